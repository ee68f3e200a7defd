using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Summaries, manual and inactive work; T41–T44 of the reference cases, and cycles through structure.</summary>
public sealed class StructureTests
{
    [Fact]
    public void Links_on_a_summary_stand_for_its_leaves()
    {
        foreach (var options in Presets.All) Chart.Plan("""
            days | MTWTFSSMTWTF |
            P    | XXXX         |
            S    |              | after P
            X    |              | 2d, in S
            Y    |              | 3d, in S, after X
            Q    |              | 1d, after S
            """).With(options).ShouldSchedule("""
            X    |     X  X     |
            Y    |         XXX  |
            S    |     X  XXXX  |
            Q    |            X |
            """);
    }

    [Fact]
    public void The_start_of_a_summary_is_that_of_its_first_leaf() => Chart.Plan("""
        days | MTWTFSS |
        S    |         |
        X    |         | 2d, in S, SNET 4
        Y    |         | 3d, in S, SNET 5
        Q    |         | 1d, after S SS
        """).ShouldSchedule("Q |   X     |");

    [Fact]
    public void A_summary_spans_its_leaves_and_names_them_as_its_drivers()
    {
        var schedule = Chart.Plan("""
            S | |
            X | | 2d, in S, SNET 4
            Y | | 3d, in S, SNET 5
            """).Schedule;
        (schedule.EarlyStart(0), schedule.EarlyFinish(0)).ShouldBe((Chart.Day("4", 8), Chart.Day("9", 17)));
        (schedule.StartDriver(0), schedule.FinishDriver(0)).ShouldBe((new Driver(DriverKind.Child, 1), new Driver(DriverKind.Child, 2)));
    }

    [Fact]
    public void A_start_date_on_a_summary_holds_for_every_leaf()
    {
        var schedule = Chart.Plan("""
            S | | SNET 4
            T | | in S
            X | | 2d, in T
            Y | | 3d, in S
            """).Schedule;
        schedule.EarlyStart(2).ShouldBe(Chart.Day("4", 8));
        schedule.EarlyStart(3).ShouldBe(Chart.Day("4", 8));
        schedule.StartDriver(2).ShouldBe(new Driver(DriverKind.ParentConstraint, 0));
    }

    [Fact]
    public void A_link_into_a_summary_drives_its_leaf_under_its_own_name()
    {
        var schedule = Chart.Plan("""
            P | XXX |
            S |     | after P
            X |     | 2d, in S
            """).Schedule;
        schedule.StartDriver(2).ShouldBe(new Driver(DriverKind.Link, 0));
        schedule.IsDriving(0).ShouldBeTrue();
        schedule.IsOnLongestPath(0).ShouldBeTrue();
    }

    [Fact]
    public void What_follows_a_summary_takes_the_float_of_its_last_leaf_only() => Chart.Plan("""
        S | |
        X | | 2d, in S
        Y | | 5d, in S
        Q | | 1d, after S
        """).ShouldFloat("X 3, Y 0, Q 0").ShouldFreelyFloat("X 3, Y 0");

