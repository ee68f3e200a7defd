using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>Early dates, in topological order: each start is the latest of what holds it back, each finish follows from it.</summary>
internal sealed partial class ForwardPass
{
    /// <summary>Nothing holds back.</summary>
    public const long None = long.MinValue;

    private readonly Network _network;
    private readonly ActivityTimes _times;
    private readonly long[]? _latest;
    private readonly long _projectStart;
    private readonly long _floor;
    private readonly (long At, Driver By) _beginning;
    private readonly Gate[] _gates;

    /// <param name="network">The network.</param>
    /// <param name="projectStart">Where work without logic begins.</param>
    /// <param name="latest">For activities as late as possible: the start they wait for. Null: they start as early as the rest.</param>
    public ForwardPass(Network network, long projectStart, long[]? latest = null)
    {
        (_network, _projectStart, _latest, _times) = (network, projectStart, latest, new ActivityTimes(network));
        _beginning = network.Beginning(projectStart);
        _floor = network.Options.StartFloor == StartFloor.StatusDate ? _beginning.At : None;
        _gates = new Gate[network.SummaryCount];
        Starts = new long[network.Count];
        Finishes = new long[network.Count];
        (Work, StartDrivers, FinishDrivers) = (new(network.Count), new(network.Count), new(network.Count));
        Bounds = new(network.Links.Length, None);
    }

    public long[] Starts { get; }

    public long[] Finishes { get; }

    /// <summary>For plain activities: the count of their clock at the finish.</summary>
    public Column<int> Work { get; }

    public Column<Driver> StartDrivers { get; }

    public Column<Driver> FinishDrivers { get; }

    /// <summary>By link: the start it allows its successor (the finish, if the successor is a summary and the link leads to a finish).</summary>
    public Column<long> Bounds { get; }

    /// <summary>Where the rest of started activities goes on.</summary>
    public Dictionary<int, long> Resumes { get; } = [];

    /// <summary>By manual activity: the dates it would have if it were automatic.</summary>
    public Dictionary<int, (long Start, long Finish)> Automatic { get; } = [];

    /// <summary>By activity with a leveling delay: what the delay counts from.</summary>
    public Dictionary<int, Driver> DelayBases { get; } = [];

    /// <summary>The node in work; says where a calendar gave out.</summary>
    public int Current { get; private set; }

    public ForwardPass Run()
    {
        if (_reach is not null)
        {
            RunAgain(_reach);
            return this;
        }

        foreach (var node in _network.Order)
        {
            Current = node;
            if (node >= _network.Count) OpenGate(node - _network.Count);
            else Pass(node);
        }

        return this;
    }

    private void Pass(int activity)
    {
        if (_network.Traits[activity] == Trait.None) Plain(activity);
        else if (_network.IsSummary(activity)) Close(activity);
        else Special(activity);
    }

    // The hot loop: an automatic activity with nothing but links.
    private void Plain(int activity)
    {
        var bound = Logic(activity);
        if (bound.At == None) bound = _beginning;
        else if (bound.At < _floor) bound = _beginning;
        var clock = _network.Calendars[_network.Clocks[activity]];
        var duration = _network.Durations[activity];
        var work = clock.WorkBefore(bound.At);
        if (duration > 0)
        {
            Work[activity] = work + (int)duration;
            Starts[activity] = clock.StartOf(work);
            Finishes[activity] = clock.FinishOf(work + (int)duration);
        }
        else
        {
            Work[activity] = work;
            Starts[activity] = Finishes[activity] = clock.FinishOf(work) == bound.At ? bound.At : clock.StartOf(work);
        }

        StartDrivers[activity] = bound.By;
        FinishDrivers[activity] = new Driver(DriverKind.Duration);
    }

    /// <summary>The latest start that links, own and of summaries above, and constraints of summaries above allow; <see cref="None"/> without any.</summary>
    private (long At, Driver By) Logic(int activity, Part part = Part.Whole, bool ignoreUnfinished = false)
    {
        var (latest, by) = (None, default(Driver));
        foreach (ref readonly var edge in _network.EdgesInto(activity))
        {
            if (ignoreUnfinished && !_network.Traits[edge.Predecessor].Has(Trait.Finished)) continue;
            var bound = Bound(in edge);
            if (bound == None) continue;
            var clamped = false;
            if (edge.ToFinish && !_network.Traits[activity].Has(Trait.Inactive))
            {
                bound = Bounds[edge.Ordinal] = _times.Start(activity, bound, part);
                // Microsoft Project lets a lead into the finish pull a start only up to the project start, one into the start also before it.
                clamped = bound < _projectStart;
                if (clamped) bound = _projectStart;
            }
            else
            {
                Bounds[edge.Ordinal] = bound;
            }

            // Of a link and a clamped one that lead to the same start, the link drives.
            if (bound > latest || (bound == latest && !clamped && by.Kind == DriverKind.ProjectStart))
                (latest, by) = (bound, clamped ? new Driver(DriverKind.ProjectStart) : new Driver(DriverKind.Link, edge.Ordinal));
        }

        var parent = _network.Parents[activity];
        return parent < 0 || !_gates[_network.SummaryNumbers[parent]].Holds || IsAloneInactive(activity, parent) ? (latest, by) : ThroughGate(activity, parent, part, (latest, by));
    }

