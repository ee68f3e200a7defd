using Throughline.Interchange.MsProject;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Testing;

namespace Throughline.Interchange.Tests.MsProject;

public sealed class RoundTripTests
{
    [Fact]
    public void Import_export_import_of_every_real_file_gives_the_same_plan()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        foreach (var path in CaseFiles.Of("mspdi", "*.xml")) ShouldComeBack(File.ReadAllBytes(path), Path.GetFileName(path));
    }

    [Fact]
    public void Everything_the_reader_reads_comes_back() => ShouldComeBack(System.Text.Encoding.UTF8.GetBytes(Everything), "everything.xml");

    [Fact]
    public void Of_a_file_written_here_nothing_is_told_to_be_changed_or_dropped()
    {
        var plan = Read.Import("Task Name,Duration,Predecessors\nRed,3d,\nBlue,2d,1", "plan.csv").Plan;

        var ledger = Read.Import(Write(plan)).Ledger;

        ledger.Of(LedgerKind.Changed).Concat(ledger.Of(LedgerKind.Dropped)).ShouldBeEmpty();
    }

    [Fact]
    public void A_task_without_a_duration_is_told_and_the_project_s_own_row_is_not()
    {
        var ledger = Read.Import(Read.Mspdi("<Task><UID>0</UID><ID>0</ID><Name>Small</Name></Task><Task><UID>1</UID><ID>1</ID><Name>Red</Name></Task>")).Ledger;

        var told = ledger.Of(LedgerKind.Changed).Where(entry => entry.Field == "Duration").ShouldHaveSingleItem();
        told.Count.ShouldBe(1);
        told.Example.ShouldNotBeNull().ShouldContain("Red");
    }

    [Fact]
    public void Text_that_XML_cannot_hold_is_cleaned()
    {
        var plan = Read.Import(Read.Mspdi("<Task><UID>1</UID><Name>Red</Name></Task>")).Plan;
        var item = plan.WorkItems.Single();
        plan = plan with { WorkItems = plan.WorkItems.Put(item with { Name = "Red\u0001 \uD83D\uDE00 <&>", Notes = "a\uD800b" }) };
        var back = Read.Import(Write(plan)).Plan.WorkItems.Single();
        (back.Name, back.Notes).ShouldBe(("Red  \uD83D\uDE00 <&>", "a b"));
    }

    [Fact]
    public void Items_made_here_get_the_number_of_their_key_so_that_the_file_finds_them_again()
    {
        var plan = Read.Import("Issue key,Summary\nAPX-7,Red\nAPX-9,Blue", "jira.csv").Plan;
        Read.Import(Write(plan)).Item("Blue").External.ShouldBe(new ExternalReference("mspdi", "9"));
    }

    [Fact]
    public void Inactive_work_with_only_a_manual_start_keeps_it_and_gets_no_finish()
    {
        var plan = Read.Import("Task Name,Duration\nRed,2d", "plan.csv").Plan;
        var red = plan.WorkItems.Single() with { Mode = SchedulingMode.Manual, ManualStart = new DateTime(2026, 3, 16, 8, 0, 0), IsActive = false };

        var back = Read.Import(Write(plan with { WorkItems = plan.WorkItems.Put(red) })).Item("Red");

        (back.ManualStart, back.ManualFinish, back.IsActive).ShouldBe((red.ManualStart, null, false));
    }

    [Fact]
    public void Of_two_links_that_differ_in_lag_both_come_back_and_the_later_date_stays()
    {
        var links = """<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>""";
        var later = links.Replace("</Type>", "</Type><LinkLag>48000</LinkLag><LagFormat>7</LagFormat>", StringComparison.Ordinal);
        var task = "<Task><UID>1</UID><Name>Red</Name><Duration>PT16H0M0S</Duration></Task><Task><UID>2</UID><Name>Blue</Name><Duration>PT16H0M0S</Duration>";

        var import = Read.Import(Read.Mspdi($"{task}{links}{later}{links}</Task>"));

        import.Plan.Dependencies.Select(link => link.Lag.Minutes).Order().ShouldBe([0, 4800]);
        import.Ledger.Of(LedgerKind.Dropped).ShouldHaveSingleItem().ShouldSatisfyAllConditions(entry => entry.Entity.ShouldBe("Link"), entry => entry.Count.ShouldBe(1));
        // Monday 2 and Tuesday 3 June are Red's; ten working days later it is Wednesday 18.
        Outlook.Of(import.Plan, new Surroundings(new DateOnly(2025, 6, 2))).Start(1).ShouldBe(new DateTime(2025, 6, 18, 8, 0, 0));
    }

    internal static byte[] Write(Plan plan)
    {
        using var stream = new MemoryStream();
        MspdiWriter.Write(plan, Outlook.Of(plan, new Surroundings(new DateOnly(2026, 1, 5))), stream);
        return stream.ToArray();
    }

    private static void ShouldComeBack(byte[] file, string name)
    {
        var first = Read.Import(file, name).Plan;
        var second = Read.Import(Write(first), name).Plan;
        var differences = PlanDifference.Between(Comparable(first), Comparable(second));
        differences.ShouldBeEmpty($"{name}: {string.Join("\n", differences.Take(3).Select(change => Describe(change, first)))}");
    }

    // Dates of assignments from the file are shown until the task moves, never scheduled with.
    private static Plan Comparable(Plan plan) => plan with
    {
        Assignments = EntityTable<Assignment>.Of(plan.Assignments.Select(assignment => assignment with { StoredStart = null, StoredFinish = null })),
    };

    private static string Describe(Change change, Plan before) =>
        $"{change}\nwas {before.Entities().FirstOrDefault(entity => entity.Ref == change.Target)}";

    private const string Everything = """
        <Project xmlns="http://schemas.microsoft.com/project"><UID>p1</UID><Title>Everything</Title><ScheduleFromStart>0</ScheduleFromStart><StartDate>2025-06-02T08:00:00</StartDate>
        <FinishDate>2025-12-19T17:00:00</FinishDate><CriticalSlackLimit>2</CriticalSlackLimit><CurrencyCode>EUR</CurrencyCode><CalendarUID>1</CalendarUID><MinutesPerDay>450</MinutesPerDay>
        <MinutesPerWeek>2250</MinutesPerWeek><DaysPerMonth>21</DaysPerMonth><HonorConstraints>0</HonorConstraints><MultipleCriticalPaths>1</MultipleCriticalPaths><StatusDate>2025-07-01T17:00:00</StatusDate>
        <ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Region</Alias></ExtendedAttribute></ExtendedAttributes>
        <Calendars>
          <Calendar><UID>1</UID><Name>House</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
            <WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
            <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays>
            <Exceptions><Exception><TimePeriod><FromDate>2025-08-01T00:00:00</FromDate><ToDate>2025-08-03T23:59:00</ToDate></TimePeriod><Name>Fair</Name><Type>1</Type><DayWorking>1</DayWorking>
              <WorkingTimes><WorkingTime><FromTime>09:00:00</FromTime><ToTime>11:30:00</ToTime></WorkingTime></WorkingTimes></Exception></Exceptions>
            <WorkWeeks><WorkWeek><TimePeriod><FromDate>2025-09-01T00:00:00</FromDate><ToDate>2025-09-30T23:59:00</ToDate></TimePeriod><Name>Autumn</Name>
              <WeekDays><WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></WorkWeek></WorkWeeks></Calendar>
          <Calendar><UID>2</UID><Name>Kite</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID></Calendar></Calendars>
        <Tasks>
          <Task><UID>0</UID><Name>Everything</Name><OutlineLevel>0</OutlineLevel><Notes>What for.</Notes></Task>
          <Task><UID>5</UID><Name>Phase</Name><OutlineLevel>1</OutlineLevel><WBS>P-1</WBS><OutlineNumber>1</OutlineNumber><FixedCost>12345</FixedCost></Task>
          <Task><UID>6</UID><Name>Red</Name><OutlineLevel>2</OutlineLevel><Type>2</Type><Priority>700</Priority><Duration>PT30H0M0S</Duration><DurationFormat>40</DurationFormat><Work>PT10H0M0S</Work>
            <PercentComplete>40</PercentComplete><PhysicalPercentComplete>30</PhysicalPercentComplete><ActualStart>2025-06-03T22:00:00</ActualStart><RemainingDuration>PT20H0M0S</RemainingDuration>
            <Resume>2025-06-16T22:00:00</Resume><ConstraintType>6</ConstraintType><ConstraintDate>2025-06-20T00:00:00</ConstraintDate><Deadline>2025-06-30T00:00:00</Deadline>
            <CalendarUID>1</CalendarUID><IgnoreResourceCalendar>1</IgnoreResourceCalendar><LevelingDelay>14400</LevelingDelay><EffortDriven>1</EffortDriven><Cost>50000</Cost><ActualCost>20000</ActualCost>
            <HyperlinkAddress>https://example.org/red</HyperlinkAddress><HyperlinkSubAddress>top</HyperlinkSubAddress><Notes>Line one
        Line two</Notes><Contact>Kite</Contact>
            <ExtendedAttribute><FieldID>188743731</FieldID><Value>north</Value></ExtendedAttribute>
            <Baseline><Number>0</Number><Start>2025-06-02T22:00:00</Start><Finish>2025-06-10T00:00:00</Finish><Duration>PT28H0M0S</Duration><Work>PT9H0M0S</Work><Cost>45000</Cost></Baseline>
            <Baseline><Number>3</Number><Finish>2025-06-11T00:00:00</Finish></Baseline></Task>
          <Task><UID>9</UID><Name>Blue</Name><OutlineLevel>2</OutlineLevel><Active>0</Active><Manual>1</Manual><ManualStart>2025-07-07T22:00:00</ManualStart><ManualFinish>2025-07-08T00:00:00</ManualFinish>
            <Duration>PT2H0M0S</Duration><PredecessorLink><PredecessorUID>6</PredecessorUID><Type>3</Type><LinkLag>-25</LinkLag><LagFormat>19</LagFormat></PredecessorLink></Task>
          <Task><UID>12</UID><Name>Gate</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone><Duration>PT0H0M0S</Duration>
            <PredecessorLink><PredecessorUID>5</PredecessorUID><Type>1</Type><LinkLag>28800</LinkLag><LagFormat>8</LagFormat></PredecessorLink></Task>
          <Task><UID>13</UID><Name>Open</Name><OutlineLevel>1</OutlineLevel><Manual>1</Manual><Duration>PT8H0M0S</Duration></Task></Tasks>
        <Resources><Resource><UID>1</UID><ID>1</ID><Name>Kite</Name><Initials>K</Initials><Type>1</Type><MaxUnits>0.5</MaxUnits><Group>Air</Group><EmailAddress>kite@example.org</EmailAddress><CalendarUID>2</CalendarUID>
            <Notes>Away in August</Notes><IsGeneric>1</IsGeneric><AccrueAt>2</AccrueAt>
            <AvailabilityPeriods><AvailabilityPeriod><AvailableFrom>1984-01-01T00:00:00</AvailableFrom><AvailableTo>2025-07-31T23:59:00</AvailableTo><AvailableUnits>1</AvailableUnits></AvailabilityPeriod></AvailabilityPeriods>
            <Rates><Rate><RatesFrom>1984-01-01T00:00:00</RatesFrom><RatesTo>2025-06-30T23:59:00</RatesTo><RateTable>0</RateTable><StandardRate>80</StandardRate><StandardRateFormat>2</StandardRateFormat><OvertimeRate>100</OvertimeRate><OvertimeRateFormat>3</OvertimeRateFormat><CostPerUse>1500</CostPerUse></Rate></Rates></Resource>
          <Resource><UID>2</UID><ID>2</ID><Name>Sand</Name><Type>0</Type><MaterialLabel>t</MaterialLabel><StandardRate>12.5</StandardRate><StandardRateFormat>8</StandardRateFormat></Resource>
          <Resource><UID>3</UID><ID>3</ID><Name>Travel</Name><Type>0</Type><IsCostResource>1</IsCostResource></Resource></Resources>
        <Assignments><Assignment><UID>21</UID><TaskUID>6</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units><Work>PT10H0M0S</Work><ActualWork>PT4H0M0S</ActualWork><RemainingWork>PT7H0M0S</RemainingWork>
            <Delay>4800</Delay><LevelingDelay>14400</LevelingDelay><ActualStart>2025-06-03T22:00:00</ActualStart><WorkContour>1</WorkContour><Cost>40000</Cost><ActualCost>16000</ActualCost><CostRateTable>1</CostRateTable></Assignment>
          <Assignment><UID>22</UID><TaskUID>9</TaskUID><ResourceUID>-65535</ResourceUID></Assignment></Assignments></Project>
        """;
}
