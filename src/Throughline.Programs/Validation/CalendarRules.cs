using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Validation;

/// <summary>What holds for calendars. Whether a calendar ever works is asked of the engine when it is compiled.</summary>
internal static class CalendarRules
{
    public static void Check(Plan plan, CalendarSet calendars, ProblemList problems)
    {
        foreach (var calendar in plan.Calendars)
        {
            problems.Text(calendar, "name", calendar.Name, 500, required: true);
            problems.Reference(calendar, "base", plan.Calendars, EntityKind.Calendar, calendar.Base?.Value);
            CheckDays(calendar, problems);
        }

        CheckCycles(plan, problems);
        CheckWorkingTime(plan, calendars, problems);
    }

    private static void CheckWorkingTime(Plan plan, CalendarSet calendars, ProblemList problems)
    {
        var idle = plan.Calendars.Where(calendar => calendars.Find(calendar.Id) is { HasWorkingTime: false }).Select(calendar => calendar.Id).ToHashSet();
        if (idle.Count == 0) return;
        foreach (var id in idle)
        {
            var isUsed = plan.Program.Calendar == id || plan.WorkItems.Any(item => item.Calendar == id);
            problems.Add(new PlanProblem.CalendarWithoutWorkingTime(new EntityRef(EntityKind.Calendar, id.Value), "week", id, isUsed));
        }
    }

    private static void CheckDays(PlanCalendar calendar, ProblemList problems)
    {
        CheckWeek(calendar, "week", 0, calendar.Week, problems);
        for (var index = 0; index < calendar.Exceptions.Length; index++)
        {
            var exception = calendar.Exceptions[index];
            problems.Day(calendar, "exceptions", exception.From);
            problems.Day(calendar, "exceptions", exception.To);
            if (exception.To < exception.From || !IsPossible(exception.Day)) problems.Add(new PlanProblem.CalendarDayImpossible(calendar.Ref, "exceptions", index));
        }

        for (var index = 0; index < calendar.WorkWeeks.Length; index++)
        {
            var week = calendar.WorkWeeks[index];
            if (week.To < week.From) problems.Add(new PlanProblem.CalendarDayImpossible(calendar.Ref, "workWeeks", index));
            else CheckWeek(calendar, "workWeeks", index, week.Days, problems);
        }
    }

    private static void CheckWeek(PlanCalendar calendar, string field, int index, ImmutableArray<DayPattern?> week, ProblemList problems)
    {
        if (week.IsDefault || week.Length != 7 || week.Any(day => day is not null && !IsPossible(day)))
            problems.Add(new PlanProblem.CalendarDayImpossible(calendar.Ref, field, index));
    }

    internal static bool IsPossible(DayPattern day)
    {
        if (day.Ranges.IsDefault) return false;
        var end = 0;
        foreach (var range in day.Ranges)
        {
            if (range.Start < end || range.Finish <= range.Start || range.Finish > 1440) return false;
            end = range.Finish;
        }

        return true;
    }

    private static void CheckCycles(Plan plan, ProblemList problems)
    {
        var known = new HashSet<CalendarId>();
        foreach (var calendar in plan.Calendars.ById())
        {
            var path = new List<CalendarId>();
            for (var at = calendar; at is not null && known.Add(at.Id); at = Base(plan, at)) path.Add(at.Id);
            if (path.Count == 0) continue;
            var last = plan.Calendars.TryGet(path[^1].Value, out var found) ? Base(plan, found) : null;
            var start = last is null ? -1 : path.IndexOf(last.Id);
            if (start >= 0) problems.Add(new PlanProblem.CalendarCycle(new EntityRef(EntityKind.Calendar, path[start].Value), "base", [.. path.Skip(start)]));
        }
    }

    private static PlanCalendar? Base(Plan plan, PlanCalendar calendar) =>
        calendar.Base is { } id && plan.Calendars.TryGet(id.Value, out var found) ? found : null;
}
