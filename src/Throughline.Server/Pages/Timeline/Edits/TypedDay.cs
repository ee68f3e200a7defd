using Throughline.Programs;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>A day as typed in a cell: a start means the first working time from then on, a finish the end of that day's work.</summary>
internal static class TypedDay
{
    /// <summary>Goes on with the date, or refuses the text.</summary>
    public static PlanEditResult Read(string text, Func<DateTime, PlanEditResult> use) => DateText.Parse(text) is { } date
        ? use(date)
        : PlanEditResult.Refused($"\"{text}\" is not a date. Write it as 2027-01-05 or 5 Jan 2027.");

    public static DateTime Start(DateTime day, Plan plan, WorkItem item) => day.TimeOfDay == TimeSpan.Zero ? PlanCalendars.OfItem(plan, item).NextWorkStart(day) : day;

    public static DateTime Finish(DateTime day, Plan plan, WorkItem item) => day.TimeOfDay == TimeSpan.Zero ? PlanCalendars.OfItem(plan, item).PreviousWorkFinish(day.AddDays(1)) : day;

    public static string Text(DateTime date) => DayText.WithYear(date);
}
