using System.Globalization;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Where open schedulers went wrong; each name says in which. The trackers' issue numbers stand in the names.</summary>
public sealed partial class RegressionTests
{
    [Fact]
    public void GanttProject_90_a_one_day_task_starts_and_ends_on_the_same_day() => Chart.Plan("A | X |").ShouldStart("A", "2 08:00").ShouldFinish("A", "2 17:00");

    [Fact]
    public void GanttProject_687_two_tasks_tied_at_the_finish_end_together_however_long_the_second_is() => Chart.Plan("""
        L | XXXXXXXX |
        A |          | 1d, after L
        B |          | 6d, after A FF
        """).ShouldFinish("A", "12 17:00").ShouldFinish("B", "12 17:00");

    [Fact]
    public void GanttProject_26_a_lag_does_not_break_the_critical_path() => Chart.Plan("""
        A | XXX |
        B |     | 2d, after A FS+2d
        C | X   |
        """).ShouldBeCritical("A, B").ShouldHaveLongestPath("A, B");

    [Fact]
    public void Bryntum_6926_a_lead_of_a_day_steps_back_over_the_weekend() => Chart.Plan("""
        A | XXXXXX |
        B |        | 1d, after A FF-1d
        """).ShouldStart("B", "6 08:00").ShouldFinish("B", "6 17:00");

    [Fact]
    public void Bryntum_9382_late_dates_count_a_lead() => Chart.Plan("""
        A | XXXXX |
        B |       | 3d, after A FS-2d
        C | X     |
        """).ShouldFloat("A 0, B 0, C 5");

    [Fact]
    public void Bryntum_12108_negative_float_is_kept() => Chart.Plan("A | XXXXX | deadline 4").ShouldFloat("A -2");

    [Fact]
    public void Bryntum_11970_as_late_as_possible_before_a_fixed_finish_stays_right_before_it() => Chart.Plan("""
        days | MTWTFSSMTWTF |
        A    |              | 2d, ALAP
        B    |              | 1d, after A, MFO 6
        C    | XXXXXXXXXX   |
        """).ShouldSchedule("""
        A    |   XX         |
        B    |     X        |
        """);

    [Fact]
    public void Bryntum_4760_a_summary_starts_on_working_time() => Chart.Plan("""
        S | | SNET 7 00:00
        X | | 1d, in S
        """).ShouldStart("S", "9 08:00");

    [Fact]
    public void Redmine_40_what_follows_a_summary_moves_with_it() => Chart.Plan("""
        P | XXXX |
        S |      | after P
        T |      | in S
        X |      | 1d, in T
        Q |      | 1d, after S
        """).ShouldStart("X", "6 08:00").ShouldStart("Q", "9 08:00");

    [Fact]
    public void MPXJ_120_ten_elapsed_days_are_ten_days() => Chart.Plan("A | | 10ed").ShouldFinish("A", "12 08:00");

    [Fact]
    public void MPXJ_4381_a_lag_in_days_counts_minutes_on_a_short_calendar() =>
        // 1 d is 480 minutes: two mornings of four hours.
        Chart.Plan("""
            A | | 8h, on mornings
            B | | 4h, on mornings, after A FS+1d
            """).Calendar("mornings", WorkingCalendar.Create([null, .. Enumerable.Repeat<DayPattern?>(new DayPattern([new TimeRange(480, 720)]), 5), null]))
            .ShouldFinish("A", "3 12:00").ShouldStart("B", "6 08:00");

    [Fact]
    public void MPXJ_408_work_of_decades_does_not_overflow()
    {
        var builder = new NetworkBuilder(Chart.Origin, WorkingCalendar.Continuous, ScheduleOptions.MicrosoftProject);
        builder.AddActivity(new Activity { DurationMinutes = 200L * 365 * 1440 });
        Schedule.Of(builder.Build().Value!).Value!.EarlyFinish(0).ShouldBe(Chart.Origin.AddMinutes(200L * 365 * 1440));
    }

    [Fact]
    public void Work_that_would_end_after_2300_is_a_named_problem()
    {
        var builder = new NetworkBuilder(Chart.Origin, WorkingCalendar.Standard, ScheduleOptions.MicrosoftProject);
        builder.AddActivity(new Activity { DurationMinutes = 480 });
        builder.AddActivity(new Activity { DurationMinutes = 300L * 365 * 480 });
        Schedule.Of(builder.Build().Value!).Problems.ShouldHaveSingleItem().ShouldBeOfType<NetworkProblem.CalendarExhausted>().Activity.ShouldBe(1);
    }

    [Fact]
    public void Every_impossible_value_is_reported_at_once()
    {
        var builder = new NetworkBuilder(Chart.Origin, WorkingCalendar.Standard, ScheduleOptions.MicrosoftProject);
        var never = builder.AddCalendar(WorkingCalendar.Create([null, null, null, null, null, null, null]));
        builder.AddActivity(new Activity { DurationMinutes = -1, Calendar = never });
        builder.AddActivity(new Activity { Constraint = ConstraintKind.MustStartOn });
        builder.AddActivity(new Activity { Deadline = new DateTime(1066, 10, 14), PercentComplete = double.NaN });
        builder.AddActivity(new Activity { ActualStart = Chart.Day("4", 8), ActualFinish = Chart.Day("3", 8) });
        builder.Build().Problems.ShouldBe(
        [
            new NetworkProblem.ImpossibleValue(0, nameof(Activity.DurationMinutes)),
            new NetworkProblem.ConstraintWithoutDate(1, ConstraintKind.MustStartOn),
            new NetworkProblem.ImpossibleValue(2, nameof(Activity.PercentComplete)),
            new NetworkProblem.DateOutOfRange(2, nameof(Activity.Deadline)),
            new NetworkProblem.ImpossibleValue(3, nameof(Activity.ActualFinish)),
            new NetworkProblem.CalendarWithoutWorkingTime(never),
        ]);
    }

    [Fact]
    public void An_empty_network_has_a_schedule() =>
        Schedule.Of(new NetworkBuilder(Chart.Origin, WorkingCalendar.Standard, ScheduleOptions.MicrosoftProject).Build().Value!).Value!.ProjectFinish.ShouldBe(Chart.Origin);

    [Fact]
    public void A_chain_of_a_hundred_thousand_is_no_matter_for_the_stack()
    {
        const int length = 100_000;
        var builder = new NetworkBuilder(Chart.Origin, WorkingCalendar.Continuous, ScheduleOptions.MicrosoftProject);
        for (var i = 0; i < length; i++) builder.AddActivity(new Activity { DurationMinutes = 1 });
        for (var i = 1; i < length; i++) builder.AddLink(new Link(i, i - 1));
        var schedule = Schedule.Of(builder.Build().Value!).Value!;
        schedule.ProjectFinish.ShouldBe(Chart.Origin.AddMinutes(length));
        schedule.IsOnLongestPath(length / 2).ShouldBeTrue(length.ToString(CultureInfo.InvariantCulture));
    }
}
