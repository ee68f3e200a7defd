using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Constraints and deadlines; T14–T29 of the reference cases. Expected dates from an independent scheduler (MPXJ), both presets.</summary>
public sealed class ConstraintTests
{
    private static readonly ScheduleOptions Msp = ScheduleOptions.MicrosoftProject;
    private static readonly ScheduleOptions P6 = ScheduleOptions.Primavera;

    [Theory]
    [InlineData("2d, SNET 7 08:00", "9 08:00", "10 17:00")]
    [InlineData("1d, SNET 5 00:00", "5 08:00", "5 17:00")]
    [InlineData("3d, FNET 11", "9 08:00", "11 17:00")]
    public void Not_earlier_than_a_date(string words, string start, string finish)
    {
        foreach (var options in Presets.All) Chart.Plan($"A | | {words}").With(options).ShouldStart("A", start).ShouldFinish("A", finish);
    }

    [Fact]
    public void A_date_earlier_than_the_logic_changes_nothing() => Chart.Plan("""
        A | XXX |
        B |     | 2d, SNET 3, after A
        """).ShouldStart("B", "5 08:00").Schedule.StartDriver(1).ShouldBe(new Driver(DriverKind.Link, 0));

    [Fact]
    public void Start_no_later_than_breaks_logic_in_one_tool_and_float_in_the_other()
    {
        var plan = Chart.Plan("""
            days | MTWTFSSMTWT |
            A    | XXXXX       |
            B    |             | 3d, after A, SNLT 5
            """);
        plan.With(Msp).ShouldSchedule("B |    XX  X |").ShouldFloat("A -2");
        foreach (var options in new[] { P6, ScheduleOptions.Recommended })
            plan.With(options).ShouldSchedule("B |        XXX |").ShouldFloat("A -2, B -2");
    }

    [Fact]
    public void Finish_no_later_than_breaks_logic_in_one_tool_and_float_in_the_other()
    {
        var plan = Chart.Plan("""
            days | MTWTFSSMTWTF |
            A    | XXXXX        |
            B    |              | 3d, after A, FNLT 10
            C    |              | 2d, after B
            """);
        plan.With(Msp).ShouldSchedule("""
            B    |     X  XX    |
            C    |          XX  |
            """).ShouldFloat("A -1");
        plan.With(P6).ShouldSchedule("""
            B    |        XXX   |
            C    |           XX |
            """).ShouldFloat("A -1, B -1");
    }

    [Fact]
    public void Must_start_on_a_later_date_leaves_float_before_it()
    {
        foreach (var options in Presets.All) Chart.Plan("""
            days | MTWTFSSMTW |
            A    | XXX        |
            B    |            | 3d, after A, MSO 9
            """).With(options).ShouldSchedule("B |        XXX |").ShouldFloat("A 2, B 0");
    }

    [Theory]
    [InlineData("MSO 5", "5 08:00", "9 17:00", "A -2")]
    [InlineData("MFO 10", "6 08:00", "10 17:00", "A -1")]
    public void Mandatory_dates_hold_against_logic_in_both_tools(string constraint, string start, string finish, string slack)
    {
        foreach (var options in Presets.Both) Chart.Plan($"""
            A | XXXXX |
            B |       | 3d, after A, {constraint}
            """).With(options).ShouldStart("B", start).ShouldFinish("B", finish).ShouldFloat(slack);
    }

    [Fact]
    public void Logic_wins_over_a_mandatory_date_when_so_chosen()
    {
        var plan = Chart.Plan("""
            A | XXXXX |
            B |       | 3d, after A, MSO 5
            """).With(ScheduleOptions.Recommended);
        plan.ShouldStart("B", "9 08:00").ShouldFloat("A -2, B -2");
        plan.Schedule.Warnings.OfType<ScheduleWarning.ConstraintMissed>().ShouldHaveSingleItem().Activity.ShouldBe(1);
    }

    [Fact]
    public void Start_on_respects_logic() => Chart.Plan("""
        A | XXXXX |
        B |       | 3d, after A, SO 5
        """).With(P6).ShouldStart("B", "9 08:00").ShouldFinish("B", "11 17:00").ShouldFloat("B -2");

    [Fact]
    public void As_late_as_possible_uses_total_float_in_one_tool_and_free_float_in_the_other()
    {
        var plan = Chart.Plan("""
            days | MTWTF |
            A    | XXXXX |
            B    |       | 2d, ALAP
            C    |       | 1d, after B
            M    |       | 0d, after A, after C
            """);
        plan.With(Msp).ShouldSchedule("""
            B    |   XX  |
            C    |     X |
            """).ShouldFloat("A 0, B 0, C 0, M 0");
        plan.With(P6).ShouldSchedule("""
            B    | XX    |
            C    |   X   |
            """).ShouldFloat("C 2");
    }

