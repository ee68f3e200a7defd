using System.Collections.Concurrent;
using System.Collections.Immutable;
using Throughline.Engine.Calendars;

namespace Throughline.Programs.Outlooks;

/// <summary>A plan's calendars, compiled. Shared by all versions of a plan in which no calendar changed; safe for many threads.</summary>
/// <remarks>A calendar that says nothing of its own is its base, so that resources without a day of their own do not split the work.</remarks>
internal sealed class CalendarSet
{
    private readonly EntityTable<PlanCalendar> _calendars;
    private readonly Dictionary<CalendarId, WorkingCalendar> _compiled = [];
    private readonly Dictionary<WorkingCalendar, CalendarId> _names = [];
    private readonly ConcurrentDictionary<(WorkingCalendar, WorkingCalendar), WorkingCalendar> _shared = new();

    private CalendarSet(EntityTable<PlanCalendar> calendars)
    {
        _calendars = calendars;
        foreach (var calendar in calendars) Compile(calendar, 0);
    }

    /// <summary>The calendars of a plan, taken from a version before it where they are the same.</summary>
    public static CalendarSet Of(Plan plan, CalendarSet? previous) =>
        previous is not null && ReferenceEquals(previous._calendars, plan.Calendars) ? previous : new CalendarSet(plan.Calendars);

    /// <summary>A calendar, or null when there is none.</summary>
    public WorkingCalendar? Find(CalendarId? id) => id is { } calendar ? _compiled.GetValueOrDefault(calendar) : null;

    /// <summary>The program's calendar.</summary>
    public WorkingCalendar OfProgram(Plan plan) => Find(plan.Program.Calendar) ?? WorkingCalendar.Standard;

    /// <summary>The time two calendars share.</summary>
    public WorkingCalendar Shared(WorkingCalendar left, WorkingCalendar right) =>
        ReferenceEquals(left, right) ? left : _shared.GetOrAdd((left, right), static pair => WorkingCalendar.Intersect(pair.Item1, pair.Item2));

    /// <summary>Which calendars of the plan a compiled one is: one, or two for the time they share. Null: none of the plan's, so the standard one.</summary>
    public (CalendarId? Calendar, bool IsShared, CalendarId? SharedWith) NameOf(WorkingCalendar compiled)
    {
        if (_names.TryGetValue(compiled, out var name)) return (name, false, null);
        foreach (var ((left, right), shared) in _shared)
            if (ReferenceEquals(shared, compiled))
                return (NameOf(left).Calendar, true, NameOf(right).Calendar);
        return (null, false, null);
    }

    private WorkingCalendar Compile(PlanCalendar calendar, int depth)
    {
        if (_compiled.TryGetValue(calendar.Id, out var known)) return known;
        // Circles of bases are a problem found elsewhere; here they only must end.
        var over = calendar.Base is { } id && depth <= _calendars.Count && _calendars.TryGet(id.Value, out var found) ? Compile(found, depth + 1) : null;
        var own = over is not null && SaysNothing(calendar) ? over : WorkingCalendar.Create(Week(calendar), Possible(calendar), PossibleWeeks(calendar), over);
        _names.TryAdd(own, calendar.Id);
        return _compiled[calendar.Id] = own;
    }

    private static bool SaysNothing(PlanCalendar calendar) =>
        calendar.Exceptions.IsDefaultOrEmpty && calendar.WorkWeeks.IsDefaultOrEmpty && Week(calendar).All(day => day is null);

    // What validation reports as impossible is left out here, so that the rest can be checked too.
    private static ImmutableArray<DayPattern?> Week(PlanCalendar calendar) =>
        calendar.Week is { IsDefault: false, Length: 7 } week && week.All(day => day is null || Validation.CalendarRules.IsPossible(day)) ? week : [null, null, null, null, null, null, null];

    private static List<CalendarException> Possible(PlanCalendar calendar) => calendar.Exceptions.IsDefault
        ? []
        : [.. calendar.Exceptions.Where(exception => exception.To >= exception.From && Validation.CalendarRules.IsPossible(exception.Day))];

    private static List<WorkWeek> PossibleWeeks(PlanCalendar calendar) => calendar.WorkWeeks.IsDefault
        ? []
        : [.. calendar.WorkWeeks.Where(week => week.To >= week.From && week.Days is { IsDefault: false, Length: 7 } days && days.All(day => day is null || Validation.CalendarRules.IsPossible(day)))];
}
