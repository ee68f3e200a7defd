using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>Activities and links in flat arrays and in topological order, ready for the passes. Immutable; made by <see cref="NetworkBuilder"/>.</summary>
public sealed partial class Network
{
    private readonly Activity[] _activities;
    private readonly Link[] _links;
    private readonly object _origin;

    private Network(Network source, Activity[] activities)
    {
        (_activities, _links, _origin) = (activities, source._links, source._origin);
        (Calendars, Continuous, Options) = (source.Calendars, source.Continuous, source.Options);
        (ProjectStart, StatusDate, MustFinishBy, FromFinish) = (source.ProjectStart, source.StatusDate, source.MustFinishBy, source.FromFinish);
        var isLonger = Count > source.Count;
        (Parents, SummaryNumbers) = isLonger ? (Copy(source.Parents, Count), Copy(source.SummaryNumbers, Count)) : (source.Parents, source.SummaryNumbers);
        (SummaryCount, ChildOffsets, Children) = (source.SummaryCount, source.ChildOffsets, source.Children);
        (Edges, EdgeOffsets, Followers, FollowerOffsets, Order) = (source.Edges, source.EdgeOffsets, source.Followers, source.FollowerOffsets, source.Order);
        (Clocks, Traits) = isLonger ? (Copy(source.Clocks, Count), Copy(source.Traits, Count)) : (source.Clocks, source.Traits);
        Durations = Copy(source.Durations, Count);
    }

    private Network(NetworkBuilder builder)
    {
        _activities = [.. builder.Activities];
        _links = [.. builder.Links];
        _origin = _links;
        Continuous = builder.Calendars.Count;
        Calendars = [.. builder.Calendars, WorkingCalendar.Continuous];
        Options = builder.Options;
        ProjectStart = WallClock.ToMinutes(builder.ProjectStart);
        StatusDate = Minutes(builder.StatusDate);
        MustFinishBy = Minutes(builder.MustFinishBy);
        FromFinish = Minutes(builder.ScheduleFromFinish);
        Parents = new int[Count];
        for (var i = 0; i < Count; i++) Parents[i] = _activities[i].Parent ?? -1;
        (ChildOffsets, Children) = Adjacency.Of(Parents, Count);
        SummaryNumbers = new int[Count];
        for (var i = 0; i < Count; i++) SummaryNumbers[i] = IsSummary(i) ? SummaryCount++ : -1;
        Clocks = new int[Count];
        Durations = new long[Count];
        Traits = new Trait[Count];
    }

    /// <summary>Number of activities, summaries included.</summary>
    public int Count => _activities.Length;

    /// <summary>The conventions by which dates are computed.</summary>
    public ScheduleOptions Options { get; }

    /// <summary>The activities by ordinal.</summary>
    public ReadOnlySpan<Activity> Activities => _activities;

    /// <summary>The links by ordinal.</summary>
    public ReadOnlySpan<Link> Links => _links;

    internal WorkingCalendar[] Calendars { get; }

    /// <summary>Ordinal of the calendar that works around the clock.</summary>
    internal int Continuous { get; }

    internal long ProjectStart { get; }

    internal long? StatusDate { get; }

    internal long? MustFinishBy { get; }

    internal long? FromFinish { get; }

    /// <summary>The summary above each activity, or −1.</summary>
    internal int[] Parents { get; }

    /// <summary>Which summary each activity is, counted from 0; −1: none.</summary>
    internal int[] SummaryNumbers { get; }

    /// <summary>Number of summaries.</summary>
    internal int SummaryCount { get; }

    internal int[] ChildOffsets { get; private set; }

    internal int[] Children { get; private set; }

    /// <summary>The calendar on which each activity's duration counts: its own, or the continuous one.</summary>
    internal int[] Clocks { get; private set; }

    /// <summary>Duration of each activity on its clock; 0 for summaries.</summary>
    internal long[] Durations { get; }

    internal Trait[] Traits { get; private set; }

    /// <summary>Links that hold, grouped by successor.</summary>
    internal LinkEdge[] Edges { get; private set; } = [];

    /// <summary>Where the edges of each successor begin in <see cref="Edges"/>.</summary>
    internal int[] EdgeOffsets { get; private set; } = [];

