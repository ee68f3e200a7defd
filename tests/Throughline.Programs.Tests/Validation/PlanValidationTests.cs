using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;
using static Throughline.Programs.Tests.TestPlan;

namespace Throughline.Programs.Tests.Validation;

public sealed class PlanValidationTests
{
    [Fact]
    public void A_sound_plan_has_no_problems() => PlanValidation.Check(new TestPlan().Task("A").Task("B", after: "A").Plan).ShouldBeEmpty();

    [Fact]
    public void Dangling_references_are_named_with_their_field()
    {
        var plan = new TestPlan().Task("A", with: item => item with { Parent = new WorkItemId(Id(90)), Calendar = new CalendarId(Id(91)), Owner = new ResourceId(Id(92)) });
        plan.Link(plan["A"], new WorkItemId(Id(93)));
        PlanValidation.Check(plan.Plan).OfType<PlanProblem.UnknownReference>().Select(problem => (problem.Field, problem.Missing.Id)).ShouldBe(
            [("parent", Id(90)), ("calendar", Id(91)), ("owner", Id(92)), ("successor", Id(93))]);
    }

    [Fact]
    public void A_name_that_no_file_can_carry_is_refused()
    {
        var problem = PlanValidation.Check(new TestPlan().Task("A", with: item => item with { Name = "a\u0007b" }).Plan).ShouldHaveSingleItem().ShouldBeOfType<PlanProblem.TextMalformed>();
        problem.Field.ShouldBe("name");
        problem.Value.ShouldBe("a\\u0007…");
    }

    [Fact]
    public void Amounts_are_kept_to_the_ten_thousandth_and_refused_beyond_what_is_kept()
    {
        var plan = new TestPlan().Task("A", with: item => item with { FixedCost = 1.23456789m, Cost = 0.00001m, ActualCost = -0.00005m });
        (plan.Of("A").FixedCost, plan.Of("A").Cost, plan.Of("A").ActualCost).ShouldBe((1.2346m, 0m, 0m));
        PlanValidation.Check(plan.Plan).ShouldBeEmpty();
        plan.Change("A", item => item with { FixedCost = 1e15m, Cost = -1e15m, ActualCost = 9e27m });
        PlanValidation.Check(plan.Plan).OfType<PlanProblem.NumberOutOfRange>().Select(problem => problem.Field).ShouldBe(["fixedCost", "cost", "actualCost"]);
    }

    [Fact]
    public void Two_new_items_with_one_key_are_one_problem_also_where_a_version_before_is_known()
    {
        var before = new TestPlan().Task("A").Task("B").Task("C").Task("D").Task("E").Task("F").Task("G").Task("H");
        var outlook = before.Outlook;
        var twins = new[] { 91, 92 }.Select(number => new WorkItem { Id = new WorkItemId(Id(number)), Key = "TWIN-1", Name = "Twin", Order = $"9{number}1" });
        var plan = before.Plan with { WorkItems = twins.Aggregate(before.Plan.WorkItems, (items, twin) => items.Put(twin)) };
        var continued = Outlook.Of(plan, TestPlan.Surroundings, outlook).Problems;
        continued.ShouldBe(Outlook.Of(plan, TestPlan.Surroundings).Problems);
        continued.ShouldHaveSingleItem().ShouldBeOfType<PlanProblem.DuplicateKey>().At.ShouldBe(new EntityRef(EntityKind.WorkItem, Id(92)));
    }

    [Fact]
    public void Parents_in_a_circle_are_found_with_the_path()
    {
        var plan = new TestPlan().Task("A").Task("B", under: "A").Task("C", under: "B");
        plan.Change("A", item => item with { Parent = plan["C"] });
        PlanValidation.Check(plan.Plan).Single().ShouldBeOfType<PlanProblem.ParentCycle>().Path.Length.ShouldBe(3);
        plan.Outlook.HasDates.ShouldBeFalse();
    }

