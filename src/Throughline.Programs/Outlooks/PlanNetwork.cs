using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Outlooks;

/// <summary>A plan as a network: an activity per row, a link per dependency. Keeps what leads back from the network to the plan.</summary>
internal sealed class PlanNetwork
{
    private readonly Plan _plan;
    private readonly Outline _outline;
    private readonly Dictionary<WorkingCalendar, int> _ordinals;
    private readonly Dependency[] _links;
    private readonly Lazy<Dictionary<DependencyId, int>> _linkOrdinals;
    private readonly WorkingCalendar[] _calendarOfRow;
    private readonly AssignmentsByRow _assignments;

    private PlanNetwork(Plan plan, Outline outline, CalendarSet calendars)
    {
        _plan = plan;
        _outline = outline;
        _calendarOfRow = new WorkingCalendar[outline.Ordinals.Length];
        _ordinals = new Dictionary<WorkingCalendar, int> { [calendars.OfProgram(plan)] = 0 };
        _links = [.. plan.Dependencies];
        _linkOrdinals = new Lazy<Dictionary<DependencyId, int>>(() => _links.Index().ToDictionary(link => link.Item.Id, link => link.Index));
        _assignments = AssignmentsByRow.Of(plan, outline);
        Calendars = calendars;
        Patterns = new WorkPatterns(plan, calendars);
        Parts = [];
    }

    private PlanNetwork(PlanNetwork previous, Plan plan)
    {
        _plan = plan;
        (_outline, _ordinals, _links, _calendarOfRow, _assignments) = (previous._outline, previous._ordinals, previous._links, [.. previous._calendarOfRow], previous._assignments);
        _linkOrdinals = previous._linkOrdinals;
        (Calendars, Patterns, Parts) = (previous.Calendars, new WorkPatterns(plan, previous.Calendars), new Dictionary<int, ImmutableArray<WorkPart>>(previous.Parts));
    }

    /// <summary>The plan's calendars.</summary>
    public CalendarSet Calendars { get; }

    /// <summary>What drives the length of each item.</summary>
    public WorkPatterns Patterns { get; }

    /// <summary>Link ordinal → dependency.</summary>
    public IReadOnlyList<Dependency> Links => _links;

    /// <summary>The ordinal of a link.</summary>
    public int OrdinalOf(DependencyId link) => _linkOrdinals.Value[link];

    /// <summary>The calendar on which a row's duration and float count.</summary>
    public WorkingCalendar CalendarOf(int row) => _calendarOfRow[row];

    /// <summary>Row → the assignments behind the activity's assigned work, in its order.</summary>
    public Dictionary<int, ImmutableArray<WorkPart>> Parts { get; }

    /// <summary>The network, or what is wrong with it.</summary>
    public Outcome<Network> Outcome { get; private set; } = new(null, []);

    /// <summary>Builds the network of a plan without errors.</summary>
    public static PlanNetwork Of(Plan plan, Outline outline, CalendarSet calendars)
    {
        var network = new PlanNetwork(plan, outline, calendars);
        var program = plan.Program;
        var builder = new NetworkBuilder(program.Start, calendars.OfProgram(plan), program.Schedule, outline.Ordinals.Length, network._links.Length)
        {
            StatusDate = program.StatusDate,
            MustFinishBy = program.ScheduleFrom == ScheduleFrom.Start ? program.Finish : null,
            ScheduleFromFinish = program.ScheduleFrom == ScheduleFrom.Finish ? program.Finish : null,
        };
        for (var row = 0; row < outline.Ordinals.Length; row++) builder.AddActivity(network.ActivityOf(row, builder.AddCalendar));
        foreach (var link in network._links) builder.AddLink(network.LinkOf(link));
        network.Outcome = builder.Build();
        return network;
    }

    /// <summary>The network of a plan that differs from another's only in a few items' own fields; null when one needs a calendar that the other network does not have.</summary>
    /// <param name="previous">The other plan's network; it stays as it is.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="changed">Ordinals of the items that differ.</param>
    public static PlanNetwork? Of(PlanNetwork previous, Plan plan, List<int> changed)
    {
        if (previous.Outcome.Value is not { } before) return null;
        var network = new PlanNetwork(previous, plan);
        var activities = new List<(int, Activity)>(changed.Count);
        var isKnown = true;
        foreach (var row in changed.Select(ordinal => network._outline.Rows[ordinal]))
        {
            network.Parts.Remove(row);
            activities.Add((row, network.ActivityOf(row, _ =>
            {
                isKnown = false;
                return 0;
            })));
        }

        if (!isKnown) return null;
        network.Outcome = before.With(activities);
        return network;
    }

    /// <summary>Dates that are set by the day mean the whole day.</summary>
    public static DateTime EndOfDay(DateTime date) => date.TimeOfDay == TimeSpan.Zero ? date.AddDays(1) : date;

    private Activity ActivityOf(int row, Func<WorkingCalendar, int> add)
    {
        var item = _plan.WorkItems[_outline.Ordinals[row]]!;
        var isSummary = _outline.Ends[row] > row + 1;
        var pattern = isSummary ? Patterns.Of(item, []) : Patterns.Of(item, _assignments[row]);
        _calendarOfRow[row] = pattern.Calendar;
        if (!pattern.Parts.IsEmpty) Parts.Add(row, pattern.Parts);
        return new Activity
        {
            Calendar = OrdinalOf(pattern.Calendar, add),
            Parent = _outline.Parents[row] < 0 ? null : _outline.Parents[row],
            DurationMinutes = item.Duration.Minutes,
            IsElapsed = item.Duration.IsElapsed,
            IsManual = item.Mode == SchedulingMode.Manual,
            ManualStart = item.ManualStart,
            ManualFinish = item.ManualFinish,
            IsInactive = !item.IsActive,
            Constraint = item.Constraint,
            ConstraintDate = item.ConstraintDate,
            Deadline = item.Deadline is { } deadline ? EndOfDay(deadline) : null,
            ActualStart = item.ActualStart,
            ActualFinish = item.ActualFinish,
            PercentComplete = item.PercentComplete,
            RemainingMinutes = item.RemainingMinutes,
            Resume = item.Resume,
            LevelingDelayMinutes = item.LevelingDelayMinutes,
            Assignments = pattern.Parts.IsEmpty
                ? default
                : [.. pattern.Parts.Select(part => new AssignedWork(OrdinalOf(part.Calendar, add), part.Minutes, part.Assignment.DelayMinutes, part.Remaining))],
        };
    }

    private Link LinkOf(Dependency link)
    {
        var lag = link.Lag.Percent is { } percent
            ? new LinkLag(percent, link.Lag.IsElapsed ? LagUnit.ElapsedPercent : LagUnit.Percent)
            : new LinkLag(link.Lag.Minutes, link.Lag.IsElapsed ? LagUnit.ElapsedMinutes : LagUnit.WorkingMinutes);
        return new Link(RowOf(link.Predecessor), RowOf(link.Successor), link.Type, lag);
    }

    private int RowOf(WorkItemId item) => _outline.Rows[_plan.WorkItems.OrdinalOf(item.Value)];

    private int OrdinalOf(WorkingCalendar calendar, Func<WorkingCalendar, int> add)
    {
        if (_ordinals.TryGetValue(calendar, out var known)) return known;
        var ordinal = add(calendar);
        // 0 is the program's calendar; who cannot add says so by it, and then nothing is remembered.
        if (ordinal > 0) _ordinals.Add(calendar, ordinal);
        return ordinal;
    }
}