    /// <summary>Positions in <see cref="Edges"/>, grouped by predecessor.</summary>
    internal int[] Followers { get; private set; } = [];

    /// <summary>Where the followers of each predecessor begin.</summary>
    internal int[] FollowerOffsets { get; private set; } = [];

    /// <summary>Nodes in the order in which dates can be computed: an ordinal is an activity (a summary once its leaves are done), an ordinal + <see cref="Count"/> the gate of a summary, before its leaves.</summary>
    internal int[] Order { get; private set; } = [];

    /// <summary>What an activity without logic begins at, and what set that.</summary>
    internal (long At, Driver By) Beginning(long projectStart) =>
        Options.StartFloor == StartFloor.StatusDate && StatusDate > projectStart
            ? (StatusDate.Value, new Driver(DriverKind.StatusDate))
            : (projectStart, new Driver(DriverKind.ProjectStart));

    /// <summary>Whether any activity has at least one of some traits.</summary>
    internal bool Has(Trait any) => Array.Exists(Traits, traits => traits.Has(any));

    /// <summary>Whether an activity has others below it.</summary>
    /// <param name="activity">Its ordinal.</param>
    public bool IsSummary(int activity) => ChildOffsets[activity] < ChildOffsets[activity + 1];

    /// <summary>Whether an activity is kept out of the schedule: by itself, with a summary above it, or as a summary with nothing active below.</summary>
    /// <param name="activity">Its ordinal.</param>
    public bool IsInactive(int activity) => Traits[activity].Has(Trait.Inactive);

    internal ReadOnlySpan<int> ChildrenOf(int activity) => Children.AsSpan(ChildOffsets[activity]..ChildOffsets[activity + 1]);

    internal ReadOnlySpan<LinkEdge> EdgesInto(int activity) => Edges.AsSpan(EdgeOffsets[activity]..EdgeOffsets[activity + 1]);

    internal ReadOnlySpan<int> FollowersOf(int activity) => Followers.AsSpan(FollowerOffsets[activity]..FollowerOffsets[activity + 1]);

    internal Activity At(int activity) => _activities[activity];

    internal static Outcome<Network> Compile(NetworkBuilder builder)
    {
        var network = new Network(builder);
        if (network.FindParentCycle() is { } parents) return Outcome<Network>.Failed(parents);
        for (var i = 0; i < network.Count; i++) network.CompileActivity(i);
        network.SpreadInactivity();
        network.CompileLinks();
        (network.Order, var cycle) = NodeOrder.Of(network);
        if (cycle is not null) return Outcome<Network>.Failed(cycle);
        return Outcome<Network>.Of(network);
    }

    private static long? Minutes(DateTime? at) => at is { } date ? WallClock.ToMinutes(date) : null;

    private NetworkProblem.ParentCycle? FindParentCycle()
    {
        // 0 not seen, otherwise the number of the climb that saw it.
        var seen = new int[Count];
        for (var i = 0; i < Count; i++)
        {
            var at = i;
            for (; at >= 0 && seen[at] == 0; at = Parents[at]) seen[at] = i + 1;
            if (at < 0 || seen[at] != i + 1) continue;
            var path = ImmutableArray.CreateBuilder<int>();
            var first = at;
            do
            {
                path.Add(at);
                at = Parents[at];
            }
            while (at != first);
            return new NetworkProblem.ParentCycle(path.ToImmutable());
        }

        return null;
    }

    private void CompileActivity(int i) => (Clocks[i], Durations[i], Traits[i]) = (ClockOf(i), DurationOf(i), TraitsOf(i));

    private int ClockOf(int i) => _activities[i].IsElapsed && !IsSummary(i) ? Continuous : _activities[i].Calendar;

    private long DurationOf(int i) => IsSummary(i) ? 0 : _activities[i].DurationMinutes;

    private Trait TraitsOf(int i)
    {
        var activity = _activities[i];
        var traits = activity.IsInactive ? Trait.Inactive : Trait.None;
        if (!IsSummary(i)) return traits | LeafTraits(activity);
        traits |= Trait.Summary;
        return activity.IsManual && (activity.ManualStart ?? activity.ManualFinish) is not null ? traits | Trait.Manual : traits;
    }

