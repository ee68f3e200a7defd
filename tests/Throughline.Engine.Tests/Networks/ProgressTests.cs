using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Started and finished work; T45–T51 of the reference cases. Microsoft Project leaves the status date aside, Primavera lets nothing unfinished lie before it.</summary>
public sealed class ProgressTests
{
    private static readonly ScheduleOptions Msp = ScheduleOptions.MicrosoftProject;
    private static readonly ScheduleOptions P6 = ScheduleOptions.Primavera;

    [Fact]
    public void Work_on_schedule_ends_as_planned_in_both_tools()
    {
        foreach (var options in Presets.All) Chart.Plan("""
            A | | 5d, begun 2, 40%
            B | | 2d, after A
            """).With(options).StatusDate("4").ShouldFinish("A", "6 17:00").ShouldStart("B", "9 08:00").ShouldFinish("B", "10 17:00");
    }

    [Fact]
    public void Late_work_resumes_at_the_status_date_in_Primavera()
    {
        var plan = Chart.Plan("""
            A | | 5d, begun 2, 40%
            B | | 2d, after A
            """).StatusDate("6");
        plan.With(Msp).ShouldFinish("A", "6 17:00");
        plan.With(P6).ShouldFinish("A", "10 17:00").ShouldStart("B", "11 08:00").ShouldFinish("B", "12 17:00");
        plan.With(P6).Schedule.RemainingStart(0).ShouldBe(Chart.Day("6", 8));
        plan.With(P6).Schedule.FinishDriver(0).ShouldBe(new Driver(DriverKind.StatusDate));
    }

    [Fact]
    public void An_actual_start_fixes_the_start()
    {
        var plan = Chart.Plan("A | | 3d, begun 4").StatusDate("5");
        plan.With(Msp).ShouldStart("A", "4 08:00").ShouldFinish("A", "6 17:00");
        plan.With(P6).ShouldStart("A", "4 08:00").ShouldFinish("A", "9 17:00");
    }

    [Fact]
    public void Work_not_begun_moves_to_the_status_date_in_Primavera()
    {
        var plan = Chart.Plan("""
            A | | 3d
            B | | 2d, after A
            """).StatusDate("9");
        plan.With(Msp).ShouldStart("A", "2 08:00");
        plan.With(P6).ShouldStart("A", "9 08:00").ShouldStart("B", "12 08:00").ShouldFinish("B", "13 17:00");
        plan.With(P6).Schedule.StartDriver(0).ShouldBe(new Driver(DriverKind.StatusDate));
    }

    [Fact]
    public void Work_begun_out_of_sequence_waits_goes_on_or_is_left_as_planned()
    {
        var plan = Chart.Plan("""
            A | | 5d, begun 2, 20%
            B | | 4d, after A, begun 3, 50%
            C | | 2d, after B
            """).StatusDate("5");
        var retained = plan.With(P6).ShouldFinish("A", "10 17:00").ShouldFinish("B", "12 17:00").ShouldStart("C", "13 08:00").ShouldFinish("C", "16 17:00");
        retained.Schedule.RemainingStart(1).ShouldBe(Chart.Day("11", 8));
        retained.Schedule.IsDriving(0).ShouldBeTrue();
        var over = plan.With(P6 with { Progress = ProgressRule.ProgressOverride }).ShouldFinish("A", "10 17:00").ShouldFinish("B", "6 17:00").ShouldStart("C", "9 08:00").ShouldFinish("C", "10 17:00");
        over.ShouldFloat("A 0, B 0, C 0").Schedule.RemainingStart(1).ShouldBe(Chart.Day("5", 8));
        // As before, but A should have been done when B started on Tuesday 3: it ends six days later than Monday 2.
        plan.With(P6 with { Progress = ProgressRule.ActualDates }).ShouldFinish("A", "10 17:00").ShouldFinish("B", "6 17:00").ShouldStart("C", "9 08:00").ShouldFinish("C", "10 17:00").ShouldFloat("A -6, B 0, C 0");
        plan.With(Msp).ShouldFinish("B", "6 17:00").ShouldFloat("A -2").ShouldStart("C", "9 08:00").ShouldFinish("C", "10 17:00");
    }

    [Fact]
    public void With_actual_dates_what_follows_finished_work_starts_after_it_and_what_should_have_preceded_it_is_late()
    {
        // B was done on Monday 9, recorded ahead of the status date, although A should come first and has not begun.
        var plan = Chart.Plan("""
            A | | 2d
            B | | 1d, after A, done 9-9
            C | | 1d, after B
            """).With(P6 with { Progress = ProgressRule.ActualDates }).StatusDate("5").ShouldStart("A", "5 08:00").ShouldStart("C", "10 08:00").ShouldFloat("A 0, C 0");
        plan.StatusDate("10").ShouldStart("A", "10 08:00").ShouldFinish("A", "11 17:00").ShouldFloat("A -3");
    }

    [Fact]
    public void A_lag_after_finished_work_counts_from_its_actual_finish_and_ends_at_the_status_date_at_the_earliest()
    {
        var plan = Chart.Plan("""
            A | | 2d, done 2-3
            B | | 2d, after A FS+3d
            """);
        foreach (var options in Presets.Both) plan.With(options).StatusDate("5").ShouldStart("B", "9 08:00");
        plan.With(P6).StatusDate("12").ShouldStart("B", "12 08:00");
        plan.With(Msp).StatusDate("12").ShouldStart("B", "9 08:00");
    }

    [Fact]
    public void A_lag_after_begun_work_counts_from_its_actual_start_or_from_what_is_done()
    {
        var plan = Chart.Plan("""
            A | | 5d, begun 2, 40%
            B | | 2d, after A SS+3d
            """);
        foreach (var options in Presets.Both) plan.With(options).StatusDate("4").ShouldStart("B", "5 08:00");
        plan.With(P6 with { StartedLag = StartedLagRule.ActualDuration }).StatusDate("6").ShouldStart("B", "9 08:00");
    }

    [Fact]
    public void Stopped_work_resumes_where_the_record_says()
    {
        var plan = Chart.Plan("A | | 5d, begun 2, 40%, resumed 6").ShouldFinish("A", "10 17:00");
        plan.Schedule.FinishDriver(0).ShouldBe(new Driver(DriverKind.Resume));
    }

    [Fact]
    public void Finished_work_keeps_its_dates_has_no_float_and_is_not_critical()
    {
        foreach (var options in Presets.All)
        {
            var plan = Chart.Plan("""
                A | | 5d, done 3-4
                B | | 2d, after A
                """).With(options).StatusDate("5").ShouldStart("A", "3 08:00").ShouldFinish("A", "4 17:00").ShouldFloat("A 0").ShouldBeCritical("B");
            plan.Schedule.FinishDriver(0).ShouldBe(new Driver(DriverKind.ActualFinish));
        }
    }

    [Fact]
    public void Finished_successors_take_no_float() => Chart.Plan("""
        A | XX   |
        B |      | 1d, after A, done 2-2
        C | XXXX |
        """).ShouldFloat("A 2");

    [Fact]
    public void Records_that_cannot_be_are_flagged()
    {
        var warnings = Chart.Plan("""
            A | | 5d, begun 12
            B | | 5d, 40%
            """).StatusDate("5").Schedule.Warnings;
        warnings.ShouldContain(new ScheduleWarning.ActualAfterStatusDate(0, nameof(Activity.ActualStart)));
        warnings.ShouldContain(new ScheduleWarning.ProgressWithoutStart(1));
    }
}
