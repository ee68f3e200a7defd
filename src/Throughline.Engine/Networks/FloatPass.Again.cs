namespace Throughline.Engine.Networks;

/// <content>The pass over a network that differs from one already computed in a few activities, with the same end: only what they reach is computed again.</content>
internal sealed partial class FloatPass
{
    private readonly Reach? _reach;

    /// <param name="network">The network; its ordinals are those of the version before.</param>
    /// <param name="early">The early dates, computed again.</param>
    /// <param name="late">The late dates, computed again.</param>
    /// <param name="before">The pass over the version before, with the same project finish.</param>
    /// <param name="changed">The activities that differ or are new.</param>
    public FloatPass(Network network, ForwardPass early, BackwardPass late, FloatPass before, IReadOnlyList<int> changed)
    {
        (_network, _early, _late, _projectFinish, _times, _reach) = (network, early, late, before._projectFinish, new ActivityTimes(network), new Reach(network));
        _rooms = [.. before._rooms];
        (Total, Free) = (new(before.Total, network.Count), new(before.Free, network.Count));
        foreach (var activity in changed) AddEarly(activity, _reach);
        foreach (var activity in early.Moved) AddEarly(activity, _reach);
        foreach (var activity in late.Moved) _reach.Add(activity);
    }

    private void AddEarly(int activity, Reach reach)
    {
        reach.Add(activity);
        if (_network.IsSummary(activity)) reach.AddChildren(activity);
        // A link into the finish of a summary looks at the leaves below it.
        for (var at = activity; at >= 0; at = _network.Parents[at]) reach.AddPredecessors(at);
    }

    private void PassAgain(int activity, Reach reach)
    {
        if (HasNone(activity)) (Total[activity], Free[activity]) = (0, 0);
        if (!_network.IsSummary(activity))
        {
            Pass(activity);
            return;
        }

        var before = _rooms[_network.SummaryNumbers[activity]];
        Pass(activity);
        if (_rooms[_network.SummaryNumbers[activity]] != before) reach.AddChildren(activity);
    }
}
