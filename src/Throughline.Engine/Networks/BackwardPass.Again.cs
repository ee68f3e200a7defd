namespace Throughline.Engine.Networks;

/// <content>The pass over a network that differs from one already computed in a few activities, towards the same end: only what they reach is computed again.</content>
internal sealed partial class BackwardPass
{
    private readonly Reach? _reach;

    /// <param name="network">The network; its ordinals are those of the version before.</param>
    /// <param name="early">The early dates, themselves computed again.</param>
    /// <param name="before">The pass over the version before, towards the same end.</param>
    /// <param name="changed">The activities that differ or are new.</param>
    public BackwardPass(Network network, ForwardPass early, BackwardPass before, IReadOnlyList<int> changed)
    {
        (_network, _early, _end, _times, _reach) = (network, early, before._end, new ActivityTimes(network), new Reach(network));
        (_caps, _gates) = ([.. before._caps], [.. before._gates]);
        (Starts, Finishes) = (Network.Copy(before.Starts, network.Count), Network.Copy(before.Finishes, network.Count));
        (Work, FinishDrivers) = (new(before.Work, network.Count), new(before.FinishDrivers, network.Count));
        foreach (var activity in changed)
        {
            AddOwn(activity, _reach);
            if (network.IsSummary(activity)) _reach.AddGate(activity);
            AddWaiting(activity, _reach);
        }

        foreach (var activity in early.Moved) AddOwn(activity, _reach);
    }

    /// <summary>The activities whose late dates differ from the version before.</summary>
    public List<int> Moved { get; } = [];

    // Only the leaf that starts first stands for the start of its summary: the summary's early start decides which.
    private void AddOwn(int activity, Reach reach)
    {
        reach.Add(activity);
        if (_network.IsSummary(activity)) reach.AddChildren(activity);
    }

    private void AddWaiting(int activity, Reach reach)
    {
        reach.AddPredecessors(activity);
        if (_network.Parents[activity] is >= 0 and var parent) reach.AddGate(parent);
    }

    private void RunAgain(Reach reach)
    {
        for (var i = _network.Order.Length - 1; i >= 0; i--)
        {
            var node = _network.Order[i];
            if (!reach.Has(node)) continue;
            Current = node;
            if (node >= _network.Count) PassGateAgain(node - _network.Count, reach);
            else if (_network.IsSummary(node)) PassCapAgain(node, reach);
            else PassAgain(node, reach);
        }
    }

    private void PassGateAgain(int summary, Reach reach)
    {
        var before = _gates[_network.SummaryNumbers[summary]];
        CloseGate(summary);
        if (_gates[_network.SummaryNumbers[summary]] != before) AddWaiting(summary, reach);
    }

    private void PassCapAgain(int summary, Reach reach)
    {
        var before = _caps[_network.SummaryNumbers[summary]];
        OpenCap(summary);
        if (_caps[_network.SummaryNumbers[summary]] != before) reach.AddChildren(summary);
    }

    private void PassAgain(int activity, Reach reach)
    {
        var before = (Starts[activity], Finishes[activity], Work[activity]);
        Pass(activity);
        if ((Starts[activity], Finishes[activity], Work[activity]) == before) return;
        Moved.Add(activity);
        AddWaiting(activity, reach);
    }
}