    [Fact]
    public void A_summary_of_many_leaves_that_precedes_one_of_many_does_not_multiply_links()
    {
        const int leaves = 3000;
        var rows = Enumerable.Range(0, leaves).Select(i => $"x{i} | | 1d, in S").Concat(Enumerable.Range(0, leaves).Select(i => $"y{i} | | 1d, in T"));
        var plan = Chart.Plan($"S | |\nT | | after S\n{string.Join('\n', rows)}");
        plan.Schedule.EarlyStart(leaves + 2).ShouldBe(Chart.Day("3", 8));
        plan.Schedule.Network.Links.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("after X", "")]
    [InlineData("", "after S")]
    [InlineData("", "after Q")]
    public void A_link_between_a_summary_and_what_it_contains_is_a_cycle(string summary, string leaf)
    {
        var plan = Chart.Plan($"""
            S | | {summary}
            X | | 2d, in S, {leaf}
            Q | | 1d, after S
            """);
        var path = plan.Build().Problems.ShouldHaveSingleItem().ShouldBeOfType<NetworkProblem.Cycle>().Path;
        path.Select(step => step.Activity).ShouldContain(1);
        path.Count(step => step.Link is not null).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_cycle_through_a_manual_activity_is_found() => Chart.Plan("""
        A | | 1d, after B
        B | | 1d, after A, manual 4-5
        """).Build().Problems.ShouldHaveSingleItem().ShouldBeOfType<NetworkProblem.Cycle>();

    [Fact]
    public void A_cycle_of_thousands_is_found_without_running_out_of_stack()
    {
        const int length = 20_000;
        var builder = new NetworkBuilder(Chart.Origin, Throughline.Engine.Calendars.WorkingCalendar.Standard, ScheduleOptions.MicrosoftProject);
        for (var i = 0; i < length; i++) builder.AddActivity(new Activity { DurationMinutes = 60 });
        for (var i = 0; i < length; i++) builder.AddLink(new Link(i, (i + 1) % length));
        builder.Build().Problems.ShouldHaveSingleItem().ShouldBeOfType<NetworkProblem.Cycle>().Path.Length.ShouldBe(length);
    }

    [Fact]
    public void Summaries_that_contain_each_other_are_named() => Chart.Plan("""
        S | | in T
        T | | in S
        X | | 1d, in S
        """).Build().Problems.ShouldHaveSingleItem().ShouldBeOfType<NetworkProblem.ParentCycle>().Path.Order().ShouldBe([0, 1]);

    [Fact]
    public void Manual_work_keeps_its_dates_still_moves_what_follows_and_says_where_it_would_be()
    {
        var plan = Chart.Plan("""
            days | MTWTFSSM |
            A    | XXXXX    |
            M    |          | 2d, after A, manual 4-5
            B    |          | 2d, after M
            """);
        plan.ShouldSchedule("""
            M    |   XX     |
            B    |     X  X |
            """).ShouldFloat("A -3");
        plan.Schedule.Warnings.OfType<ScheduleWarning.ManualDatesDiffer>().ShouldHaveSingleItem().AutomaticStart.ShouldBe(Chart.Day("9", 8));
        plan.Schedule.IsBroken(0).ShouldBeTrue();
    }

    [Fact]
    public void Inactive_work_hands_its_links_on_or_drops_them()
    {
        var plan = Chart.Plan("""
            days | MTWTF |
            A    | XXX   |
            X    |       | 5d, after A, inactive
            B    |       | 2d, after X
            """);
        plan.With(ScheduleOptions.MicrosoftProject with { Inactive = InactiveRule.Drop }).ShouldSchedule("B | XX    |").ShouldFloat("B 1");
        plan.With(ScheduleOptions.MicrosoftProject).ShouldSchedule("B |    XX |").ShouldFloat("A 0, B 0");
    }

    [Fact]
    public void Inactive_work_takes_everything_below_it_out()
    {
        var schedule = Chart.Plan("""
            S | | inactive
            X | | 20d, in S
            A | | 2d
            """).Schedule;
        schedule.ProjectFinish.ShouldBe(Chart.Day("3", 17));
        schedule.IsCritical(1).ShouldBeFalse();
    }

    [Fact]
    public void A_summary_with_nothing_active_below_counts_as_inactive_for_what_is_above_and_after_it()
    {
        var plan = Chart.Plan("""
            P | XXX |
            S |     |
            T |     | in S, after P
            X |     | 5d, in T, inactive
            Y |     | 2d, in S
            B |     | 1d, after T
            """);
        plan.ShouldStart("S", "2 08:00").ShouldFinish("S", "3 17:00").ShouldStart("B", "5 08:00");
        plan.Schedule.Network.IsInactive(2).ShouldBeTrue();
    }

    [Fact]
    public void All_predecessors_count() => Chart.Plan("""
        A | XXX   |
        B | XXXXX |
        C | XX    |
        D |       | 1d, after A, after B, after C
        """).ShouldStart("D", "9 08:00");
}