    [Fact]
    public void A_link_to_a_summary_above_or_to_itself_is_refused()
    {
        var plan = new TestPlan().Task("S").Task("A", under: "S");
        plan.Link(plan["S"], plan["A"]).Link(plan["A"], plan["A"]);
        PlanValidation.Check(plan.Plan).Select(problem => problem.Code).ShouldBe(["linkToOwnSummary", "linkToItself"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    public void Percent_complete_is_from_0_to_100(double percent) =>
        PlanValidation.Check(new TestPlan().Task("A", with: item => item with { PercentComplete = percent }).Plan).Single().ShouldBeOfType<PlanProblem.NumberOutOfRange>().Maximum.ShouldBe(100);

    [Fact]
    public void Impossible_dates_are_found()
    {
        var plan = new TestPlan().Task("A", with: item => item with { Deadline = new DateTime(9999, 1, 1), ActualStart = June(5), ActualFinish = June(4), Constraint = ConstraintKind.MustStartOn });
        PlanValidation.Check(plan.Plan).Select(problem => problem.Code).ShouldBe(["dateOutOfRange", "finishBeforeStart", "constraintWithoutDate"]);
    }

    [Fact]
    public void A_calendar_without_working_time_is_an_error_only_where_dates_depend_on_it()
    {
        var plan = new TestPlan();
        var idle = plan.Calendar("Idle", calendar => calendar with { Week = [null, null, null, null, null, null, null] });
        PlanValidation.Check(plan.Plan).Single().Severity.ShouldBe(Severity.Warning);
        plan.Task("A", with: item => item with { Calendar = idle });
        PlanValidation.Check(plan.Plan).Single().ShouldBeOfType<PlanProblem.CalendarWithoutWorkingTime>().Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public void Calendars_in_a_circle_and_impossible_hours_are_found()
    {
        var plan = new TestPlan();
        var first = plan.Calendar("First", calendar => calendar with { Exceptions = [new(new DateOnly(2025, 6, 5), new DateOnly(2025, 6, 4), DayPattern.NonWorking)] });
        var second = plan.Calendar("Second", calendar => calendar with { Base = first, Week = [null, new DayPattern([new(600, 500)]), null, null, null, null, null] });
        plan.Plan.Calendars.TryGet(first.Value, out var calendar).ShouldBeTrue();
        var looped = plan.Plan with { Calendars = plan.Plan.Calendars.Put(calendar! with { Base = second }) };
        PlanValidation.Check(looped).Select(problem => (problem.At.Id, problem.Code)).ShouldBe(
            [(first.Value, "calendarDayImpossible"), (first.Value, "calendarCycle"), (second.Value, "calendarDayImpossible")]);
    }

    [Fact]
    public void Work_beyond_the_supported_years_has_no_dates_and_says_so()
    {
        var plan = new TestPlan();
        plan.Task("T0", "2000w");
        for (var number = 1; number < 10; number++) plan.Task($"T{number}", "2000w", $"T{number - 1}");
        plan.Outlook.Problems.ShouldAllBe(problem => problem.Code == "scheduleImpossible");
        plan.Outlook.HasDates.ShouldBeFalse();
    }

    [Fact]
    public void Keys_are_unique()
    {
        var plan = new TestPlan().Task("A").Task("B");
        plan.Change("B", item => item with { Key = "TST-2" });
        PlanValidation.Check(plan.Plan).Single().ShouldBeOfType<PlanProblem.DuplicateKey>().Other.ShouldBe(plan["A"]);
    }

    [Theory]
    [InlineData("<b>")]
    [InlineData("hello world!")]
    [InlineData("tst-2")]
    [InlineData("T-2")]
    [InlineData("TST-0")]
    [InlineData("TST-02")]
    [InlineData("TST-1000000001")]
    [InlineData("TST-99999999999999999999")]
    [InlineData("ABCDEFGHIJK-1")]
    [InlineData("TST-2\n")]
    public void A_key_is_a_prefix_and_a_number(string key)
    {
        var plan = new TestPlan().Task("A");
        plan.Change("A", item => item with { Key = key });
        PlanValidation.Check(plan.Plan).Single().ShouldBe(new PlanProblem.TextMalformed(new EntityRef(EntityKind.WorkItem, plan["A"].Value), "key", key, "APX-142"));
    }

    [Theory]
    [InlineData("OTHER-7")]
    [InlineData("A1-1000000000")]
    [InlineData("ABCDEFGHIJ-1")]
    public void A_key_may_have_the_prefix_of_another_time(string key)
    {
        var plan = new TestPlan().Task("A");
        plan.Change("A", item => item with { Key = key });
        PlanValidation.Check(plan.Plan).ShouldBeEmpty();
    }
}
