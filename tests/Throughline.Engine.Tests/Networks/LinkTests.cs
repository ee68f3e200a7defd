using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Links of the four types with lag and lead; T1–T13, T38–T40, T60 of the reference cases. Expected dates from an independent scheduler (MPXJ).</summary>
public sealed class LinkTests
{
    [Fact]
    public void Work_goes_on_when_the_last_predecessor_is_done() => Chart.Plan("""
        days | MTWTFSSMTW |
        A    |            | 3d
        B    |            | 5d, after A
        C    |            | 2d, after A
        M    |            | 0d, after B, after C
        """).ShouldSchedule("""
        A    | XXX        |
        B    |    XX  XXX |
        C    |    XX      |
        M    |          M |
        """).ShouldFinish("M", "11 17:00").ShouldFloat("A 0, B 0, C 3, M 0").ShouldFreelyFloat("A 0, B 0, C 3, M 0").ShouldBeCritical("A, B, M");

    [Fact]
    public void Float_is_shared_along_a_chain_and_free_float_is_not() => Chart.Plan("""
        days | MTWTFSSMTW |
        A    |            | 2d
        B    |            | 5d
        C    |            | 3d, after A, after B
        D    |            | 1d, after A
        """).ShouldSchedule("""
        C    |        XXX |
        D    |   X        |
        """).ShouldFloat("A 3, B 0, C 0, D 5").ShouldFreelyFloat("A 0, D 5");

    [Fact]
    public void A_lag_in_working_days_skips_the_weekend() => Chart.Plan("""
        days | MTWTFSSMTW |
        A    | XXX        |
        B    |            | 2d, after A FS+2d
        """).ShouldSchedule("""
        A    | XXX        |
        B    |        XX  |
        """);

    [Theory]
    [InlineData("FS+2ed")]
    [InlineData("FS+1ed")]
    public void An_elapsed_lag_may_be_spent_on_the_weekend(string link) => Chart.Plan($"""
        days | MTWTFSSMTW |
        A    | XXXXX      |
        B    |            | 2d, after A {link}
        """).ShouldSchedule("""
        B    |        XX  |
        """).ShouldStart("B", "9 08:00");

    [Theory]
    [InlineData("5d", "3d", "FS-2d", "5 08:00", "9 17:00")]
    [InlineData("4d", "2d", "FS+50%", "10 08:00", "11 17:00")]
    [InlineData("4d", "2d", "FS-25%", "5 08:00", "6 17:00")]
    [InlineData("5d", "2d", "SS+1d", "3 08:00", "4 17:00")]
    [InlineData("5d", "2d", "FF", "5 08:00", "6 17:00")]
    [InlineData("5d", "2d", "FF+1d", "6 08:00", "9 17:00")]
    [InlineData("2d", "4d", "FF-1d", "2 08:00", "5 17:00")]
    public void A_link_ties_the_edges_its_type_says(string first, string second, string link, string start, string finish)
    {
        foreach (var options in Presets.Both) Chart.Plan($"""
            days | MTWTFSSMTW |
            A    |            | {first}
            B    |            | {second}, after A {link}
            """).With(options).ShouldStart("B", start).ShouldFinish("B", finish);
    }

    [Fact]
    public void A_lag_after_a_start_leaves_float_behind() => Chart.Plan("""
        days | MTWTF |
        A    |       | 5d
        B    |       | 2d, after A SS+1d
        """).ShouldFloat("A 0, B 2");

    [Fact]
    public void A_lead_into_a_finish_stops_at_the_project_start() => Chart.Plan("""
        days | MTWTF |
        A    |       | 2d
        B    |       | 4d, after A FF-1d
        """).ShouldFloat("A 2, B 0");

    [Fact]
    public void A_lead_may_pull_work_before_the_project_start_in_Microsoft_Project_only()
    {
        var plan = Chart.Plan("""
            days | MTWTF |
            A    |       | 1d
            B    |       | 1d, after A FS-3d
            """);
        plan.Schedule.EarlyStart(1).ShouldBe(new DateTime(2025, 5, 29, 8, 0, 0));
        plan.With(ScheduleOptions.Primavera).ShouldStart("B", "2 08:00");
    }

    [Fact]
    public void A_start_can_hold_back_a_finish() => Chart.Plan("""
        days | MTWTFSSMTW |
        A    |            | 3d, SNET 9
        B    |            | 2d, after A SF
        """).ShouldSchedule("""
        A    |        XXX |
        B    |    XX      |
        """).ShouldFloat("B 3");

    [Fact]
    public void Seven_days_of_work_follow_five_without_waiting_for_Monday() => Chart.Plan("""
        days | MTWTFSSMTW |
        A    |            | 5d
        B    |            | 2d, on seven, after A
        """).ShouldSchedule("""
        A    | XXXXX      |
        B    |      XX    |
        """).ShouldFloat("A 0");

    [Fact]
    public void A_lag_counts_on_the_calendar_the_convention_names()
    {
        var mixed = Chart.Plan("""
            days | MTWTFSSMTW |
            A    |            | 5d, on seven
            B    |            | 2d, after A FS+1d
            """);
        mixed.ShouldStart("B", "10 08:00");
        mixed.With(ScheduleOptions.Primavera).ShouldStart("B", "9 08:00");
        var plain = Chart.Plan("""
            days | MTWTFSSMTW |
            A    |            | 5d
            B    |            | 2d, after A FS+2d
            """);
        plain.With(ScheduleOptions.Primavera).ShouldStart("B", "11 08:00");
        plain.With(ScheduleOptions.Primavera with { LagCalendar = LagCalendar.Continuous }).ShouldStart("B", "9 08:00");
    }

    [Fact]
    public void Free_float_ends_where_the_next_activity_begins() => Chart.Plan("""
        days | MTWTFSSMTW |
        A    |            | 2d
        B    |            | 4d, after A
        D    |            | 3d, after B, after C
        C    |            | 1d, after A
        E    |            | 1d, after B
        """).ShouldFloat("C 3, E 2").ShouldFreelyFloat("C 3, E 2").ShouldHaveLongestPath("A, B, D");

    [Fact]
    public void A_cycle_is_named_whole()
    {
        var cycle = Chart.Plan("""
            days | MTWTF |
            A    |       | 1d, after B
            B    |       | 1d, after A
            """).Build().Problems.ShouldHaveSingleItem().ShouldBeOfType<NetworkProblem.Cycle>();
        cycle.Path.Select(step => step.Activity).Order().ShouldBe([0, 1]);
        cycle.Path.Select(step => step.Link!.Value).Order().ShouldBe([0, 1]);
    }
}

internal static class Presets
{
    public static readonly ScheduleOptions[] Both = [ScheduleOptions.MicrosoftProject, ScheduleOptions.Primavera];
    public static readonly ScheduleOptions[] All = [.. Both, ScheduleOptions.Recommended];

    /// <summary>The presets, and Primavera with each way of going on after work out of sequence.</summary>
    public static readonly ScheduleOptions[] Variants =
    [
        .. All,
        ScheduleOptions.Primavera with { Progress = ProgressRule.ProgressOverride },
        ScheduleOptions.Primavera with { Progress = ProgressRule.ActualDates },
    ];
}
