using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>Late dates, in reverse topological order: each finish is the earliest of what waits for it, each start follows from it. Late starts of started activities are those of their remaining work.</summary>
internal sealed partial class BackwardPass
{
    /// <summary>Nothing waits.</summary>
    public const long None = long.MaxValue;

    private readonly Network _network;
    private readonly ActivityTimes _times;
    private readonly ForwardPass _early;
    private readonly (long At, Driver By) _end;
    private readonly Cap[] _caps;
    private readonly (long Start, long Finish)[] _gates;

    /// <param name="network">The network.</param>
    /// <param name="early">The early dates.</param>
    /// <param name="end">The project's finish, or the date by which it must finish.</param>
    public BackwardPass(Network network, ForwardPass early, (long At, Driver By) end)
    {
        (_network, _early, _end, _times) = (network, early, end, new ActivityTimes(network));
        _caps = new Cap[network.SummaryCount];
        _gates = new (long, long)[network.SummaryCount];
        Starts = new long[network.Count];
        Finishes = new long[network.Count];
        (Work, FinishDrivers) = (new(network.Count), new(network.Count));
    }

    public long[] Starts { get; }

    public long[] Finishes { get; }

    /// <summary>For plain activities: the count of their clock at the late finish.</summary>
    public Column<int> Work { get; }

    public Column<Driver> FinishDrivers { get; }

    /// <summary>The node in work; says where a calendar gave out.</summary>
    public int Current { get; private set; }

    public BackwardPass Run()
    {
        if (_reach is not null) RunAgain(_reach);
        else RunAll();
        foreach (var node in _network.Order) if (node < _network.Count && _network.IsSummary(node)) RollUp(node);
        return this;
    }

    private void RunAll()
    {
        for (var i = _network.Order.Length - 1; i >= 0; i--)
        {
            var node = Current = _network.Order[i];
            if (node >= _network.Count) CloseGate(node - _network.Count);
            else if (_network.IsSummary(node)) OpenCap(node);
            else Pass(node);
        }
    }

    private void Pass(int activity)
    {
        if (_network.Traits[activity] == Trait.None) Plain(activity);
        else Special(activity);
    }

    // The hot loop: an automatic activity with nothing but links.
    private void Plain(int activity)
    {
        var latest = Logic(activity);
        var clock = _network.Calendars[_network.Clocks[activity]];
        var duration = (int)_network.Durations[activity];
        var work = clock.WorkBefore(latest.At);
        Work[activity] = work;
        // A moment without float is late when it is early; of other equivalent times a finish takes the first.
        Finishes[activity] = duration == 0 && work == _early.Work[activity] ? _early.Finishes[activity] : clock.FinishOf(work);
        Starts[activity] = duration > 0 ? clock.StartOf(work - duration) : Finishes[activity];
        FinishDrivers[activity] = latest.By;
    }

    private (long At, Driver By) Logic(int activity)
    {
        var (latest, by) = _end;
        var followers = _network.FollowersOf(activity);
        foreach (var position in followers)
        {
            ref readonly var edge = ref _network.Edges[position];
            if (Bound(activity, in edge) is var bound && bound < latest) (latest, by) = (bound, new Driver(DriverKind.Link, edge.Ordinal));
        }

        var parent = _network.Parents[activity];
        var cap = parent < 0 ? Cap.Open : _caps[_network.SummaryNumbers[parent]];
        if (cap.Holds) (latest, by) = Capped(activity, parent, in cap, (latest, by));
        if (!_network.Options.OpenEndsAreCritical || followers.Length > 0 || cap.HasLogic) return (latest, by);
        return _early.Finishes[activity] < latest ? (_early.Finishes[activity], new Driver(DriverKind.OpenEnd)) : (latest, by);
    }

    private (long At, Driver By) Capped(int activity, int parent, in Cap cap, (long At, Driver By) own)
    {
        var (latest, by) = own;
        if (cap.Finish < latest) (latest, by) = (cap.Finish, cap.FinishBy);
        if (cap.Start != None && _times.Finish(activity, cap.Start).At is var finish && finish < latest) (latest, by) = (finish, cap.StartBy);
        // Only the leaf that starts first stands for the start of its summary.
        if (cap.First != None && _early.Starts[activity] == _early.Starts[parent] && _times.Finish(activity, cap.First).At is var first && first < latest) (latest, by) = (first, cap.FirstBy);
        return (latest, by);
    }

