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

    /// <summary>The lag as both passes counted it.</summary>
    public LinkTerms TermsOf(in LinkEdge edge)
    {
        var predecessor = edge.Predecessor;
        var (minutes, isElapsed) = _times.Lag(in edge, (_early.Starts[predecessor], _early.Finishes[predecessor]));
        return new LinkTerms(edge.Type, minutes, isElapsed ? null : _network.Calendars[edge.LagCalendar]);
    }

    /// <summary>Whether a link, alone or together with others, sets the start of its successor (for started work: of what remains); of a summary, that of a leaf below.</summary>
    public bool Drives(in LinkEdge edge) => Drives(in edge, edge.Successor);

    /// <summary>Whether a link into an activity or a summary above it sets the activity's start.</summary>
    public bool Drives(in LinkEdge edge, int activity)
    {
        if (_early.Bounds[edge.Ordinal] == ForwardPass.None) return false;
        if (!_network.IsSummary(activity)) return IsSetByLink(activity) && Slack(in edge, activity) == 0;
        foreach (var child in _network.ChildrenOf(activity)) if (!_network.Traits[child].Has(Trait.Manual) && Drives(in edge, child)) return true;
        return false;
    }

    /// <summary>Working minutes by which the successor lies after what the link allows; negative: the link is broken. Null: the link holds nothing.</summary>
    public long? Slack(in LinkEdge edge)
    {
        var bound = _early.Bounds[edge.Ordinal];
        var successor = edge.Successor;
        if (bound == ForwardPass.None || _network.Traits[successor].Has(Trait.Inactive)) return null;
        return _network.IsSummary(successor) && edge.ToFinish ? _times.Work(successor, bound, _early.Finishes[successor]) : Slack(in edge, successor);
    }

    private long Slack(in LinkEdge edge, int activity)
    {
        var bound = _early.Bounds[edge.Ordinal];
        var start = _network.Options.Progress == ProgressRule.AsPlanned ? _early.Starts[activity] : _early.Resumes.GetValueOrDefault(activity, _early.Starts[activity]);
        var part = start == _early.Starts[activity] ? Part.Whole : Part.Remaining;
        // What a link allows a summary at the finish, each leaf counts back from on its own.
        if (edge.ToFinish && edge.Successor != activity) bound = _times.Start(activity, bound, part);
        return _network.Traits[activity].Has(Trait.Assigned) ? _times.Work(activity, _times.Snap(activity, bound), start) : _times.Work(activity, bound, start);
    }

    // With a constraint, a delay or a record as the driver no link drives, however close it is.
    private bool IsSetByLink(int activity) =>
        _early.StartDrivers[activity].Kind == DriverKind.Link || _early.FinishDrivers[activity].Kind == DriverKind.Link;

    private int[] Positions()
    {
        var positions = new int[_network.Links.Length];
        positions.AsSpan().Fill(-1);
        for (var i = 0; i < _network.Edges.Length; i++) positions[_network.Edges[i].Ordinal] = i;
        return positions;
    }
}