    private static Trait LeafTraits(Activity activity)
    {
        var traits = Trait.None;
        if (activity.IsManual && (activity.ManualStart ?? activity.ManualFinish) is not null) traits |= Trait.Manual;
        if (activity.ActualFinish is not null) traits |= Trait.Finished | Trait.Started;
        else if (activity.ActualStart is not null) traits |= Trait.Started;
        if (!activity.Assignments.IsDefaultOrEmpty) traits |= Trait.Assigned;
        if (activity.Constraint == ConstraintKind.AsLateAsPossible && !traits.Has(Trait.Started | Trait.Manual)) traits |= Trait.AsLateAsPossible;
        if (activity.Constraint > ConstraintKind.AsLateAsPossible) traits |= Trait.Constrained;
        if (activity.Deadline is not null || activity.LevelingDelayMinutes != 0 || activity.InterruptionMinutes != 0 || activity.PercentComplete > 0) traits |= Trait.Special;
        return traits;
    }

    private void SpreadInactivity()
    {
        for (var i = 0; i < Count; i++)
            for (var above = Parents[i]; above >= 0 && !Traits[i].Has(Trait.Inactive); above = Parents[above])
                Traits[i] |= Traits[above] & Trait.Inactive;
        // Nor does a summary do anything without active leaves.
        var active = new bool[Count];
        for (var i = 0; i < Count; i++)
            if (!IsSummary(i) && !Traits[i].Has(Trait.Inactive))
                for (var above = Parents[i]; above >= 0 && !active[above]; above = Parents[above]) active[above] = true;
        for (var i = 0; i < Count; i++) if (IsSummary(i) && !active[i]) Traits[i] |= Trait.Inactive;
    }

    private void CompileLinks()
    {
        var kept = new List<LinkEdge>(_links.Length);
        for (var i = 0; i < _links.Length; i++) if (CompileLink(i) is { } edge) kept.Add(edge);
        var edges = CollectionsMarshal.AsSpan(kept);
        var successors = new int[edges.Length];
        for (var i = 0; i < edges.Length; i++) successors[i] = edges[i].Successor;
        (EdgeOffsets, var positions) = Adjacency.Of(successors, Count);
        Edges = new LinkEdge[edges.Length];
        var predecessors = new int[edges.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            Edges[i] = edges[positions[i]];
            predecessors[i] = Edges[i].Predecessor;
        }

        (FollowerOffsets, Followers) = Adjacency.Of(predecessors, Count);
    }

    private LinkEdge? CompileLink(int i)
    {
        var link = _links[i];
        var type = link.Type;
        var (kind, lag) = CompileLag(link);
        if ((Traits[link.Predecessor] | Traits[link.Successor]).Has(Trait.Inactive))
        {
            if (Options.Inactive == InactiveRule.Drop) return null;
            if (Options.Inactive == InactiveRule.BridgeFinishToStart) (type, kind, lag) = (LinkType.FinishToStart, LagKind.None, 0);
        }

        var calendar = Options.LagCalendar switch
        {
            LagCalendar.Predecessor => _activities[link.Predecessor].Calendar,
            LagCalendar.Project => 0,
            LagCalendar.Continuous => Continuous,
            _ => _activities[link.Successor].Calendar,
        };
        return new LinkEdge(link.Predecessor, link.Successor, i, calendar, lag, type, lag == 0 ? LagKind.None : kind);
    }

    private (LagKind Kind, long Lag) CompileLag(in Link link)
    {
        var amount = link.Lag.Amount;
        if (link.Lag.Unit is LagUnit.WorkingMinutes or LagUnit.ElapsedMinutes)
            return (link.Lag.Unit == LagUnit.WorkingMinutes ? LagKind.Working : LagKind.Elapsed, Rounded(amount));
        var elapsed = link.Lag.Unit == LagUnit.ElapsedPercent || (_activities[link.Predecessor].IsElapsed && !IsSummary(link.Predecessor));
        if (IsSummary(link.Predecessor)) return (elapsed ? LagKind.ElapsedShareOfSummary : LagKind.ShareOfSummary, Rounded(amount * 100));
        return (elapsed ? LagKind.Elapsed : LagKind.Working, Rounded(Durations[link.Predecessor] * amount / 100));
    }

    private static long Rounded(decimal minutes) => (long)Math.Round(minutes, MidpointRounding.AwayFromZero);
}
