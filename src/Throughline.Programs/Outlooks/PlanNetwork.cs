using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Outlooks;

/// <summary>A plan as a network: an activity per row, a link per dependency. Keeps what leads back from the network to the plan.</summary>
internal sealed class PlanNetwork
{
    private readonly Plan _plan;
    private readonly Outline _outline;
    private readonly NetworkBuilder _builder;
    private readonly Dictionary<WorkingCalendar, int> _ordinals = [];
    private readonly List<Dependency> _links = [];
    private readonly WorkingCalendar[] _calendarOfRow;

    private PlanNetwork(Plan plan, Outline outline, CalendarSet calendars)
    {
        _plan = plan;
        _outline = outline;
        _calendarOfRow = new WorkingCalendar[outline.Ordinals.Length];
        Calendars = calendars;
        Patterns = new WorkPatterns(plan, calendars);
        var program = plan.Program;
        var own = calendars.OfProgram(plan);
        _ordinals.Add(own, 0);
        _builder = new NetworkBuilder(program.Start, own, program.Schedule)
        {
            StatusDate = program.StatusDate,
            MustFinishBy = program.ScheduleFrom == ScheduleFrom.Start ? program.Finish : null,
            ScheduleFromFinish = program.ScheduleFrom == ScheduleFrom.Finish ? program.Finish : null,
        };
    }

    /// <summary>The plan's calendars.</summary>
    public CalendarSet Calendars { get; }

    /// <summary>What drives the length of each item.</summary>
    public WorkPatterns Patterns { get; }

    /// <summary>Link ordinal → dependency.</summary>
    public IReadOnlyList<Dependency> Links => _links;

    /// <summary>The calendar on which a row's duration and float count.</summary>
    public WorkingCalendar CalendarOf(int row) => _calendarOfRow[row];

    /// <summary>Row → the assignments behind the activity's assigned work, in its order.</summary>
    public Dictionary<int, ImmutableArray<WorkPart>> Parts { get; } = [];

    /// <summary>The network, or what is wrong with it.</summary>
    public Outcome<Network> Outcome { get; private set; } = new(null, []);

    /// <summary>Builds the network of a plan without errors.</summary>
    public static PlanNetwork Of(Plan plan, Outline outline, CalendarSet calendars)
    {
        var network = new PlanNetwork(plan, outline, calendars);
        var assignments = AssignmentsByRow.Of(plan, outline);
        for (var row = 0; row < outline.Ordinals.Length; row++) network.AddActivity(row, assignments[row]);
        foreach (var link in plan.Dependencies) network.AddLink(link);
        network.Outcome = network._builder.Build();
        return network;
    }

    /// <summary>Dates that are set by the day mean the whole day.</summary>
    public static DateTime EndOfDay(DateTime date) => date.TimeOfDay == TimeSpan.Zero ? date.AddDays(1) : date;

    private void AddActivity(int row, ReadOnlySpan<Assignment> assignments)
    {
        var item = _plan.WorkItems[_outline.Ordinals[row]]!;
        var isSummary = _outline.Ends[row] > row + 1;
        var pattern = isSummary ? Patterns.Of(item, []) : Patterns.Of(item, assignments);
        _calendarOfRow[row] = pattern.Calendar;
        if (!pattern.Parts.IsEmpty) Parts.Add(row, pattern.Parts);
        _builder.AddActivity(new Activity
        {
            Calendar = OrdinalOf(pattern.Calendar),
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
                : [.. pattern.Parts.Select(part => new AssignedWork(OrdinalOf(part.Calendar), part.Minutes, part.Assignment.DelayMinutes, part.Remaining))],
        });
    }

    private void AddLink(Dependency link)
    {
        var lag = link.Lag.Percent is { } percent
            ? new LinkLag(percent, link.Lag.IsElapsed ? LagUnit.ElapsedPercent : LagUnit.Percent)
            : new LinkLag(link.Lag.Minutes, link.Lag.IsElapsed ? LagUnit.ElapsedMinutes : LagUnit.WorkingMinutes);
        _builder.AddLink(new Link(RowOf(link.Predecessor), RowOf(link.Successor), link.Type, lag));
        _links.Add(link);
    }

    private int RowOf(WorkItemId item) => _outline.Rows[_plan.WorkItems.OrdinalOf(item.Value)];

    private int OrdinalOf(WorkingCalendar calendar)
    {
        ref var ordinal = ref CollectionsMarshal.GetValueRefOrAddDefault(_ordinals, calendar, out var isKnown);
        if (!isKnown) ordinal = _builder.AddCalendar(calendar);
        return ordinal;
    }
}
