using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;
using static Throughline.Programs.Tests.OutlookDates;
using static Throughline.Programs.Tests.TestPlan;

namespace Throughline.Programs.Tests.Outlooks;

/// <summary>Expected dates are those of the reference cases T1 to T57 of the domain rules.</summary>
public sealed class OutlookTests
{
    [Fact]
    public void Half_a_person_takes_twice_the_time_and_three_people_a_third()
    {
        // Calendars of their own, so that the work of each counts: 20 h at 50 % are a week; 72 h by three around the clock are a day.
        var plan = new TestPlan().Task("A", "5d");
        plan.Assign("A", plan.Resource("Half", plan.Calendar("Half", calendar => calendar with { Exceptions = [Off(30)] })), 1200, 0.5);
        plan.Assign("A", plan.Resource("Whole"), 480);
        plan.Outlook.Dates(plan["A"]).ShouldBe(OutlookDates.Days(2, 6));
        var clock = plan.Calendar("Clock", calendar => calendar with { Week = [.. Enumerable.Repeat<Engine.Calendars.DayPattern?>(Engine.Calendars.DayPattern.Continuous, 7)] });
        plan.Task("C", "3d");
        plan.Assign("C", plan.Resource("Three", clock), 72 * 60, 3);
        plan.Assign("C", plan.Resource("One"), 60);
        plan.Outlook.Finish(plan.Outlook.RowOf(plan["C"])).ShouldBe(June(3, 8));
    }

    [Fact]
    public void OpenProject_366_a_day_of_work_lasts_a_day_under_a_summary_too()
    {
        var plan = new TestPlan().Task("S").Task("A", "1d", under: "S");
        foreach (var name in new[] { "S", "A" }) plan.Outlook.DurationMinutes(plan.Outlook.RowOf(plan[name])).ShouldBe(480);
    }

    [Fact]
    public void OpenProject_20661_a_duration_is_not_stale_after_work_was_manual_and_is_automatic_again()
    {
        var plan = new TestPlan().Task("A", "2d");
        long Minutes() => plan.Outlook.DurationMinutes(plan.Outlook.RowOf(plan["A"]));
        plan.Change("A", item => item with { Mode = SchedulingMode.Manual, ManualStart = June(2, 8), ManualFinish = June(6) });
        Minutes().ShouldBe(5 * 480);
        plan.Change("A", item => item with { Mode = SchedulingMode.Automatic });
        Minutes().ShouldBe(2 * 480);
    }

    [Fact]
    public void Two_chains_meet_in_a_milestone()
    {
        var plan = new TestPlan().Task("A", "3d").Task("B", "5d", "A").Task("C", "2d", "A").Milestone("M", "B, C");
        var outlook = plan.Outlook;
        outlook.Dates(plan["A"]).ShouldBe(Days(2, 4));
        outlook.Dates(plan["B"]).ShouldBe(Days(5, 11));
        outlook.Dates(plan["C"]).ShouldBe(Days(5, 6));
        outlook.Dates(plan["M"]).ShouldBe((June(11), June(11)));
        outlook.TotalFloat(outlook.RowOf(plan["C"])).ShouldBe(3 * 480);
        outlook.FreeFloat(outlook.RowOf(plan["C"])).ShouldBe(3 * 480);
        Enumerable.Range(0, outlook.Count).Where(outlook.IsCritical).Select(row => outlook.Item(row).Name).ShouldBe(["A", "B", "M"]);
        outlook.ProgramFinish.ShouldBe(June(11));
        outlook.Links.ToArray().Select(link => link.IsDriving).ShouldBe([true, true, true, false]);
        outlook.Driver(1, DateKind.Start).ShouldBe(new DateDriver.Predecessor(outlook.Links[0].Dependency.Id));
    }

    [Fact]
    public void A_lag_in_working_days_skips_the_weekend() =>
        Second(new TestPlan().Task("A", "3d").Task("B", "2d", "A FS+2d")).ShouldBe(Days(9, 10));

    [Fact]
    public void A_lag_in_elapsed_days_does_not() =>
        Second(new TestPlan().Task("A", "5d").Task("B", "2d", "A FS+2ed")).ShouldBe(Days(9, 10));

    [Fact]
    public void A_lag_in_percent_counts_the_predecessor() =>
        Second(new TestPlan().Task("A", "4d").Task("B", "2d", "A FS-25%")).ShouldBe(Days(5, 6));