    /// <summary>The late finish that a link leaves its predecessor.</summary>
    private long Bound(int activity, in LinkEdge edge)
    {
        if (edge.IsPlain && _network.Traits[edge.Successor] == Trait.None && _network.Durations[edge.Successor] > 0) return Starts[edge.Successor];
        var to = Edge(in edge);
        if (to == None) return None;
        if (edge.FromFinish) return Shift(in edge, to);
        return _network.Traits[activity].Has(Trait.Started) ? None : _times.Finish(activity, Shift(in edge, to)).At;
    }

    // The late date of the successor's edge; a successor that has passed that edge imposes nothing.
    private long Edge(in LinkEdge edge)
    {
        var traits = _network.Traits[edge.Successor];
        if (traits.Has(Trait.Summary))
        {
            var gate = _gates[_network.SummaryNumbers[edge.Successor]];
            return edge.ToFinish ? gate.Finish : gate.Start;
        }

        if (traits.Has(Trait.Inactive)) return Starts[edge.Successor];
        if (traits.Has(Trait.Started) && _network.Options.IgnoresUnfinished) return Recorded(in edge, traits);
        if (traits.Has(Trait.Finished) || (traits.Has(Trait.Started) && edge.Type == LinkType.StartToStart)) return None;
        return edge.ToFinish ? _times.LatestFinish(edge.Successor, Starts[edge.Successor], Finishes[edge.Successor]) : _times.LatestStart(edge.Successor, Starts[edge.Successor]);
    }

    // Started work that did not wait asks for nothing; with actual dates, for room before its records.
    private long Recorded(in LinkEdge edge, Trait traits) =>
        _network.Options.Progress != ProgressRule.ActualDates || (edge.ToFinish && !traits.Has(Trait.Finished)) ? None
        : edge.ToFinish ? _early.Finishes[edge.Successor] : _early.Starts[edge.Successor];

    private long Shift(in LinkEdge edge, long at) => edge.Kind == LagKind.None ? at : _times.Back(in edge, at, (_early.Starts[edge.Predecessor], _early.Finishes[edge.Predecessor]));

    private void Special(int activity)
    {
        var at = _network.At(activity);
        var traits = _network.Traits[activity];
        if (traits.Has(Trait.Finished) && !traits.Has(Trait.Inactive))
        {
            (Starts[activity], Finishes[activity], FinishDrivers[activity]) = (_early.Starts[activity], _early.Finishes[activity], new Driver(DriverKind.ActualFinish));
            return;
        }

        var latest = Logic(activity);
        if (traits.Has(Trait.Inactive))
        {
            (Starts[activity], Finishes[activity], FinishDrivers[activity]) = (latest.At, latest.At, latest.By);
            return;
        }

        if (traits.Has(Trait.Constrained)) latest = Constrained(activity, latest);
        if (at.Deadline is { } deadline && WallClock.ToMinutes(deadline) < latest.At) latest = (WallClock.ToMinutes(deadline), new Driver(DriverKind.Deadline));
        var isMoment = _network.Durations[activity] == 0 && !traits.Has(Trait.Assigned | Trait.Manual);
        Finishes[activity] = isMoment && _times.Work(activity, _early.Finishes[activity], latest.At) == 0 ? _early.Finishes[activity] : _times.PullBack(activity, latest.At);
        Starts[activity] = LateStart(activity, traits);
        FinishDrivers[activity] = latest.By;
    }

    private long LateStart(int activity, Trait traits)
    {
        // A manual activity is as long as its dates say.
        if (!traits.Has(Trait.Manual)) return _times.Start(activity, Finishes[activity], traits.Has(Trait.Started) ? Part.Remaining : Part.Whole);
        return _times.Clock(activity).Subtract(Finishes[activity], _times.Work(activity, _early.Starts[activity], _early.Finishes[activity]));
    }

