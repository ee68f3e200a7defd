namespace Throughline.Engine.Networks;

/// <summary>Which links set the date they lead to, found when asked from what the forward pass remembered.</summary>
internal sealed class DrivingLinks
{
    private readonly Network _network;
    private readonly ForwardPass _early;
    private readonly ActivityTimes _times;
    private int[]? _positions;

    public DrivingLinks(Network network, ForwardPass early) => (_network, _early, _times) = (network, early, new ActivityTimes(network));

    /// <summary>The compiled form of a link, or null when it holds nothing because an end is inactive.</summary>
    public LinkEdge? EdgeOf(int link)
    {
        var positions = _positions ??= Positions();
        return positions[link] < 0 ? null : _network.Edges[positions[link]];
    }

    /// <summary>Whether a link, alone or together with others, sets the start of its successor (for started work: of what remains).</summary>
    public bool Drives(in LinkEdge edge)
    {
        if (_early.Bounds[edge.Ordinal] == ForwardPass.None) return false;
        return _network.IsSummary(edge.Successor) ? DrivesBelow(edge.Successor, edge.Ordinal) : Slack(in edge) == 0 && IsSetByLink(edge.Successor);
    }

    /// <summary>Working minutes by which the successor lies after what the link allows; negative: the link is broken. Null: the link holds nothing.</summary>
    public long? Slack(in LinkEdge edge)
    {
        var bound = _early.Bounds[edge.Ordinal];
        if (bound == ForwardPass.None || _network.Traits[edge.Successor].Has(Trait.Inactive)) return null;
        var successor = edge.Successor;
        if (_network.IsSummary(successor) && edge.ToFinish) return _times.Work(successor, bound, _early.Finishes[successor]);
        var start = _network.Options.Progress == ProgressRule.AsPlanned ? _early.Starts[successor] : _early.Resumes.GetValueOrDefault(successor, _early.Starts[successor]);
        return _network.Traits[successor].Has(Trait.Assigned) ? _times.Work(successor, _times.Snap(successor, bound), start) : _times.Work(successor, bound, start);
    }

    // With a constraint, a delay or a record as the driver no link drives, however close it is.
    private bool IsSetByLink(int activity) =>
        _early.StartDrivers[activity].Kind == DriverKind.Link || _early.FinishDrivers[activity].Kind == DriverKind.Link;

    private bool DrivesBelow(int summary, int link)
    {
        foreach (var child in _network.ChildrenOf(summary))
            if (IsDrivenBy(child, link) || (_network.IsSummary(child) && DrivesBelow(child, link))) return true;
        return false;
    }

    private bool IsDrivenBy(int activity, int link) =>
        _early.StartDrivers[activity] == new Driver(DriverKind.Link, link) || _early.FinishDrivers[activity] == new Driver(DriverKind.Link, link);

    private int[] Positions()
    {
        var positions = new int[_network.Links.Length];
        positions.AsSpan().Fill(-1);
        for (var i = 0; i < _network.Edges.Length; i++) positions[_network.Edges[i].Ordinal] = i;
        return positions;
    }
}
