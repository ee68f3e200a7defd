using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Explanations;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Inspector;

/// <summary>Steps of an explanation in words, each about one item, so that the chain can be walked.</summary>
internal static class WhyWords
{
    /// <summary>The chain as lines, one per item: where a finish follows from the item's own start, both reasons share the line.</summary>
    public static ImmutableArray<WhyLine> Lines(Explanation explanation, Outlook outlook)
    {
        var lines = ImmutableArray.CreateBuilder<WhyLine>();
        var steps = explanation.Steps;
        for (var at = 0; at < steps.Length; at++)
        {
            var goesOn = at + 1 < steps.Length && steps[at + 1].Item == steps[at].Item && steps[at].Driver is DateDriver.Duration or DateDriver.ResourceCalendar;
            lines.Add(goesOn ? Line(steps[at], steps[++at], outlook) : Line(steps[at], null, outlook));
        }

        return lines.ToImmutable();
    }

    private static WhyLine Line(WhyStep step, WhyStep? origin, Outlook outlook)
    {
        var row = outlook.RowOf(step.Item);
        var item = outlook.Item(row);
        var today = outlook.Surroundings.Today;
        var date = step.Kind is DateKind.Start or DateKind.LateStart && !outlook.IsMilestone(row) ? DayText.Short(step.Date, today) : DayText.Finish(step.Date, today);
        var isMoment = origin is not null && step.Date == origin.Date;
        var detail = isMoment ? Detail(origin ?? step, outlook, today) : origin is null ? Detail(step, outlook, today) : $"{Detail(step, outlook, today)}. {Detail(origin, outlook, today)}";
        var mark = IsFact((origin ?? step).Driver) ? "fact" : outlook.IsCritical(row) ? "critical" : "plain";
        return new WhyLine(item.Key, $"{row + 1} {item.Name}", date, detail, mark, outlook.IsMilestone(row));
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
        var other = outlook.RowOf(link.Other) + 1;
        var lag = PredecessorText.FormatLag(link.Lag, outlook.Plan.Program);
        var wait = lag.Length > 0 ? $" {lag}" : "";
        var date = DayText.Finish(link.Date, today);
        if (step.Driver is DateDriver.Successor) return $"Before {other}, {TypeWords(link.Type)}{wait}";
        return link.Type switch
        {
            LinkType.FinishToStart => $"Starts after {other} finishes{wait}, {date}",
            LinkType.StartToStart => $"Starts after {other} starts{wait}",
            LinkType.FinishToFinish => $"Finishes after {other} finishes{wait}, {date}",
            _ => $"Finishes after {other} starts{wait}",
        };
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

    // A calendar that bears its person's name has said who works.
    private static string ByWhom(DateDriver.ResourceCalendar assigned, Outlook outlook) =>
        assigned.Assignment is { } id && outlook.Plan.Assignments.TryGet(id.Value, out var assignment) && assignment.Resource is { } resource && outlook.Plan.Resources.TryGet(resource.Value, out var who)
        && !(who.Calendar is { } own && outlook.Plan.Calendars.TryGet(own.Value, out var calendar) && calendar.Name == who.Name) ? $" by {who.Name}" : "";

    private static string Stated(WhyStep step, DateOnly today) => step.Facts.OfType<WhyFact.Stated>().FirstOrDefault() is { } stated ? DayText.Finish(stated.Date, today) : "";

    private static string TypeWords(LinkType type) => type switch
    {
        LinkType.FinishToStart => "finish to start",
        LinkType.StartToStart => "start to start",
        LinkType.FinishToFinish => "finish to finish",
        _ => "start to finish",
    };

    private static string Name(WorkItemId item, Outlook outlook) => outlook.RowOf(item) is >= 0 and var row ? $"{row + 1} {outlook.Item(row).Name}" : "an item";
}
