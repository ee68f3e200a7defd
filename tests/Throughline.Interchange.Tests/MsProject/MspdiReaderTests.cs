using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.Tests.MsProject;

public sealed class MspdiReaderTests
{
    [Theory]
    [InlineData("<Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat>", LinkType.FinishToStart, 480, DurationUnit.Days, null)]
    [InlineData("<Type>3</Type><LinkLag>-2400</LinkLag><LagFormat>5</LagFormat>", LinkType.StartToStart, -240, DurationUnit.Hours, null)]
    [InlineData("<Type>0</Type><LinkLag>43200</LinkLag><LagFormat>8</LagFormat>", LinkType.FinishToFinish, 4320, DurationUnit.ElapsedDays, null)]
    [InlineData("<Type>2</Type><LinkLag>24000</LinkLag><LagFormat>41</LagFormat>", LinkType.StartToFinish, 2400, DurationUnit.Weeks, null)]
    [InlineData("<Type>1</Type><LinkLag>-75</LinkLag><LagFormat>19</LagFormat>", LinkType.FinishToStart, 0, DurationUnit.Days, -75)]
    [InlineData("<Type>1</Type><LinkLag>50</LinkLag><LagFormat>20</LagFormat>", LinkType.FinishToStart, 0, DurationUnit.ElapsedDays, 50)]
    [InlineData("", LinkType.FinishToStart, 0, DurationUnit.Days, null)]
    public void Every_form_of_lag_is_understood(string link, LinkType type, long minutes, DurationUnit unit, int? percent)
    {
        var import = Read.Import(Read.Mspdi($"""
            <Task><UID>1</UID><Name>Red</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task>
            <Task><UID>2</UID><Name>Blue</Name><OutlineLevel>1</OutlineLevel><PredecessorLink><PredecessorUID>1</PredecessorUID>{link}</PredecessorLink></Task>
            """));
        var dependency = import.Plan.Dependencies.Single();
        dependency.Type.ShouldBe(type);
        dependency.Lag.ShouldBe(new Lag(minutes, unit, percent));
        dependency.Predecessor.ShouldBe(import.Item("Red").Id);
        dependency.Successor.ShouldBe(import.Item("Blue").Id);
    }

    [Fact]
    public void Reading_twice_gives_the_same_identifiers()
    {
        var text = Read.Mspdi("<Task><UID>7</UID><Name>Red</Name></Task>");
        Read.Import(text).Item("Red").Id.ShouldBe(Read.Import(text).Item("Red").Id);
        Read.Import(text, request: Read.Request with { Program = new ProgramId(Guid.Empty) }).Item("Red").Id.ShouldNotBe(Read.Import(text).Item("Red").Id);
    }

    [Fact]
    public void The_outline_becomes_a_tree_and_a_summary_keeps_nothing_that_rolls_up()
    {
        var import = Read.Import(Read.Mspdi("""
            <Task><UID>0</UID><Name>Whole</Name><OutlineLevel>0</OutlineLevel></Task>
            <Task><UID>1</UID><Name>Phase</Name><OutlineLevel>1</OutlineLevel><Duration>PT40H0M0S</Duration><PercentComplete>50</PercentComplete></Task>
            <Task><UID>2</UID><Name>Red</Name><OutlineLevel>2</OutlineLevel></Task>
            <Task><UID>3</UID><Name>Blue</Name><OutlineLevel>2</OutlineLevel></Task>
            <Task><UID>4</UID><Name>Next</Name><OutlineLevel>1</OutlineLevel></Task>
            """));
        import.Plan.WorkItems.Count.ShouldBe(4);
        import.Item("Red").Parent.ShouldBe(import.Item("Phase").Id);
        import.Item("Next").Parent.ShouldBeNull();
        string.CompareOrdinal(import.Item("Red").Order, import.Item("Blue").Order).ShouldBeLessThan(0);
        import.Item("Phase").PercentComplete.ShouldBe(0);
    }

    [Fact]
    public void Constraints_deadlines_manual_and_inactive_tasks_and_progress_are_kept()
    {
        var import = Read.Import(Read.Mspdi("""
            <Task><UID>1</UID><Name>Red</Name><ConstraintType>4</ConstraintType><ConstraintDate>2025-06-09T08:00:00</ConstraintDate><Deadline>2025-06-20T17:00:00</Deadline>
              <Duration>PT20H0M0S</Duration><DurationFormat>39</DurationFormat><PercentComplete>40</PercentComplete><ActualStart>2025-06-03T08:00:00</ActualStart><Active>0</Active></Task>
            <Task><UID>2</UID><Name>Blue</Name><Manual>1</Manual><Start>2025-06-04T08:00:00</Start><Finish>2025-06-05T17:00:00</Finish><Duration>PT16H0M0S</Duration></Task>
            """));
        var red = import.Item("Red");
        red.Constraint.ShouldBe(ConstraintKind.StartNoEarlierThan);
        red.ConstraintDate.ShouldBe(new DateTime(2025, 6, 9, 8, 0, 0));
        red.Deadline.ShouldBe(new DateTime(2025, 6, 20, 17, 0, 0));
        red.Duration.ShouldBe(new Duration(1200, DurationUnit.Days, IsEstimated: true));
        red.PercentComplete.ShouldBe(40);
        red.ActualStart.ShouldBe(new DateTime(2025, 6, 3, 8, 0, 0));
        red.IsActive.ShouldBeFalse();
        var blue = import.Item("Blue");
        blue.Mode.ShouldBe(SchedulingMode.Manual);
        (blue.ManualStart, blue.ManualFinish).ShouldBe((new DateTime(2025, 6, 4, 8, 0, 0), new DateTime(2025, 6, 5, 17, 0, 0)));
        import.StoredDates.Of(blue.Id)!.Finish.ShouldBe(new DateTime(2025, 6, 5, 17, 0, 0));
    }

