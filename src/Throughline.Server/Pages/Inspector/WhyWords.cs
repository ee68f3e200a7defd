using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Explanations;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Timeline;

namespace Throughline.Server.Pages.Inspector;

/// <summary>Steps of an explanation in words, each about one item, so that the chain can be walked.</summary>
internal static class WhyWords
{
    /// <summary>One step as a line of the path.</summary>
    public static WhyLine Line(WhyStep step, Outlook outlook)
    {
        var row = outlook.RowOf(step.Item);
        var item = outlook.Item(row);
        var today = outlook.Surroundings.Today;
        var date = step.Kind is DateKind.Start or DateKind.LateStart && !outlook.IsMilestone(row) ? DayText.Short(step.Date, today) : DayText.Finish(step.Date, today);
        var mark = IsFact(step.Driver) ? "fact" : outlook.IsCritical(row) ? "critical" : "plain";
        return new WhyLine(item.Key, $"{row + 1} {item.Name}", date, Detail(step, outlook, today), mark, outlook.IsMilestone(row));
    }

    private static bool IsFact(DateDriver driver) => driver is not (DateDriver.Predecessor or DateDriver.Successor or DateDriver.Duration or DateDriver.Child or DateDriver.ResourceCalendar or DateDriver.LevelingDelay);

    private static string Detail(WhyStep step, Outlook outlook, DateOnly today) => step.Driver switch
    {
        DateDriver.Predecessor or DateDriver.Successor => LinkWords(step, outlook, today),
        DateDriver.Duration => WorkWords(step, outlook, today),
        DateDriver.ResourceCalendar assigned => $"{WorkWords(step, outlook, today)}{ByWhom(assigned, outlook)}",
        DateDriver.Constraint constraint => $"{ConstraintText.Words(constraint.Kind)} {Stated(step, today)}".TrimEnd(),
        DateDriver.ParentConstraint parent => $"A constraint of its summary {Name(parent.Summary, outlook)}",
        DateDriver.Deadline => $"Its deadline {Stated(step, today)}".TrimEnd(),
        DateDriver.ProgramStart => "Nothing holds it back: the program starts here",
        DateDriver.ProgramFinish => "Nothing follows: the program finishes here",
        DateDriver.MustFinishBy => "The program must finish by this date",
        DateDriver.OpenEnd => "Nothing follows it",
        DateDriver.DataDate => "Unfinished work lies after the status date",
        DateDriver.ActualStart => "Began, as recorded",
        DateDriver.ActualFinish => "Finished, as recorded",
        DateDriver.Resume => "Resumes here, as recorded",
        DateDriver.Manual => "Set by hand",
        DateDriver.LevelingDelay => "Delayed by leveling",
        DateDriver.Child child => $"{(step.Kind is DateKind.Start or DateKind.LateStart ? "Its first row" : "Its last row")}: {Name(child.Item, outlook)}",
        DateDriver.Inactive => "Inactive: it moves nothing",
        _ => "",
    };

    private static string LinkWords(WhyStep step, Outlook outlook, DateOnly today)
    {
        var link = step.Facts.OfType<WhyFact.Link>().FirstOrDefault();
        if (link is null) return "By a link";
        var lag = PredecessorText.FormatLag(link.Lag, outlook.Plan.Program);
        var words = $"{TypeWords(link.Type)}{(lag.Length > 0 ? $" {lag}" : "")} after {Name(link.Other, outlook)}, {DayText.Finish(link.Date, today)}";
        return step.Driver is DateDriver.Successor ? words.Replace(" after ", " before ", StringComparison.Ordinal) : words;
    }

    private static string WorkWords(WhyStep step, Outlook outlook, DateOnly today)
    {
        var work = step.Facts.OfType<WhyFact.Work>().LastOrDefault();
        if (work is null) return "By its duration";
        var unit = work.Calendar is null ? DurationUnit.ElapsedDays : DurationUnit.Days;
        var amount = DurationText.Format(new Duration(Math.Abs(work.Minutes), unit), outlook.Plan.Program);
        var progress = step.Facts.OfType<WhyFact.Progress>().FirstOrDefault();
        var left = progress is null || progress.PercentComplete == 0 ? "of work" : string.Create(CultureInfo.CurrentCulture, $"left, {progress.PercentComplete:0} % done,");
        return work.Minutes < 0 ? $"{amount} {left} before {DayText.Finish(work.From, today)}" : $"{amount} {left} from {DayText.Short(work.From, today)}{CalendarWords(work.Calendar, outlook.Plan)}";
    }

    private static string CalendarWords(WhyCalendar? calendar, Plan plan) =>
        calendar?.Calendar is { } id && id != plan.Program.Calendar && plan.Calendars.TryGet(id.Value, out var found) ? $", {found.Name}" : "";

    private static string ByWhom(DateDriver.ResourceCalendar assigned, Outlook outlook) =>
        assigned.Assignment is { } id && outlook.Plan.Assignments.TryGet(id.Value, out var assignment) && assignment.Resource is { } resource && outlook.Plan.Resources.TryGet(resource.Value, out var who) ? $" by {who.Name}" : "";

    private static string Stated(WhyStep step, DateOnly today) => step.Facts.OfType<WhyFact.Stated>().FirstOrDefault() is { } stated ? DayText.Finish(stated.Date, today) : "";

    private static string TypeWords(LinkType type) => type switch
    {
        LinkType.FinishToStart => "Finish to start",
        LinkType.StartToStart => "Start to start",
        LinkType.FinishToFinish => "Finish to finish",
        _ => "Start to finish",
    };

    private static string Name(WorkItemId item, Outlook outlook) => outlook.RowOf(item) is >= 0 and var row ? $"{row + 1} {outlook.Item(row).Name}" : "an item";
}