    [Fact]
    public void As_late_as_possible_waits_for_its_successor_or_the_project_finish()
    {
        foreach (var options in Presets.All)
        {
            Chart.Plan("""
                days | MTWTFSSMT |
                A    | XXXXX     |
                B    |           | 2d, ALAP
                C    |           | 2d, after A, after B
                """).With(options).ShouldSchedule("B |    XX     |");
            Chart.Plan("""
                days | MTWTF |
                A    | XXXXX |
                B    |       | 2d, ALAP
                """).With(options).ShouldSchedule("B |    XX |");
        }
    }

    [Fact]
    public void As_late_as_possible_may_wait_until_the_project_must_finish() => Chart.Plan("""
        A | XX |
        B |    | 2d, ALAP
        """).MustFinishBy("13").ShouldFinish("B", "13 17:00").ShouldFloat("A 8, B 0").Schedule.ProjectFinish.ShouldBe(Chart.Day("13", 17));

    [Fact]
    public void Late_dates_and_the_project_finish_are_those_after_work_as_late_as_possible_has_moved()
    {
        // X moves from Monday 2 to Friday 6: its summary shrinks from five days to two, half of which is the lag.
        var plan = Chart.Plan("""
            days | MTWTFSSMT |
            S    |           |
            X    |           | 1d, in S, ALAP
            Y    |           | 2d, in S, SNET 5
            Q    |           | 1d, after S FS+50%
            """).ShouldSchedule("""
            X    |     X     |
            Y    |    XX     |
            Q    |         X |
            """).ShouldFloat("X 0, Y 0, Q 0");
        plan.Schedule.ProjectFinish.ShouldBe(Chart.Day("10", 17));
        plan.Schedule.LateFinish(plan.Ordinal("Y")).ShouldBe(Chart.Day("6", 17));
        plan.Schedule.TermsOf(0)!.Value.LagMinutes.ShouldBe(480);
    }

    [Fact]
    public void Work_as_late_as_possible_that_cannot_start_when_it_should_starts_with_its_next_working_time_and_the_finish_follows()
    {
        // B's late start is Saturday 7, on which A does not work: A starts on Monday 9 and takes B along, which ends after C.
        var plan = Chart.Plan("""
            A |           | 1d, ALAP
            B |           | 4d, on seven, after A SS
            C | XXXXXXXXX | on seven
            """).ShouldStart("A", "9 08:00").ShouldFinish("B", "12 17:00").ShouldFloat("A 0, B 0, C 2");
        plan.Schedule.ProjectFinish.ShouldBe(Chart.Day("12", 17));
    }

    [Fact]
    public void A_deadline_takes_float_and_moves_nothing()
    {
        foreach (var options in Presets.Both) Chart.Plan("""
            days | MTWTFSSMTWTF |
            A    | XXXXX        |
            B    |              | 5d, after A, deadline 11
            """).With(options).ShouldSchedule("B |        XXXXX |").ShouldFloat("A -2, B -2");
    }

    [Fact]
    public void A_deadline_before_the_project_finish_shortens_float()
    {
        Chart.Plan("""
            A | XX       | deadline 10
            B | XXXXXXXX |
            """).ShouldFloat("A 5");
        Chart.Plan("""
            A | XX       |
            B | XXXXXXXX |
            """).ShouldFloat("A 6");
    }

    [Fact]
    public void A_missed_deadline_is_a_warning() => Chart.Plan("A | XXXXX | deadline 4").Schedule.Warnings
        .ShouldHaveSingleItem().ShouldBe(new ScheduleWarning.DeadlineMissed(0, Chart.Day("4", 17), Chart.Day("6", 17)));

    [Fact]
    public void A_milestone_that_must_not_finish_later_is_drawn_before_its_predecessor_ends_in_Microsoft_Project_only()
    {
        var plan = Chart.Plan("""
            A | XXXXX |
            B |       | 5d, after A
            M |       | 0d, after B, FNLT 11
            """);
        plan.With(Msp).ShouldFinish("M", "11 17:00").ShouldFinish("B", "13 17:00").ShouldFloat("A -2, B -2, M 0");
        plan.With(P6).ShouldFinish("M", "13 17:00").ShouldFloat("A -2, B -2, M -2");
        var warning = plan.With(Msp).Schedule.Warnings.OfType<ScheduleWarning.LinkBroken>().ShouldHaveSingleItem();
        (warning.Activity, warning.Link, warning.Cause).ShouldBe((2, 1, DriverKind.Constraint));
    }

    [Fact]
    public void A_start_date_before_the_project_start_holds_in_Microsoft_Project_only()
    {
        var plan = Chart.Plan("A | | 2d, SNET 1 08:00").Start(new DateTime(2025, 6, 4, 8, 0, 0));
        plan.ShouldStart("A", "2 08:00");
        plan.With(P6).ShouldStart("A", "4 08:00");
    }
}
