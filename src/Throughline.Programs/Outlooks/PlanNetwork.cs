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
    private readonly AssignmentsByRow _assignments;
    private WorkingCalendar[] _calendarOfRow;
    private Dictionary<int, ImmutableArray<WorkPart>> _parts;

    private PlanNetwork(Plan plan, Outline outline, CalendarSet calendars, AssignmentsByRow assignments, Dependency[] links)
    {
        _plan = plan;
        _outline = outline;
        _calendarOfRow = new WorkingCalendar[outline.Ordinals.Length];
        _ordinals = new Dictionary<WorkingCalendar, int> { [calendars.OfProgram(plan)] = 0 };
        _links = links;
        // Later versions share this: it must hold on to the links alone.
        _linkOrdinals = new Lazy<Dictionary<DependencyId, int>>(() => links.Index().ToDictionary(link => link.Item.Id, link => link.Index));
        _assignments = assignments;
        _parts = [];
        Calendars = calendars;
        Patterns = new WorkPatterns(plan, calendars);
    }

    private PlanNetwork(PlanNetwork previous, Plan plan, Outline outline, AssignmentsByRow assignments)
    {
        (_plan, _outline, _assignments) = (plan, outline, assignments);
        (_ordinals, _links, _linkOrdinals) = (previous._ordinals, previous._links, previous._linkOrdinals);
        (_calendarOfRow, _parts) = (previous._calendarOfRow, previous._parts);
        if (outline.Ordinals.Length > _calendarOfRow.Length) Array.Resize(ref _calendarOfRow, outline.Ordinals.Length);
        (Calendars, Patterns) = (previous.Calendars, new WorkPatterns(plan, previous.Calendars));
    }

    /// <summary>The plan's calendars.</summary>
    public CalendarSet Calendars { get; }

    /// <summary>What drives the length of each item.</summary>
    public WorkPatterns Patterns { get; }

    /// <summary>Link ordinal → dependency; in the order of <see cref="PlacedLink"/>.</summary>
    public IReadOnlyList<Dependency> Links => _links;

    /// <summary>The ordinal of a link.</summary>
    public int OrdinalOf(DependencyId link) => _linkOrdinals.Value[link];

    /// <summary>The calendar on which a row's duration and float count.</summary>
    public WorkingCalendar CalendarOf(int row) => _calendarOfRow[row];

    /// <summary>Row → the assignments behind the activity's assigned work, in its order.</summary>
    public IReadOnlyDictionary<int, ImmutableArray<WorkPart>> Parts => _parts;

    /// <summary>The network, or what is wrong with it.</summary>
    public Outcome<Network> Outcome { get; private set; } = new(null, []);

    /// <summary>Builds the network of a plan without errors.</summary>
    public static PlanNetwork Of(Plan plan, Outline outline, CalendarSet calendars, AssignmentsByRow assignments)
    {
        var links = PlacedLink.Of(plan, outline);
        var network = new PlanNetwork(plan, outline, calendars, assignments, Array.ConvertAll(links, link => link.Dependency));
        var program = plan.Program;
        var builder = new NetworkBuilder(program.Start, calendars.OfProgram(plan), program.Schedule, outline.Ordinals.Length, links.Length)
        {
            StatusDate = program.StatusDate,
            MustFinishBy = program.ScheduleFrom == ScheduleFrom.Start ? program.Finish : null,
            ScheduleFromFinish = program.ScheduleFrom == ScheduleFrom.Finish ? program.Finish : null,
        };
        for (var row = 0; row < outline.Ordinals.Length; row++)
        {
            var pattern = network.PatternOf(row);
            network._calendarOfRow[row] = pattern.Calendar;
            if (!pattern.Parts.IsEmpty) network._parts.Add(row, pattern.Parts);
            builder.AddActivity(network.ActivityOf(row, pattern, builder.AddCalendar));
        }

        foreach (var link in links) builder.AddLink(LinkOf(link));
        network.Outcome = builder.Build();
        return network;
    }

    /// <summary>The network of a plan that differs from another's only in a few items' own fields and in items at its end; null when one needs a calendar that the other network does not have.</summary>
    /// <param name="previous">The other plan's network; it stays as it is.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="outline">Its outline, in which the rows of the other stay where they are.</param>
    /// <param name="assignments">Its assignments.</param>
    /// <param name="changed">Rows of the items that differ or are new, in order.</param>
    public static PlanNetwork? Of(PlanNetwork previous, Plan plan, Outline outline, AssignmentsByRow assignments, List<int> changed)
    {
        if (previous.Outcome.Value is not { } before) return null;
        var network = new PlanNetwork(previous, plan, outline, assignments);
        var activities = new List<(int, Activity)>(changed.Count);
        var isKnown = true;
        foreach (var row in changed)
        {
            var pattern = network.PatternOf(row);
            network.Revise(previous, row, pattern);
            activities.Add((row, network.ActivityOf(row, pattern, _ =>
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

    private WorkItem ItemOf(int row) => _plan.WorkItems[_outline.Ordinals[row]]!;

    private WorkPattern PatternOf(int row) => Patterns.Of(ItemOf(row), _outline.Ends[row] > row + 1 ? [] : _assignments[row]);

    /// <summary>Keeps a row's pattern in tables of this network's own, which it has from the first difference on.</summary>
    private void Revise(PlanNetwork previous, int row, WorkPattern pattern)
    {
        if (!ReferenceEquals(_calendarOfRow[row], pattern.Calendar))
        {
            if (ReferenceEquals(_calendarOfRow, previous._calendarOfRow)) _calendarOfRow = [.. _calendarOfRow];
            _calendarOfRow[row] = pattern.Calendar;
        }

        if (pattern.Parts.IsEmpty && !_parts.ContainsKey(row)) return;
        if (ReferenceEquals(_parts, previous._parts)) _parts = new(_parts);
        if (pattern.Parts.IsEmpty) _parts.Remove(row);
        else _parts[row] = pattern.Parts;
    }

    private Activity ActivityOf(int row, WorkPattern pattern, Func<WorkingCalendar, int> add)
    {
        var item = ItemOf(row);
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

    private static Link LinkOf(PlacedLink link)
    {
        var lag = link.Dependency.Lag;
        var terms = lag.Percent is { } percent
            ? new LinkLag(percent, lag.IsElapsed ? LagUnit.ElapsedPercent : LagUnit.Percent)
            : new LinkLag(lag.Minutes, lag.IsElapsed ? LagUnit.ElapsedMinutes : LagUnit.WorkingMinutes);
        return new Link(link.Predecessor, link.Successor, link.Dependency.Type, terms);
    }

    private int OrdinalOf(WorkingCalendar calendar, Func<WorkingCalendar, int> add)
    {
        if (_ordinals.TryGetValue(calendar, out var known)) return known;
        var ordinal = add(calendar);
        // 0 is the program's calendar; who cannot add says so by it, and then nothing is remembered.
        if (ordinal > 0) _ordinals.Add(calendar, ordinal);
        return ordinal;
    }
}