    [Fact]
    public void Calendars_keep_their_week_exceptions_and_dated_work_weeks()
    {
        var import = Read.Import(Read.Mspdi("<Task><UID>1</UID><Name>Red</Name></Task>", before: """
            <CalendarUID>3</CalendarUID><Calendars><Calendar><UID>3</UID><Name>Night</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
              <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>23:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
              <WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2025-06-09T00:00:00</FromDate><ToDate>2025-06-10T23:59:00</ToDate></TimePeriod></WeekDay>
            </WeekDays><WorkWeeks><WorkWeek><TimePeriod><FromDate>2025-07-01T00:00:00</FromDate><ToDate>2025-07-31T23:59:00</ToDate></TimePeriod><Name>Summer</Name>
              <WeekDays><WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></WorkWeek></WorkWeeks></Calendar></Calendars>
            """));
        var calendar = import.Plan.Calendars.Single();
        import.Plan.Program.Calendar.ShouldBe(calendar.Id);
        calendar.Week[1].ShouldBe(new DayPattern([new TimeRange(1380, 1440)]));
        var holiday = calendar.Exceptions.Single();
        (holiday.From, holiday.To, holiday.Day).ShouldBe((new DateOnly(2025, 6, 9), new DateOnly(2025, 6, 10), DayPattern.NonWorking));
        var summer = calendar.WorkWeeks.Single();
        (summer.Name, summer.From, summer.Days[1]).ShouldBe(("Summer", new DateOnly(2025, 7, 1), DayPattern.NonWorking));
    }

    [Fact]
    public void A_value_that_cannot_be_is_left_out_with_its_line_task_and_field()
    {
        var result = Read.Result("""
            <Project><Name>Small</Name><Tasks>
            <Task><UID>1</UID><Name>Red</Name>
            <Deadline>tomorrow</Deadline></Task></Tasks></Project>
            """);
        result.Import.ShouldNotBeNull();
        var problem = result.Problems.Single();
        (problem.Code, problem.Line, problem.Entity, problem.Field, problem.Value).ShouldBe(("value-not-a-date", 3, "Task 1 \"Red\"", "Deadline", "tomorrow"));
    }

    [Fact]
    public void A_link_that_cannot_be_kept_is_in_the_ledger_with_its_reason()
    {
        var import = Read.Import(Read.Mspdi("""
            <Task><UID>1</UID><Name>Red</Name><PredecessorLink><PredecessorUID>9</PredecessorUID></PredecessorLink>
              <PredecessorLink><PredecessorUID>4</PredecessorUID><CrossProject>1</CrossProject><CrossProjectName>other.mpp\4</CrossProjectName></PredecessorLink></Task>
            """));
        import.Plan.Dependencies.ShouldBeEmpty();
        import.Ledger.Of(LedgerKind.Dropped).Select(entry => entry.Reason).ShouldBe(["The predecessor is not in the file.", "Links to other projects are not kept."]);
    }

    [Fact]
    public void Every_link_to_a_task_that_is_not_in_the_file_is_a_warning_with_task_line_and_UID()
    {
        var result = Read.Result("""
            <Project><Name>Small</Name><Tasks>
            <Task><UID>1</UID><Name>Red</Name>
              <PredecessorLink><PredecessorUID>98</PredecessorUID></PredecessorLink>
              <PredecessorLink><PredecessorUID>99</PredecessorUID></PredecessorLink>
              <PredecessorLink><Type>1</Type></PredecessorLink></Task></Tasks></Project>
            """);
        result.Import.ShouldNotBeNull();
        result.Problems.Select(problem => (problem.Code, problem.Line, problem.Entity, problem.Value)).ShouldBe(
            [("link-without-predecessor", 5, "Task 1 \"Red\"", null), ("unknown-predecessor", 3, "Task 1 \"Red\"", "98"), ("unknown-predecessor", 4, "Task 1 \"Red\"", "99")]);
        result.Problems.ShouldAllBe(problem => problem.Severity == ImportSeverity.Warning);
    }

    [Fact]
    public void A_file_without_calendars_start_namespaces_or_levels_is_read()
    {
        var import = Read.Import("<Project><Tasks><Task><Name>Red</Name></Task><Task><Name>Blue</Name></Task></Tasks></Project>", "small plan.xml");
        import.Plan.Program.Name.ShouldBe("small plan");
        import.Plan.Program.Start.ShouldBe(new DateTime(2026, 1, 5, 8, 0, 0));
        import.Plan.WorkItems.Count.ShouldBe(2);
        import.Plan.WorkItems.ShouldAllBe(item => item.Duration == new Duration(480, DurationUnit.Days, true));
    }

    [Fact]
    public void Custom_fields_and_own_codes_are_kept()
    {
        var import = Read.Import(Read.Mspdi(
            "<Task><UID>1</UID><Name>Red</Name><WBS>A.7</WBS><OutlineNumber>1</OutlineNumber><ExtendedAttribute><FieldID>188743731</FieldID><Value>north</Value></ExtendedAttribute></Task>",
            before: "<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Region</Alias></ExtendedAttribute></ExtendedAttributes>"));
        import.Item("Red").CustomFields.ShouldBe([new CustomFieldValue("188743731", "north"), new CustomFieldValue("WBS", "A.7")]);
        import.Plan.Program.CustomFields.ShouldBe([new CustomFieldDefinition("188743731", "Text1", "Region"), new CustomFieldDefinition("WBS", "WBS code")]);
    }
}
