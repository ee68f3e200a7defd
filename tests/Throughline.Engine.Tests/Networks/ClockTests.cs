using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Elapsed durations, milestones, holidays and assignments; T30–T36, T54–T58 of the reference cases. Expected dates from an independent scheduler (MPXJ) or by hand from the rule.</summary>
public sealed class ClockTests
{
    private static readonly CalendarException Wednesday4Off = new(new DateOnly(2025, 6, 4), new DateOnly(2025, 6, 4), DayPattern.NonWorking);

    [Fact]
    public void Elapsed_days_run_through_the_weekend() => Chart.Plan("""
        A | | 3ed, SNET 6 16:00
        B | | 1d, after A
        """).ShouldFinish("A", "9 16:00").ShouldStart("B", "9 16:00").ShouldFinish("B", "10 16:00");

    [Fact]
    public void A_milestone_stays_at_the_end_of_the_day() => Chart.Plan("""
        A | XXXXX |
        M |       | 0d, after A
        B |       | 1d, after M
        """).ShouldStart("M", "6 17:00").ShouldFinish("M", "6 17:00").ShouldStart("B", "9 08:00");

    [Fact]
    public void A_milestone_on_a_day_off_moves_to_the_next_start() => Chart.Plan("""
        M | | 0d, SNET 7 12:00
        B | | 1d, after M
        """).ShouldStart("M", "9 08:00").ShouldStart("B", "9 08:00");

    [Fact]
    public void A_holiday_is_skipped() => Chart.Plan("""
        days | MTWTFSSM |
        A    |          | 5d
        """).Calendar(ChartPlan.Week(5, Wednesday4Off)).ShouldSchedule("A | XX XX  X |");

    [Fact]
    public void A_working_Saturday_is_used() => Chart.Plan("A | | 6d")
        .Calendar(ChartPlan.Week(5, new CalendarException(new DateOnly(2025, 6, 7), new DateOnly(2025, 6, 7), new DayPattern([new TimeRange(480, 720)]))))
        .ShouldFinish("A", "9 12:00");

    [Fact]
    public void Hours_end_within_the_day() => Chart.Plan("""
        A | | 12h
        B | | 3h, after A
        """).ShouldFinish("A", "3 12:00").ShouldStart("B", "3 13:00").ShouldFinish("B", "3 16:00");

    [Fact]
    public void A_date_by_which_the_project_must_finish_gives_every_activity_the_same_float_and_leaves_the_longest_path()
    {
        var plan = Chart.Plan("""
            A | XXX |
            B |     | 5d, after A
            """).With(ScheduleOptions.Primavera);
        plan.MustFinishBy("13").ShouldFinish("B", "11 17:00").ShouldFloat("A 2, B 2").ShouldBeCritical("").ShouldHaveLongestPath("A, B");
        plan.MustFinishBy("9").ShouldFloat("A -2, B -2").ShouldBeCritical("A, B");
        plan.With(ScheduleOptions.Recommended).MustFinishBy("13").ShouldBeCritical("A, B");
    }

    [Fact]
    public void A_day_off_of_the_resource_moves_the_finish() => Chart.Plan("A | | 5d, assigned 40h on absent").Calendar("absent", ChartPlan.Week(5, Wednesday4Off)).ShouldFinish("A", "9 17:00");

    [Fact]
    public void Half_a_resource_takes_twice_the_time() => Chart.Plan("A | | assigned 40h").ShouldStart("A", "2 08:00").ShouldFinish("A", "6 17:00");

    [Fact]
    public void An_activity_is_as_long_as_the_longest_of_its_assignments()
    {
        var plan = Chart.Plan("A | | assigned 16h, assigned 24h");
        plan.ShouldStart("A", "2 08:00").ShouldFinish("A", "4 17:00");
        plan.Schedule.FinishDriver(0).ShouldBe(new Driver(DriverKind.Assignment, 1));
    }

    [Fact]
    public void A_resource_that_is_away_moves_the_start() => Chart.Plan("""
        A | XX |
        B |    | 2d, after A, assigned 16h on absent
        """).Calendar("absent", ChartPlan.Week(5, Wednesday4Off)).ShouldStart("B", "5 08:00").ShouldFinish("B", "6 17:00");

    [Fact]
    public void A_leveling_delay_counts_elapsed_days()
    {
        var plan = Chart.Plan("A | | 1d, delayed 2ed").ShouldStart("A", "4 08:00");
        plan.Schedule.StartDriver(0).Kind.ShouldBe(DriverKind.LevelingDelay);
    }

    [Fact]
    public void A_resource_off_on_its_second_day_ends_after_the_weekend() => Chart.Plan("A | | 5d, assigned 40h on absent")
        .Start(new DateTime(2014, 10, 27, 8, 0, 0))
        .Calendar("absent", ChartPlan.Week(5, new CalendarException(new DateOnly(2014, 10, 28), new DateOnly(2014, 10, 28), DayPattern.NonWorking)))
        .Schedule.EarlyFinish(0).ShouldBe(new DateTime(2014, 11, 3, 17, 0, 0));

    [Fact]
    public void Work_over_the_night_of_the_clock_change_takes_its_full_time()
    {
        var start = new DateTime(2025, 3, 29, 22, 0, 0);
        Chart.Plan("A | | 8h, on continuous").Start(start).Schedule.EarlyFinish(0).ShouldBe(start.AddHours(8));
    }

    [Fact]
    public void Scheduled_from_the_finish_everything_ends_there() => Chart.Plan("""
        days | MTWTFSSMTWTF |
        A    |              | 3d, ALAP
        B    |              | 5d, after A, ALAP
        """).FromFinish("13").ShouldSchedule("""
        A    |   XXX        |
        B    |        XXXXX |
        """).Schedule.ProjectStart.ShouldBe(Chart.Day("4", 8));
}