    private (long At, Driver By) Constrained(int activity, (long At, Driver By) logic)
    {
        var at = _network.At(activity);
        var onFinish = ConstraintRules.IsOnFinish(at.Constraint);
        if (!ConstraintRules.IsUpperLimit(at.Constraint) || (!onFinish && _network.Traits[activity].Has(Trait.Started))) return logic;
        var date = WallClock.ToMinutes(at.ConstraintDate!.Value);
        var limit = onFinish ? date : _times.Finish(activity, date).At;
        return limit < logic.At || ConstraintRules.Holds(at.Constraint, _network.Options.Constraints) ? (limit, new Driver(DriverKind.Constraint)) : logic;
    }

    // What waits for a summary waits for all its leaves: known before they are computed.
    private void OpenCap(int summary)
    {
        var cap = Cap.Open;
        var parent = _network.Parents[summary];
        if (parent >= 0)
        {
            cap = _caps[_network.SummaryNumbers[parent]];
            if (_early.Starts[summary] != _early.Starts[parent]) cap.First = None;
        }

        foreach (var position in _network.FollowersOf(summary))
        {
            ref readonly var edge = ref _network.Edges[position];
            cap.HasLogic = true;
            if (Edge(in edge) is var to && to == None) continue;
            var (at, by) = (Shift(in edge, to), new Driver(DriverKind.Link, edge.Ordinal));
            if (edge.FromFinish && at < cap.Finish) (cap.Finish, cap.FinishBy) = (at, by);
            if (!edge.FromFinish && at < cap.First) (cap.First, cap.FirstBy) = (at, by);
        }

        var activity = _network.At(summary);
        if (activity.ConstraintDate is { } date && ConstraintRules.IsUpperLimit(activity.Constraint))
        {
            var (limit, by) = (WallClock.ToMinutes(date), new Driver(DriverKind.ParentConstraint, summary));
            if (activity.Constraint == ConstraintKind.FinishNoLaterThan && limit < cap.Finish) (cap.Finish, cap.FinishBy) = (limit, by);
            if (activity.Constraint == ConstraintKind.StartNoLaterThan && limit < cap.Start) (cap.Start, cap.StartBy) = (limit, by);
        }

        _caps[_network.SummaryNumbers[summary]] = cap;
    }

    // What a link into a summary must leave room for: the first of its leaves.
    private void CloseGate(int summary)
    {
        var (start, finish) = (None, None);
        foreach (var child in _network.ChildrenOf(summary))
        {
            var traits = _network.Traits[child];
            // Inactive work hands on what its own followers leave.
            if (traits.Has(Trait.Inactive) ? !_network.Traits[summary].Has(Trait.Inactive) : traits.Has(Trait.Finished)) continue;
            var late = traits.Has(Trait.Inactive) && !traits.Has(Trait.Summary) ? (Start: Starts[child], Finish: Finishes[child]) : traits.Has(Trait.Summary)
                ? _gates[_network.SummaryNumbers[child]]
                : (Start: _times.LatestStart(child, Starts[child]), Finish: _times.LatestFinish(child, Starts[child], Finishes[child]));
            (start, finish) = (Math.Min(start, late.Start), Math.Min(finish, late.Finish));
        }

        _gates[_network.SummaryNumbers[summary]] = (start, finish);
    }

    private void RollUp(int summary)
    {
        var (start, finish) = (None, long.MinValue);
        foreach (var child in _network.ChildrenOf(summary))
        {
            if (_network.Traits[child].Has(Trait.Inactive) && !_network.Traits[summary].Has(Trait.Inactive)) continue;
            start = Math.Min(start, Starts[child]);
            if (Finishes[child] > finish) (finish, FinishDrivers[summary]) = (Finishes[child], new Driver(DriverKind.Child, child));
        }

        if (_reach is not null && (Starts[summary] != start || Finishes[summary] != finish)) Moved.Add(summary);
        (Starts[summary], Finishes[summary]) = (start, finish);
    }

    private record struct Cap
    {
        public long Start;
        public long Finish;
        public long First;
        public Driver StartBy;
        public Driver FinishBy;
        public Driver FirstBy;
        public bool HasLogic;

        public static Cap Open => new() { Start = None, Finish = None, First = None };

        public readonly bool Holds => Start != None || Finish != None || First != None;
    }
}
