using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <content>Where work was put in the wrong place: as late as possible, under summaries, by hand, backward.</content>
public sealed partial class RegressionTests
{
    [Fact]
    public void MPXJ_206_where_the_longest_path_is_critical_float_does_not_make_everything_so()
    {
        var plan = Chart.Plan("""
            A | XXX |
            B |     | 5d, after A
            C | X   |
            """).MustFinishBy("2");
        plan.With(ScheduleOptions.MicrosoftProject).ShouldBeCritical("A, B, C");
        plan.With(ScheduleOptions.Recommended).ShouldBeCritical("A, B");
    }

    [Fact]
    public void Bryntum_12622_float_does_not_depend_on_the_end_a_plan_is_scheduled_from()
    {
        var plan = Chart.Plan("""
            A | XXX |
            B |     | 5d, after A
            C |     | 2d, after A
            """);
        foreach (var one in new[] { plan, plan.FromFinish("11") })
            one.ShouldStart("A", "2 08:00").ShouldFinish("B", "11 17:00").ShouldFinish("C", "6 17:00").ShouldFloat("A 0, B 0, C 3").ShouldFreelyFloat("C 3");
    }

    [Fact]
    public void Bryntum_7605_work_as_late_as_possible_in_a_summary_that_is_not_makes_no_cycle() => Chart.Plan("""
        S |       |
        X |       | 1d, in S, ALAP
        Y |       | 2d, in S, after X
        Z | XXXXX |
        """).ShouldStart("X", "4 08:00").ShouldStart("Y", "5 08:00").ShouldStart("S", "4 08:00");

    [Fact]
    public void Bryntum_9272_work_as_late_as_possible_leaves_the_parts_of_other_work_alone() => Chart.Plan("""
        S |       |
        X |       | 2d, in S
        L |       | 1d, ALAP
        Z | XXXXX |
        """).ShouldStart("X", "2 08:00").ShouldStart("L", "6 08:00");

    [Fact]
    public void Bryntum_13285_a_milestone_as_late_as_possible_stays_right_before_what_follows() => Chart.Plan("""
        M |       | 0d, ALAP
        C |       | 1d, after M
        Z | XXXXX |
        """).ShouldStart("M", "5 17:00").ShouldStart("C", "6 08:00").ShouldFloat("M 0, C 0");

    [Fact]
    public void OpenProject_8584_a_manual_summary_keeps_links_from_what_it_contains() => Chart.Plan("""
        P | XXXXX |
        S |       | after P, manual 4-6
        X |       | 1d, in S
        """).ShouldStart("S", "4 08:00").ShouldFinish("S", "6 17:00").ShouldStart("X", "2 08:00");

    [Fact]
    public void Bryntum_9965_a_new_part_of_a_summary_starts_when_the_summary_may() => Chart.Plan("""
        P | XXXX |
        S |      | after P
        X |      | 1d, in S
        N |      | 1d, in S
        """).ShouldStart("N", "6 08:00");

    [Fact]
    public void OpenProject_8914_manual_work_whose_dates_are_cleared_is_scheduled_as_if_automatic()
    {
        var builder = new NetworkBuilder(Chart.Day("2", 8), WorkingCalendar.Standard, ScheduleOptions.MicrosoftProject);
        builder.AddActivity(new Activity { DurationMinutes = 480 });
        builder.AddActivity(new Activity { DurationMinutes = 480, IsManual = true });
        builder.AddLink(new Link(0, 1));
        Schedule.Of(builder.Build().Value!).Value!.EarlyStart(1).ShouldBe(Chart.Day("3", 8));
    }

    [Fact]
    public void MPXJ_841_begun_work_without_a_word_on_how_much_is_done_has_all_of_it_left() => Chart.Plan("A | | 5d, begun 2")
        .With(ScheduleOptions.Primavera).StatusDate("4").ShouldFinish("A", "10 17:00");

    [Fact]
    public void LibrePlan_1198_assigned_work_respects_a_start_date() => Chart.Plan("A | | 2d, assigned 16h, SNET 5").ShouldStart("A", "5 08:00").ShouldFinish("A", "6 17:00");

    [Fact]
    public void LibrePlan_907_a_finish_no_later_than_a_date_after_the_logic_moves_nothing() => Chart.Plan("""
        A | XX    |
        B |       | 1d, after A, FNLT 9
        Z | XXXXX |
        """).ShouldStart("B", "4 08:00").ShouldFloat("B 2");

    [Fact]
    public void Bryntum_8481_manual_work_before_its_predecessor_ends_shows_the_conflict()
    {
        var plan = Chart.Plan("""
            A | XXXXX |
            M |       | 1d, after A, manual 3-3
            """);
        plan.Schedule.Warnings.OfType<ScheduleWarning.LinkBroken>().ShouldHaveSingleItem().Activity.ShouldBe(1);
        plan.Schedule.LinkFloat(0).ShouldBe(-4 * 480);
    }

    [Fact]
    public void JQueryGantt_119_five_days_over_the_change_to_summer_time_are_five_days() =>
        Chart.Plan("A | | 5d").Start(new DateTime(2025, 3, 28, 8, 0, 0)).Schedule.EarlyFinish(0).ShouldBe(new DateTime(2025, 4, 3, 17, 0, 0));

    [Fact]
    public void Work_as_late_as_possible_does_not_push_the_start_of_work_whose_resources_have_a_gap()
    {
        var monday = Chart.Origin.AddHours(8);
        var builder = new NetworkBuilder(monday, WorkingCalendar.Standard, ScheduleOptions.Recommended);
        var firstWeekOff = builder.AddCalendar(WorkingCalendar.Create(
            [null, .. Enumerable.Repeat(new DayPattern([new TimeRange(480, 720), new TimeRange(780, 1020)]), 5), null],
            [new CalendarException(DateOnly.FromDateTime(Chart.Origin), DateOnly.FromDateTime(Chart.Origin).AddDays(4), DayPattern.NonWorking)]));
        builder.AddActivity(new Activity { Constraint = ConstraintKind.AsLateAsPossible });
        builder.AddActivity(new Activity { DurationMinutes = 480, Assignments = [new AssignedWork(0, 480), new AssignedWork(firstWeekOff, 480)] });
        builder.AddLink(new Link(0, 1, LinkType.FinishToFinish));
        var schedule = Schedule.Of(builder.Build().Value!).Value!;
        schedule.EarlyStart(1).ShouldBe(monday);
        schedule.EarlyFinish(1).ShouldBe(monday.AddDays(7).AddHours(9));
        schedule.EarlyFinish(0).ShouldBe(monday);
    }

    [Fact]
    public void Work_as_late_as_possible_before_the_finish_of_a_summary_pushes_none_of_its_leaves() => Chart.Plan("""
        W | | 1d, ALAP
        S | | 1d, after W FF
        A | | 1d, in S
        B | | 5d, in S
        """).With(ScheduleOptions.Recommended).ShouldStart("A", "2").ShouldFinish("A", "2").ShouldFinish("W", "2").ShouldFinish("B", "6");
}
