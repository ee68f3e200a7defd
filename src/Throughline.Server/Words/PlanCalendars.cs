using Throughline.Engine.Calendars;
using Throughline.Programs;

namespace Throughline.Server.Words;

/// <summary>Working time in which an edit counts: from a typed finish to a duration, from a typed day to its hours.</summary>
internal static class PlanCalendars
{
    /// <summary>The item's own calendar, else the program's, else the standard one. Calendars without working time give the standard one; validation names them.</summary>
    public static WorkingCalendar OfItem(Plan plan, WorkItem item) => Of(plan, item.Calendar ?? plan.Program.Calendar);

    /// <summary>The program's calendar, else the standard one.</summary>
    public static WorkingCalendar OfProgram(Plan plan) => Of(plan, plan.Program.Calendar);

    private static WorkingCalendar Of(Plan plan, CalendarId? id)
    {
        var calendar = Compile(plan, id, 0);
        return calendar is { HasWorkingTime: true } ? calendar : WorkingCalendar.Standard;
    }

    private static WorkingCalendar? Compile(Plan plan, CalendarId? id, int depth)
    {
        if (id is not { } at || depth > plan.Calendars.Count || !plan.Calendars.TryGet(at.Value, out var calendar)) return null;
        return WorkingCalendar.Create(calendar.Week, calendar.Exceptions, calendar.WorkWeeks, Compile(plan, calendar.Base, depth + 1));
    }
}
