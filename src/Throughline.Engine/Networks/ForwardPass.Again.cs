namespace Throughline.Engine.Networks;

/// <content>The pass over a network that differs from one already computed in a few activities: only what they reach is computed again.</content>
internal sealed partial class ForwardPass
{
    private readonly Reach? _reach;

    /// <param name="network">The network; its ordinals are those of the version before.</param>
    /// <param name="before">The pass over the version before.</param>
    /// <param name="changed">The activities that differ or are new.</param>
    public ForwardPass(Network network, ForwardPass before, IReadOnlyList<int> changed)
    {
        (_network, _times, _reach) = (network, new ActivityTimes(network), new Reach(network));
        (_projectStart, _beginning, _floor, _gates) = (before._projectStart, before._beginning, before._floor, [.. before._gates]);
        (Starts, Finishes) = (Network.Copy(before.Starts, network.Count), Network.Copy(before.Finishes, network.Count));
        (Work, StartDrivers, FinishDrivers) = (new(before.Work, network.Count), new(before.StartDrivers, network.Count), new(before.FinishDrivers, network.Count));
        Bounds = new(before.Bounds, network.Links.Length, None);
        (Resumes, Automatic, DelayBases) = (new(before.Resumes), new(before.Automatic), new(before.DelayBases));
        foreach (var activity in changed)
        {
            _reach.Add(activity);
            if (network.IsSummary(activity)) _reach.AddGate(activity);
            // Its successors read more of it than its dates: a lag in percent, what is done of it.
            _reach.AddFollowers(activity);
        }
    }

    /// <summary>The activities whose early dates differ from the version before.</summary>
    public List<int> Moved { get; } = [];

    /// <summary>The activities that were computed again, or whose links were.</summary>
    public List<int> Reached { get; } = [];

    private void RunAgain(Reach reach)
    {
        foreach (var node in _network.Order)
        {
            if (!reach.Has(node)) continue;
            Current = node;
            if (node >= _network.Count) PassGateAgain(node - _network.Count, reach);
            else PassAgain(node, reach);
        }
    }

    private void PassGateAgain(int summary, Reach reach)
    {
        var before = _gates[_network.SummaryNumbers[summary]];
        Reached.Add(summary);
        ForgetBounds(summary);
        OpenGate(summary);
        if (_gates[_network.SummaryNumbers[summary]] != before) reach.AddWaitingChildren(summary);
    }

    private void PassAgain(int activity, Reach reach)
    {
        var before = Dates(activity);
        Reached.Add(activity);
        Resumes.Remove(activity);
        Automatic.Remove(activity);
        DelayBases.Remove(activity);
        if (!_network.IsSummary(activity)) ForgetBounds(activity);
        Pass(activity);
        if (Dates(activity) == before) return;
        Moved.Add(activity);
        reach.AddFollowers(activity);
        if (_network.Parents[activity] is >= 0 and var parent) reach.Add(parent);
    }

    private (long Start, long Finish, int Work, long Resume) Dates(int activity) =>
        (Starts[activity], Finishes[activity], Work[activity], Resumes.GetValueOrDefault(activity, None));

    private void ForgetBounds(int successor)
    {
        foreach (ref readonly var edge in _network.EdgesInto(successor)) Bounds[edge.Ordinal] = None;
    }
}