    private (long At, Driver By) ThroughGate(int activity, int parent, Part part, (long At, Driver By) own)
    {
        ref readonly var gate = ref _gates[_network.SummaryNumbers[parent]];
        var (latest, by) = own;
        if (gate.Start > latest) (latest, by) = (gate.Start, gate.StartBy);
        if (gate.Finish != None && _times.Start(activity, gate.Finish, part) is var start && Math.Max(start, _projectStart) > latest)
            (latest, by) = start < _projectStart ? (_projectStart, new Driver(DriverKind.ProjectStart)) : (start, gate.FinishBy);
        // A summary's constraint alone does not free its leaves from the project start.
        return own.At == None && !gate.HasLogic && latest < _beginning.At ? _beginning : (latest, by);
    }

    /// <summary>The time a link allows at the edge of the successor it leads to.</summary>
    private long Bound(in LinkEdge edge)
    {
        var from = edge.FromFinish ? Finishes[edge.Predecessor] : Starts[edge.Predecessor];
        if (edge.Kind == LagKind.None || from == None) return from;
        if (_network.Options.StartedLag == StartedLagRule.ActualDuration && edge.Type == LinkType.StartToStart && _network.StatusDate is { } status
            && _network.Traits[edge.Predecessor].Has(Trait.Started) && edge.Kind == LagKind.Working)
            return _network.Calendars[edge.LagCalendar].Add(status, Math.Max(0, edge.Lag - _times.Minutes(edge.Predecessor, Part.Done)));
        return _times.Forward(in edge, from, (Starts[edge.Predecessor], Finishes[edge.Predecessor]));
    }

    // Inactive work hands on what its own links say, not what holds its active surroundings.
    private bool IsAloneInactive(int activity, int parent) => _network.Traits[activity].Has(Trait.Inactive) && !_network.Traits[parent].Has(Trait.Inactive);

    private void OpenGate(int summary)
    {
        ref var gate = ref _gates[_network.SummaryNumbers[summary]];
        gate = Gate.Open;
        // People set the dates of a manual summary; what it waits for does not move what it contains.
        if (_network.Traits[summary].Has(Trait.Manual)) return;
        if (_network.Parents[summary] is >= 0 and var parent && !IsAloneInactive(summary, parent)) gate = _gates[_network.SummaryNumbers[parent]];
        foreach (ref readonly var edge in _network.EdgesInto(summary))
        {
            var bound = Bound(in edge);
            if (bound == None) continue;
            Bounds[edge.Ordinal] = bound;
            gate.HasLogic = true;
            var by = new Driver(DriverKind.Link, edge.Ordinal);
            if (!edge.ToFinish && bound > gate.Start) (gate.Start, gate.StartBy) = (bound, by);
            if (edge.ToFinish && bound > gate.Finish) (gate.Finish, gate.FinishBy) = (bound, by);
        }

        var at = _network.At(summary);
        if (_network.Traits[summary].Has(Trait.Inactive)) return;
        if (at is not { Constraint: ConstraintKind.StartNoEarlierThan or ConstraintKind.MustStartOn or ConstraintKind.StartOn, ConstraintDate: { } date }) return;
        if (WallClock.ToMinutes(date) is var constraint && constraint > gate.Start) (gate.Start, gate.StartBy) = (constraint, new Driver(DriverKind.ParentConstraint, summary));
    }

    /// <summary>A summary spans what is below it.</summary>
    public void Close(int summary)
    {
        var (start, finish, first, last) = (long.MaxValue, long.MinValue, -1, -1);
        foreach (var child in _network.ChildrenOf(summary))
        {
            if (_network.Traits[child].Has(Trait.Inactive) && !_network.Traits[summary].Has(Trait.Inactive)) continue;
            if (Starts[child] < start) (start, first) = (Starts[child], child);
            if (Finishes[child] > finish) (finish, last) = (Finishes[child], child);
        }

        (Starts[summary], StartDrivers[summary]) = (start, new Driver(DriverKind.Child, first));
        (Finishes[summary], FinishDrivers[summary]) = (finish, new Driver(DriverKind.Child, last));
        if (_network.Traits[summary].Has(Trait.Manual) && !_network.Traits[summary].Has(Trait.Inactive)) KeepManual(summary, (start, finish));
    }

    private record struct Gate
    {
        public long Start;
        public long Finish;
        public Driver StartBy;
        public Driver FinishBy;
        public bool HasLogic;

        public static Gate Open => new() { Start = None, Finish = None };

        public readonly bool Holds => Start != None || Finish != None;
    }
}
