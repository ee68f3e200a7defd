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
    public void A_late_date_behind_a_share_of_a_summary_names_the_wait_it_was_computed_with()
    {
        var plan = new TestPlan().Task("S")
            .Task("X", "1d", under: "S", with: item => item with { Constraint = Engine.Networks.ConstraintKind.AsLateAsPossible })
            .Task("Y", "2d", under: "S", with: item => item with { Constraint = Engine.Networks.ConstraintKind.StartNoEarlierThan, ConstraintDate = June(5, 8) })
            .Task("Q", "1d", "S FS+50%");
        var step = Why.Of(plan.Outlook, plan["Y"], DateKind.LateFinish).Steps[0];
        step.Date.ShouldBe(June(6));
        step.Facts[1].ShouldBe(new WhyFact.Wait(June(10, 8), June(9, 8), -480, new WhyCalendar(null)));
    }

    [Fact]
    public void With_actual_dates_late_dates_lead_to_the_record_of_what_follows()
    {
        var plan = new TestPlan().Task("A", "5d").Task("B", "4d", "A", with: item => item with { ActualStart = June(4, 8), PercentComplete = 50 })
            .Program(program => program with { StatusDate = June(5, 8), Schedule = Engine.Networks.ScheduleOptions.Primavera with { Progress = Engine.Networks.ProgressRule.ActualDates } });
        var why = Why.Of(plan.Outlook, plan["A"], DateKind.LateFinish);
        why.Steps.Select(step => (step.Item, step.Date, step.Driver.GetType().Name)).ShouldBe([(plan["A"], June(3), "Successor"), (plan["B"], June(4, 8), "ActualStart")]);
        ExplanationText.Render(why, plan.Outlook).ShouldContain("TST-3 B follows (FS) and started 2025-06-04 08:00");
    }

    [Fact]
    public void A_late_date_before_inactive_work_is_told_without_the_working_time_of_that_work()
    {
        // The inactive milestone hands on that D must start by Friday 13:00, an hour at which its own calendar, mornings only, does not work.
        var plan = new TestPlan().Task("A", "1h").Milestone("M", "A", with: item => item with { IsActive = false }).Task("D", "4h", "M").Task("Long", "5d");
        var mornings = plan.Calendar("Mornings", calendar => calendar with { Week = [.. Weekdays.Select(day => day is null ? null : new Engine.Calendars.DayPattern([new Engine.Calendars.TimeRange(480, 720)]))] });
        plan.Change("M", item => item with { Calendar = mornings });
        var step = Why.Of(plan.Outlook, plan["A"], DateKind.LateFinish).Steps[0];
        step.Date.ShouldBe(June(6, 12));
        step.Facts.ShouldBe([new WhyFact.Link(plan.Outlook.Links[0].Dependency.Id, plan["M"], June(6, 13), Engine.Networks.LinkType.FinishToStart, default), new WhyFact.Gap(June(6, 13), June(6, 12), new WhyCalendar(null))]);
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
