namespace Throughline.Engine.Networks;

/// <summary>The activities from which, over driving links only, the latest finish is reached: critical whatever calendars and must-finish dates do to float.</summary>
internal sealed class LongestPath
{
    private readonly Network _network;
    private readonly ForwardPass _early;
    private readonly DrivingLinks _driving;
    private readonly bool[] _on;
    private readonly Stack<int> _open = new();

    private LongestPath(Network network, ForwardPass early, DrivingLinks driving) =>
        (_network, _early, _driving, _on) = (network, early, driving, new bool[network.Count]);

    public static bool[] Of(Network network, ForwardPass early, DrivingLinks driving)
    {
        var path = new LongestPath(network, early, driving);
        path.Walk();
        return path._on;
    }

    private void Walk()
    {
        var last = long.MinValue;
        for (var i = 0; i < _network.Count; i++) if (IsLeaf(i)) last = Math.Max(last, _early.Finishes[i]);
        for (var i = 0; i < _network.Count; i++) if (IsLeaf(i) && _early.Finishes[i] == last) Add(i);
        while (_open.TryPop(out var activity)) Follow(activity);
        // A summary lies on the path when a leaf of it does.
        for (var i = 0; i < _network.Count; i++)
            for (var above = _network.Parents[i]; above >= 0 && _on[i] && !_on[above]; above = _network.Parents[above]) _on[above] = true;
    }

    private bool IsLeaf(int activity) => !_network.Traits[activity].Has(Trait.Summary | Trait.Inactive);

    private void Add(int activity)
    {
        if (_on[activity]) return;
        _on[activity] = true;
        _open.Push(activity);
    }

    private void Follow(int activity)
    {
        // What drives may also be tied to a summary above, unless people set that summary's dates.
        for (var at = activity; at >= 0 && (at == activity || !_network.Traits[at].Has(Trait.Manual)); at = _network.Parents[at])
            foreach (ref readonly var edge in _network.EdgesInto(at)) if (_driving.Drives(in edge, activity)) Back(in edge);
    }

    private void Back(in LinkEdge edge)
    {
        if (!_network.IsSummary(edge.Predecessor)) Add(edge.Predecessor);
        else if (edge.FromFinish) AddLast(edge.Predecessor, _early.Finishes[edge.Predecessor]);
        else AddFirst(edge.Predecessor, _early.Starts[edge.Predecessor]);
    }

    private void AddLast(int summary, long finish)
    {
        foreach (var child in _network.ChildrenOf(summary))
            if (_early.Finishes[child] == finish && !_network.Traits[child].Has(Trait.Inactive))
                if (_network.IsSummary(child)) AddLast(child, finish);
                else Add(child);
    }

    private void AddFirst(int summary, long start)
    {
        foreach (var child in _network.ChildrenOf(summary))
            if (_early.Starts[child] == start && !_network.Traits[child].Has(Trait.Inactive))
                if (_network.IsSummary(child)) AddFirst(child, start);
                else Add(child);
    }
}
