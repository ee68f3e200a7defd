using CsCheck;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs.Explanations;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Tests.Explanations;

public sealed class WhyLawTests
{
    [Fact]
    public void Computing_the_facts_of_every_step_again_gives_its_date() => PlanGen.Plans.Sample(
        plan =>
        {
            var outlook = Outlook.Of(plan, TestPlan.Surroundings);
            outlook.Problems.Where(problem => problem.Severity == Programs.Validation.Severity.Error).ShouldBeEmpty(PlanSketch.Of(plan));
            for (var row = 0; row < outlook.Count; row++)
                foreach (var kind in Enum.GetValues<DateKind>())
                    Check(Why.Of(outlook, outlook.Item(row).Id, kind), outlook);
        },
        iter: 150);

    private static void Check(Explanation explanation, Outlook outlook)
    {
        explanation.Steps.ShouldNotBeEmpty();
        explanation.Steps[0].Item.ShouldBe(explanation.Item);
        explanation.Steps[0].Date.ShouldBe(outlook.Date(outlook.RowOf(explanation.Item), explanation.Kind));
        for (var number = 0; number < explanation.Steps.Length; number++)
        {
            var step = explanation.Steps[number];
            var at = step.Facts.Aggregate((DateTime?)null, (at, fact) => Next(at, fact, outlook, ExplanationText.Sentence(step, outlook.Plan)));
            at.ShouldBe(step.Date, ExplanationText.Sentence(step, outlook.Plan));
            if (number + 1 < explanation.Steps.Length) BeginOf(step).ShouldBe(explanation.Steps[number + 1].Date, ExplanationText.Sentence(step, outlook.Plan) + PlanSketch.Of(outlook.Plan));
        }

        // Work as late as possible and what follows it hold each other: there the chain ends where it meets itself.
        var last = explanation.Steps[^1].Driver;
        if (!explanation.Steps.Any(step => step.Driver is DateDriver.Constraint { Kind: ConstraintKind.AsLateAsPossible }))
            (last is DateDriver.Child or DateDriver.Predecessor or DateDriver.Successor).ShouldBeFalse(PlanSketch.Of(outlook.Plan));

        ExplanationText.Render(explanation, outlook).ShouldNotBeEmpty();
    }

    private static DateTime? BeginOf(WhyStep step) => step.Facts.OfType<WhyFact.Link>().FirstOrDefault()?.Date ?? step.Facts.OfType<WhyFact.Same>().First().Date;

    private static DateTime? Next(DateTime? at, WhyFact fact, Outlook outlook, string sentence)
    {
        switch (fact)
        {
            case WhyFact.Link link: return link.Date;
            case WhyFact.Stated stated: return stated.Date;
            case WhyFact.Same same: return same.Date;
            case WhyFact.Wait wait: return Shifted(at, wait.From, wait.To, wait.Minutes, wait.Calendar, outlook);
            case WhyFact.Work work: return Shifted(at, work.From, work.To, work.Minutes, work.Calendar, outlook);
            case WhyFact.Gap gap:
                gap.From.ShouldBe(at!.Value);
                CalendarOf(gap.Calendar, outlook).Work(gap.From, gap.To).ShouldBe(0, sentence + PlanSketch.Of(outlook.Plan));
                return gap.To;
            default: return at;
        }
    }

    private static DateTime Shifted(DateTime? at, DateTime from, DateTime to, long minutes, WhyCalendar? calendar, Outlook outlook)
    {
        from.ShouldBe(at!.Value);
        to.ShouldBe(calendar is { } named ? CalendarOf(named, outlook).Add(from, minutes) : from.AddMinutes(minutes));
        return to;
    }

    private static WorkingCalendar CalendarOf(WhyCalendar named, Outlook outlook)
    {
        var calendars = outlook.Network.Calendars;
        var first = calendars.Find(named.Calendar) ?? WorkingCalendar.Standard;
        return named.IsShared ? calendars.Shared(first, calendars.Find(named.SharedWith) ?? WorkingCalendar.Standard) : first;
    }
}