    [Fact]
    public void An_elapsed_duration_ignores_the_calendar() =>
        Second(new TestPlan().Task("A", "3ed", with: item => item with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = June(6, 16) }).Task("B", "1d", "A"))
            .ShouldBe((June(9, 16), June(10, 16)));

    [Fact]
    public void A_holiday_of_the_program_stops_work()
    {
        var plan = new TestPlan().Task("A", "5d");
        var calendar = plan.Calendar("Standard", calendar => calendar with { Exceptions = [Off(4)] });
        plan.Program(program => program with { Calendar = calendar }).Outlook.Dates(plan["A"]).ShouldBe(Days(2, 9));
    }

    [Fact]
    public void A_resource_on_leave_stops_its_task_but_not_that_of_others()
    {
        var plan = new TestPlan().Task("A", "5d").Task("B", "5d");
        var leave = plan.Calendar("Ms Saffron", calendar => calendar with { Exceptions = [Off(4)], IsResourceCalendar = true });
        plan.Assign("A", plan.Resource("Ms Saffron", leave), 2400);
        plan.Assign("B", plan.Resource("Mr Rowan"), 2400);
        var outlook = plan.Outlook;
        outlook.Dates(plan["A"]).ShouldBe(Days(2, 9));
        outlook.Dates(plan["B"]).ShouldBe(Days(2, 6));
    }

    [Fact]
    public void A_task_calendar_and_a_resource_calendar_leave_the_time_they_share()
    {
        var plan = new TestPlan();
        var own = plan.Calendar("No Tuesdays", calendar => calendar with { Exceptions = [Off(3)] });
        var leave = plan.Calendar("Ms Saffron", calendar => calendar with { Exceptions = [Off(4)] });
        plan.Task("A", "3d", with: item => item with { Calendar = own }).Task("B", "3d", with: item => item with { Calendar = own, IgnoresResourceCalendars = true });
        var saffron = plan.Resource("Ms Saffron", leave);
        plan.Assign("A", saffron, 1440);
        plan.Assign("B", saffron, 1440);
        var outlook = plan.Outlook;
        outlook.Dates(plan["A"]).ShouldBe(Days(2, 6));
        outlook.Dates(plan["B"]).ShouldBe(Days(2, 5));
    }

    [Fact]
    public void Calendars_without_shared_time_leave_the_task_calendar_and_say_so()
    {
        var plan = new TestPlan();
        var weekends = plan.Calendar("Weekends", calendar => calendar with { Week = [Engine.Calendars.DayPattern.Standard, null, null, null, null, null, Engine.Calendars.DayPattern.Standard] });
        var weekdays = plan.Calendar("Weekdays", calendar => calendar);
        plan.Task("A", "2d", with: item => item with { Calendar = weekdays });
        var assignment = plan.Assign("A", plan.Resource("Mr Rowan", weekends), 960);
        var outlook = plan.Outlook;
        outlook.Dates(plan["A"]).ShouldBe(Days(2, 3));
        outlook.Problems.Single().ShouldBeOfType<PlanProblem.NoSharedWorkingTime>().At.Id.ShouldBe(assignment.Value);
    }

    [Fact]
    public void The_last_of_two_resources_on_different_calendars_decides()
    {
        var plan = new TestPlan().Task("A", "3d");
        var leave = plan.Calendar("Ms Saffron", calendar => calendar with { Exceptions = [Off(3)] });
        plan.Assign("A", plan.Resource("Mr Rowan"), 24 * 60);
        var slow = plan.Assign("A", plan.Resource("Ms Saffron", leave), 16 * 60, 0.5);
        var outlook = plan.Outlook;
        outlook.Dates(plan["A"]).ShouldBe(Days(2, 6));
        outlook.Driver(0, DateKind.Finish).ShouldBe(new DateDriver.ResourceCalendar(slow));
    }

    [Fact]
    public void A_summary_spans_its_children_and_waits_with_them()
    {
        var plan = new TestPlan().Task("P", "4d").Task("S", after: "P").Task("X", "2d", under: "S").Task("Y", "3d", "X", "S").Task("Q", "1d", "S");
        var outlook = plan.Outlook;
        outlook.Dates(plan["X"]).ShouldBe(Days(6, 9));
        outlook.Dates(plan["Y"]).ShouldBe(Days(10, 12));
        outlook.Dates(plan["S"]).ShouldBe(Days(6, 12));
        outlook.Dates(plan["Q"]).ShouldBe(Days(13, 13));
        outlook.IsSummary(outlook.RowOf(plan["S"])).ShouldBeTrue();
        outlook.Wbs(outlook.RowOf(plan["Y"])).ShouldBe("2.2");
        outlook.DurationMinutes(outlook.RowOf(plan["S"])).ShouldBe(5 * 480);
        outlook.Driver(outlook.RowOf(plan["S"]), DateKind.Finish).ShouldBe(new DateDriver.Child(plan["Y"]));
    }

    [Fact]
    public void A_manual_task_keeps_its_dates_and_the_broken_link_is_reported()
    {
        var plan = new TestPlan().Task("A", "5d")
            .Task("M", "2d", "A", with: item => item with { Mode = SchedulingMode.Manual, ManualStart = June(4, 8), ManualFinish = June(5) }).Task("B", "2d", "M");
        var outlook = plan.Outlook;
        outlook.Dates(plan["M"]).ShouldBe(Days(4, 5));
        outlook.Dates(plan["B"]).ShouldBe(Days(6, 9));
        outlook.TotalFloat(0).ShouldBe(-3 * 480);
        outlook.Links[0].IsViolated.ShouldBeTrue();
        outlook.Problems.OfType<PlanProblem.LinkBroken>().Single().Successor.ShouldBe(plan["M"]);
        outlook.Driver(1, DateKind.Start).ShouldBe(new DateDriver.Manual());
    }

    [Fact]
    public void A_deadline_moves_nothing_and_takes_the_float()
    {
        var plan = new TestPlan().Task("A", "5d").Task("B", "5d", "A", with: item => item with { Deadline = June(11) });
        var outlook = plan.Outlook;
        outlook.Dates(plan["B"]).ShouldBe(Days(9, 13));
        outlook.TotalFloat(0).ShouldBe(-2 * 480);
        outlook.Problems.Single().ShouldBe(new PlanProblem.DeadlineMissed(plan.Of("B").Ref, "deadline", June(11), June(13)));
    }

    [Fact]
    public void Inactive_work_is_bridged() =>
        Second(new TestPlan().Task("A", "3d").Task("B", "2d").Task("X", "5d", "A", with: item => item with { IsActive = false })
            .Link(new WorkItemId(Id(4)), new WorkItemId(Id(3)))).ShouldBe(Days(5, 6));

    [Fact]
    public void A_leveling_delay_counts_elapsed_days() =>
        new TestPlan().Task("A", "1d", with: item => item with { LevelingDelayMinutes = 2 * 1440 }).Outlook.Start(0).ShouldBe(June(4, 8));

    [Fact]
    public void Scheduling_from_the_finish_places_work_late()
    {
        var plan = new TestPlan().Task("A", "3d", with: Late).Task("B", "5d", "A", with: Late)
            .Program(program => program with { ScheduleFrom = ScheduleFrom.Finish, Finish = June(13) });
        var outlook = plan.Outlook;
        outlook.Dates(plan["B"]).ShouldBe(Days(9, 13));
        outlook.Dates(plan["A"]).ShouldBe(Days(4, 6));
        outlook.ProgramStart.ShouldBe(June(4, 8));
        static WorkItem Late(WorkItem item) => item with { Constraint = ConstraintKind.AsLateAsPossible };
    }

    [Fact]
    public void A_cycle_gives_its_whole_path_and_no_dates()
    {
        var plan = new TestPlan().Task("A").Task("B", after: "A").Task("C", after: "B");
        plan.Link(plan["C"], plan["A"]);
        var outlook = plan.Outlook;
        outlook.HasDates.ShouldBeFalse();
        outlook.Count.ShouldBe(3);
        var cycle = outlook.Problems.Single().ShouldBeOfType<PlanProblem.DependencyCycle>();
        cycle.Path.Length.ShouldBe(3);
        cycle.Path.Order(Comparer<WorkItemId>.Create((left, right) => left.Value.CompareTo(right.Value))).ShouldBe([plan["A"], plan["B"], plan["C"]]);
        ProblemText.Render(cycle, plan.Plan).ShouldContain("TST-2 A → TST-3 B");
        Should.Throw<InvalidOperationException>(() => outlook.Start(0));
    }

    private static (DateTime, DateTime) Second(TestPlan plan) => plan.Outlook.Dates(plan["B"]);
}
