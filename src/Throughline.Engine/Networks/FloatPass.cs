namespace Throughline.Engine.Networks;

/// <summary>How far each activity can move: total float against the late dates, free float against the early dates of what follows.</summary>
internal sealed partial class FloatPass
{
    private const long None = long.MaxValue;
    private readonly Network _network;
    private readonly ForwardPass _early;
    private readonly BackwardPass _late;
    private readonly ActivityTimes _times;
    private readonly long _projectFinish;
    private readonly (long Finish, long First, bool HasLogic)[] _rooms;

    public FloatPass(Network network, ForwardPass early, BackwardPass late, long projectFinish)
    {
        (_network, _early, _late, _projectFinish, _times) = (network, early, late, projectFinish, new ActivityTimes(network));
        _rooms = new (long, long, bool)[network.SummaryCount];
        (Total, Free) = (new(network.Count), new(network.Count));
    }

    // Working minutes within the supported years fit into 32 bits.
    public Column<int> Total { get; }

    public Column<int> Free { get; }

    public int Current { get; private set; }

    /// <summary>How far the start can move; found when asked.</summary>
    public int StartFloat(int activity) => HasNone(activity) ? 0 : StartSlip(activity);

    /// <summary>How far the finish can move; found when asked.</summary>
    public int FinishFloat(int activity) => HasNone(activity) ? 0 : FinishSlip(activity);

    public FloatPass Run()
    {
        for (var i = _network.Order.Length - 1; i >= 0; i--)
        {
            var node = Current = _network.Order[i];
            if (node >= _network.Count) continue;
            if (_reach is null) Pass(node);
            else if (_reach.Has(node)) PassAgain(node, _reach);
        }

        return this;
    }

    private void Pass(int activity)
    {
        if (_network.Traits[activity] == Trait.None) Plain(activity);
        else Special(activity);
    }

    private void Plain(int activity)
    {
        // Both edges of a plain activity are one duration apart on one clock.
        var done = _early.Work[activity];
        Total[activity] = _late.Work[activity] - done;
        var (finish, start, hasLogic) = Room(activity);
        if (!hasLogic)
        {
            Free[activity] = OpenEnd(activity);
            return;
        }

        var clock = _times.Clock(activity);
        long free = finish == None ? None : clock.WorkBefore(finish) - done;
        if (start != None) free = Math.Min(free, clock.Work(_early.Starts[activity], start));
        Free[activity] = free == None ? OpenEnd(activity) : (int)Math.Max(0, free);
    }

    private void Special(int activity)
    {
        var traits = _network.Traits[activity];
        if (HasNone(activity))
        {
            if (traits.Has(Trait.Summary)) OpenRoom(activity);
            return;
        }

        Total[activity] = _network.Options.TotalFloat switch
        {
            FloatKind.Start => StartSlip(activity),
            FloatKind.Finish => FinishSlip(activity),
            _ => traits.Has(Trait.Started) ? FinishSlip(activity) : Math.Min(StartSlip(activity), FinishSlip(activity)),
        };
        var (finish, first, hasLogic) = traits.Has(Trait.Summary) ? OpenRoom(activity) : Room(activity);
        var free = finish == None ? None : _times.Work(activity, _early.Finishes[activity], finish);
        if (first != None && !traits.Has(Trait.Started)) free = Math.Min(free, _times.Work(activity, _early.Starts[activity], first));
        Free[activity] = !hasLogic || free == None ? OpenEnd(activity) : (int)Math.Max(0, free);
    }

    // Finished and inactive work is passed by.
    private bool HasNone(int activity) => _network.Traits[activity].Has(Trait.Finished | Trait.Inactive);

    // From the start of what is left.
    private int StartSlip(int activity) => (int)_times.Work(activity, _early.Resumes.GetValueOrDefault(activity, _early.Starts[activity]), _late.Starts[activity]);

    private int FinishSlip(int activity) => (int)_times.Work(activity, _early.Finishes[activity], _late.Finishes[activity]);

    private int OpenEnd(int activity) => (int)Math.Max(0, _network.Options.FreeFloatOfOpenEnds == OpenEndRule.TotalFloat
        ? Total[activity]
        : _times.Work(activity, _early.Finishes[activity], _projectFinish));

    /// <summary>How far finish and start can move before something that follows does.</summary>
    private (long Finish, long Start, bool HasLogic) Room(int activity)
    {
        var (finish, start, hasLogic) = Own(activity);
        var parent = _network.Parents[activity];
        if (parent < 0) return (finish, start, hasLogic);
        var above = _rooms[_network.SummaryNumbers[parent]];
        if (_early.Starts[activity] == _early.Starts[parent]) start = Math.Min(start, above.First);
        return (Math.Min(finish, above.Finish), start, hasLogic || above.HasLogic);
    }

    private (long Finish, long First, bool HasLogic) OpenRoom(int summary) => _rooms[_network.SummaryNumbers[summary]] = Room(summary);

    private (long Finish, long Start, bool HasLogic) Own(int activity)
    {
        var (finish, start) = (None, None);
        var followers = _network.FollowersOf(activity);
        foreach (var position in followers)
        {
            ref readonly var edge = ref _network.Edges[position];
            if (edge.IsPlain && _network.Traits[edge.Successor] == Trait.None)
            {
                finish = Math.Min(finish, _early.Starts[edge.Successor]);
                continue;
            }

            var to = Edge(in edge);
            if (to == None) continue;
            if (edge.Kind != LagKind.None) to = _times.Back(in edge, to, (_early.Starts[activity], _early.Finishes[activity]));
            if (edge.FromFinish) finish = Math.Min(finish, to);
            else start = Math.Min(start, to);
        }

        return (finish, start, followers.Length > 0);
    }

    // The early date of the successor's edge that the link leads to, where the successor can still move.
    private long Edge(in LinkEdge edge)
    {
        var traits = _network.Traits[edge.Successor];
        if (traits.Has(Trait.Finished)) return None;
        if (traits.Has(Trait.Inactive)) return _early.Starts[edge.Successor] == ForwardPass.None ? None : _early.Starts[edge.Successor];
        if (traits.Has(Trait.Started) && _network.Options.IgnoresUnfinished) return None;
        if (edge.ToFinish) return traits.Has(Trait.Summary) ? FirstFinish(edge.Successor) : _times.LatestFinish(edge.Successor, _early.Resumes.GetValueOrDefault(edge.Successor, _early.Starts[edge.Successor]), _early.Finishes[edge.Successor]);
        if (!traits.Has(Trait.Started)) return _early.Starts[edge.Successor];
        return _network.Options.Progress == ProgressRule.RetainedLogic && _early.Resumes.TryGetValue(edge.Successor, out var resume) ? resume : None;
    }

    private long FirstFinish(int summary)
    {
        var first = None;
        foreach (var child in _network.ChildrenOf(summary))
            if (!_network.Traits[child].Has(Trait.Inactive)) first = Math.Min(first, _network.IsSummary(child) ? FirstFinish(child) : _early.Finishes[child]);
        return first;
    }
}
