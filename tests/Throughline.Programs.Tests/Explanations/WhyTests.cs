using Throughline.Programs.Explanations;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;
using static Throughline.Programs.Tests.TestPlan;

namespace Throughline.Programs.Tests.Explanations;

public sealed class WhyTests
{
    [Fact]
    public void The_chain_leads_from_the_milestone_over_lag_and_weekend_to_the_start_of_the_program()
    {
        var plan = new TestPlan().Task("Excavate", "3d").Task("Pour", "2d", "Excavate FS+2d").Milestone("Done", "Pour");
        var outlook = plan.Outlook;
        var why = Why.Of(outlook, plan["Done"], DateKind.Finish);
        why.Steps.Select(step => (outlook.Item(outlook.RowOf(step.Item)).Name, step.Kind)).ShouldBe(
            [("Done", DateKind.Finish), ("Done", DateKind.Start), ("Pour", DateKind.Finish), ("Pour", DateKind.Start), ("Excavate", DateKind.Finish), ("Excavate", DateKind.Start)]);
        why.Steps[^1].Driver.ShouldBe(new DateDriver.ProgramStart());
        why.Steps[3].Facts.ShouldBe(
        [
            new WhyFact.Link(outlook.Links[0].Dependency.Id, plan["Excavate"], June(4), Engine.Networks.LinkType.FinishToStart, new Lag(960)),
            new WhyFact.Wait(June(4), June(6), 960, new WhyCalendar(null)),
            new WhyFact.Gap(June(6), June(9, 8), new WhyCalendar(null)),
        ]);
        ExplanationText.Sentence(why.Steps[3], plan.Plan).ShouldBe(
            "TST-3 Pour starts 2025-06-09 08:00: it waits for TST-2 Excavate (FS+2d), which finishes 2025-06-04 17:00, plus 2d of waiting to 2025-06-06 17:00, no work between 2025-06-06 17:00 and 2025-06-09 08:00.");
    }

    [Fact]
    public void No_float_is_explained_by_what_must_hold_later()
    {
        var plan = new TestPlan().Task("A", "5d").Task("B", "5d", "A", with: item => item with { Deadline = June(11) });
        var why = Why.Of(plan.Outlook, plan["A"], DateKind.LateFinish);
        why.Steps.Select(step => step.Driver.GetType().Name).ShouldBe(["Successor", "Duration", "Deadline"]);
        why.Steps[^1].Facts[0].ShouldBe(new WhyFact.Stated(June(11)));
    }

    [Fact]
    public void A_leave_of_the_resource_is_named()
    {
        var plan = new TestPlan().Task("A", "5d");
        var leave = plan.Calendar("Ms Saffron", calendar => calendar with { Exceptions = [Off(4)] });
        plan.Assign("A", plan.Resource("Ms Saffron", leave), 2400);
        Why.Of(plan.Outlook, plan["A"], DateKind.Finish).Steps[0].Facts[1].ShouldBe(new WhyFact.Work(June(2, 8), June(9), 2400, new WhyCalendar(leave)));
    }

    [Fact]
    public void Work_as_late_as_possible_does_not_explain_what_follows_it()
    {
        var plan = new TestPlan().Task("B", "2d", with: item => item with { Constraint = Engine.Networks.ConstraintKind.AsLateAsPossible }).Task("A", "5d").Task("C", "2d", "B, A")
            .Program(program => program with { Schedule = Engine.Networks.ScheduleOptions.Recommended });
        var outlook = plan.Outlook;
        outlook.Dates(plan["B"]).ShouldBe(OutlookDates.Days(5, 6));
        Why.Of(outlook, plan["C"], DateKind.Start).Steps.Select(step => step.Item).ShouldBe([plan["C"], plan["A"], plan["A"]]);
        var late = Why.Of(outlook, plan["B"], DateKind.Start);
        late.Steps.Select(step => step.Item).ShouldBe([plan["B"], plan["C"], plan["A"], plan["A"]]);
        ExplanationText.Render(late, outlook).ShouldContain("follows (FS) and starts 2025-06-09 08:00");
    }

    [Fact]
    public void A_plan_without_dates_says_why()
    {
        var plan = new TestPlan().Task("A").Task("B", after: "A");
        plan.Link(plan["B"], plan["A"]);
        var why = Why.Of(plan.Outlook, plan["A"], DateKind.Start);
        why.Steps.ShouldBeEmpty();
        ExplanationText.Render(why, plan.Outlook).ShouldContain("Dependency cycle of 2 items");
        Should.Throw<KeyNotFoundException>(() => Why.Of(plan.Outlook, new WorkItemId(Id(999)), DateKind.Start));
    }

    [Fact]
    public void Every_problem_has_a_sentence()
    {
        var plan = new TestPlan().Plan;
        foreach (var kind in typeof(PlanProblem).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(PlanProblem))))
        {
            var constructor = kind.GetConstructors().Single(candidate => candidate.GetParameters().Length > 1);
            var problem = (PlanProblem)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Example(parameter.ParameterType, plan))]);
            ProblemText.Render(problem, plan).ShouldNotEndWith($": {problem.Code}.");
        }
    }

    private static object? Example(Type type, Plan plan) => type switch
    {
        _ when type == typeof(EntityRef) => plan.Program.Ref,
        _ when type == typeof(string) => "name",
        _ when type == typeof(DateDriver) => new DateDriver.Manual(),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>) => Path(type),
        _ => type.IsValueType ? Activator.CreateInstance(type) : null,
    };

    private static object Path(Type type) => type == typeof(System.Collections.Immutable.ImmutableArray<WorkItemId>)
        ? System.Collections.Immutable.ImmutableArray.Create(new WorkItemId(Id(1)))
        : System.Collections.Immutable.ImmutableArray.Create(new CalendarId(Id(1)));
}
