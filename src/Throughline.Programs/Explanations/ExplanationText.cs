using System.Globalization;
using System.Text;
using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Explanations;

/// <summary>Explanations as plain sentences, a line per step; English, dates as ISO. Pages render links from the steps instead.</summary>
public static class ExplanationText
{
    /// <summary>The text.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="outlook">The outlook it was made of; names come from its plan.</param>
    public static string Render(Explanation explanation, Outlook outlook)
    {
        var text = new StringBuilder();
        if (explanation.Steps.IsEmpty) return "There are no dates: " + string.Join(" ", outlook.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => ProblemText.Render(problem, outlook.Plan)));
        for (var number = 0; number < explanation.Steps.Length; number++)
            text.Append(CultureInfo.InvariantCulture, $"{number + 1}. {Sentence(explanation.Steps[number], outlook.Plan)}").AppendLine();
        return text.ToString();
    }

    /// <summary>One step as a sentence.</summary>
    /// <param name="step">The step.</param>
    /// <param name="plan">Where names come from.</param>
    public static string Sentence(WhyStep step, Plan plan)
    {
        var facts = step.Facts.Select(fact => Phrase(fact, step, plan)).Where(phrase => phrase.Length > 0);
        return $"{Name(step.Item, plan)} {Verb(step.Kind)} {Date(step.Date)}: {string.Join(", ", facts)}.";
    }

    private static string Phrase(WhyFact fact, WhyStep step, Plan plan) => fact switch
    {
        WhyFact.Link link when step.Driver is DateDriver.Constraint =>
            $"{Name(link.Other, plan)} follows ({PredecessorText.Symbol(link.Type)}{PredecessorText.FormatLag(link.Lag, plan.Program)}) and {(IsToStart(link.Type) ? "starts" : "finishes")} {Date(link.Date)}",
        WhyFact.Link link when step.Kind is DateKind.LateStart or DateKind.LateFinish =>
            $"{Name(link.Other, plan)} follows ({PredecessorText.Symbol(link.Type)}{PredecessorText.FormatLag(link.Lag, plan.Program)}) and {Must(link, plan)} {Date(link.Date)}",
        WhyFact.Link link => $"it waits for {Name(link.Other, plan)} ({PredecessorText.Symbol(link.Type)}{PredecessorText.FormatLag(link.Lag, plan.Program)}), which {(IsFromFinish(link.Type) ? "finishes" : "starts")} {Date(link.Date)}",
        WhyFact.Stated stated => $"{Reason(step.Driver, plan)} {Date(stated.Date)}",
        WhyFact.Same same when same.Item == step.Item => step.Kind switch
        {
            DateKind.Finish => $"it starts {Date(same.Date)}",
            DateKind.LateStart => $"it may finish {Date(same.Date)} at the latest",
            _ => $"it finishes {Date(same.Date)}",
        },
        WhyFact.Same same when step.Driver is DateDriver.ProgramFinish => $"the program ends {Date(same.Date)} with {Name(same.Item, plan)}",
        WhyFact.Same same => $"of what is below it {Name(same.Item, plan)} decides ({Date(same.Date)})",
        WhyFact.Wait wait => $"{(wait.Minutes < 0 ? "less" : "plus")} {Amount(wait.Minutes, wait.Calendar, plan)} of waiting to {Date(wait.To)}",
        WhyFact.Work work => $"{(work.Minutes < 0 ? "less" : "plus")} {Amount(work.Minutes, work.Calendar, plan)} of work{On(work.Calendar, plan)} to {Date(work.To)}",
        WhyFact.Gap gap => $"no work{On(gap.Calendar, plan)} between {Date(gap.From)} and {Date(gap.To)}",
        WhyFact.Progress progress => Text($"{progress.PercentComplete:0.#} % are done, {Amount(progress.RemainingMinutes, new WhyCalendar(), plan)} remain"),
        WhyFact.AssignedTo assigned => $"{(assigned.Resource is { } id ? ProblemText.Name(new EntityRef(EntityKind.Resource, id.Value), plan) : "the open assignment")} decides",
        _ => "",
    };

    private static string Reason(DateDriver driver, Plan plan) => driver switch
    {
        DateDriver.Constraint constraint => $"its constraint says {ProblemText.Word(constraint.Kind)}",
        DateDriver.ParentConstraint parent => $"the constraint of {Name(parent.Summary, plan)} says",
        DateDriver.Deadline => "its deadline is",
        DateDriver.ProgramStart => "nothing holds it back, the program starts",
        DateDriver.MustFinishBy => "the program must finish by",
        DateDriver.DataDate => "unfinished work lies after the status date",
        DateDriver.ActualStart => "its recorded start is",
        DateDriver.ActualFinish => "its recorded finish is",
        DateDriver.Resume => "its work resumes, as recorded,",
        DateDriver.Manual => "it was set by hand to",
        DateDriver.LevelingDelay => "leveling delays it from",
        DateDriver.Inactive => "it is inactive and drawn at",
        _ => "it is",
    };

    private static string Verb(DateKind kind) => kind switch
    {
        DateKind.Start => "starts",
        DateKind.Finish => "finishes",
        DateKind.LateStart => "must start by",
        _ => "must finish by",
    };

    private static string Must(WhyFact.Link link, Plan plan)
    {
        var isRecorded = plan.Program.Schedule.Progress == ProgressRule.ActualDates && plan.WorkItems.TryGet(link.Other.Value, out var other) && (other.ActualStart ?? other.ActualFinish) is not null;
        return IsToStart(link.Type) ? isRecorded ? "started" : "must start by" : isRecorded ? "finished" : "must finish by";
    }

    private static bool IsToStart(LinkType type) => type is LinkType.FinishToStart or LinkType.StartToStart;

    private static bool IsFromFinish(LinkType type) => type is LinkType.FinishToStart or LinkType.FinishToFinish;

    private static string Amount(long minutes, WhyCalendar? calendar, Plan plan) => calendar is null
        ? DurationText.Amount(Math.Abs(minutes), DurationUnit.ElapsedDays, plan.Program)
        : DurationText.Amount(Math.Abs(minutes), DurationUnit.Days, plan.Program);

    private static string On(WhyCalendar? calendar, Plan plan)
    {
        if (calendar is not { } named || named is { Calendar: null, IsShared: false }) return "";
        return named.IsShared ? $" in the time that {CalendarName(named.Calendar, plan)} and {CalendarName(named.SharedWith, plan)} share" : $" on {CalendarName(named.Calendar, plan)}";
    }

    private static string CalendarName(CalendarId? calendar, Plan plan) => calendar is not { } id ? "the standard calendar" : ProblemText.Name(new EntityRef(EntityKind.Calendar, id.Value), plan);

    private static string Name(WorkItemId id, Plan plan) => ProblemText.Name(new EntityRef(EntityKind.WorkItem, id.Value), plan);

    private static string Date(DateTime date) => date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
