using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.Sheets;

/// <summary>Decides which start dates of a sheet become constraints, and finds durations where only dates stand.</summary>
/// <remarks>
/// A sheet cannot say whether a start was computed or decided. It becomes "start no earlier than" only where the program's start and the predecessors, standing at
/// the sheet's own dates, would place the task earlier. Logic that would place it later is kept: the difference is listed with the other dates.
/// </remarks>
internal static class SheetStarts
{
    private static WorkingCalendar Calendar => WorkingCalendar.Standard;

    public static void Constrain(List<SheetItem> items, ProgramDetails program, StartRule rule, LedgerBuilder ledger)
    {
        foreach (var item in items.Where(item => item.Children.Count == 0))
        {
            FindDuration(item, ledger);
            if (rule == StartRule.Never || item.IsConstraintStated || item.Item!.Mode == SchedulingMode.Manual || item.Item.PercentComplete > 0) continue;
            if (item.Start is { } start && (rule == StartRule.Always || Calendar.Work(Earliest(item, program.Start), start) > 0))
            {
                (item.Constraint, item.ConstraintDate) = (ConstraintKind.StartNoEarlierThan, start);
                ledger.Changed("Task", "Start", "A start later than logic gives became the constraint 'start no earlier than'.", item.ToString(), item.Row.Line);
            }
            else if (item.Start is null && item.Finish is { } finish && item.Links.Count == 0)
            {
                (item.Constraint, item.ConstraintDate) = (ConstraintKind.FinishNoEarlierThan, finish);
                ledger.Changed("Task", "Finish", "A finish without start and predecessors became the constraint 'finish no earlier than'.", item.ToString(), item.Row.Line);
            }
        }
    }

    private static void FindDuration(SheetItem item, LedgerBuilder ledger)
    {
        if (item.Duration is not null || item.Item!.IsMilestone || item is not { Start: { } start, Finish: { } finish } || finish < start) return;
        item.Duration = new Duration(Calendar.Work(start, finish));
        ledger.Changed("Task", "Duration", "Durations that the sheet does not hold are the working time from start to finish.", item.ToString(), item.Row.Line);
    }

    private static DateTime Earliest(SheetItem item, DateTime programStart)
    {
        var earliest = programStart;
        for (var at = item; at is not null; at = at.Parent)
            foreach (var link in at.Links)
                if (Implied(item, link.Predecessor, link.Type, link.Lag) is { } implied && implied > earliest) earliest = implied;
        return earliest;
    }

    private static DateTime? Implied(SheetItem item, SheetItem predecessor, LinkType type, Lag lag)
    {
        var from = type is LinkType.StartToStart or LinkType.StartToFinish ? StartOf(predecessor) : FinishOf(predecessor);
        if (from is not { } date) return null;
        var minutes = lag.Percent is { } percent ? (long)((predecessor.Duration?.Minutes ?? 0) * percent / 100) : lag.Minutes;
        date = lag.IsElapsed ? date.AddMinutes(minutes) : Calendar.Add(date, minutes);
        if (type is LinkType.FinishToFinish or LinkType.StartToFinish) date = Calendar.Subtract(date, item.Duration?.Minutes ?? 0);
        return item.Item!.IsMilestone ? date : Calendar.NextWorkStart(date);
    }

    private static DateTime? StartOf(SheetItem item) => item.Children.Count == 0 ? item.Start : item.Children.Min(StartOf) ?? item.Start;

    private static DateTime? FinishOf(SheetItem item) => item.Children.Count > 0
        ? item.Children.Max(FinishOf) ?? item.Finish
        : item.Finish ?? (item is { Start: { } start, Duration: { } duration } ? duration.IsElapsed ? start.AddMinutes(duration.Minutes) : Calendar.Add(start, duration.Minutes) : null);
}
