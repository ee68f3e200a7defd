using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Interchange.Reports;
using Throughline.Programs;

namespace Throughline.Interchange.Tests;

public sealed class ExportLossesTests
{
    private const string People = """
        <Resources><Resource><UID>1</UID><Name>Kite</Name><Type>1</Type></Resource><Resource><UID>2</UID><Name>Heron</Name><Type>1</Type><Rates><Rate><RateTable>0</RateTable><StandardRate>80</StandardRate></Rate></Rates></Resource></Resources>
        <Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment><Assignment><UID>2</UID><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID></Assignment></Assignments>
        """;

    [Fact]
    public void A_sheet_loses_what_it_has_no_column_for_and_each_is_counted()
    {
        var plan = Read.Import(Read.Mspdi(
            """
            <Task><UID>1</UID><Name>Red</Name><Contact>Kite</Contact><ActualStart>2025-06-02T08:00:00</ActualStart><PercentComplete>50</PercentComplete><Baseline><Number>0</Number><Start>2025-06-02T08:00:00</Start></Baseline></Task>
            <Task><UID>2</UID><Name>Blue</Name><Manual>1</Manual></Task><Task><UID>3</UID><Name>Gold</Name><Active>0</Active></Task>
            """,
            "<StatusDate>2025-07-01T17:00:00</StatusDate>", People)).Plan;

        ExportLosses.Of(plan, FileFormat.Csv, PlanColumn.Default).ShouldBe(
            ["1 assignment beside the owner", "1 baseline", "1 recorded start or finish", "1 manual task", "1 inactive task", "1 resource with rates", "the status date"]);
        ExportLosses.Of(plan, FileFormat.Xlsx, PlanColumn.Default).ShouldBe(ExportLosses.Of(plan, FileFormat.Csv, PlanColumn.Default));
    }

    [Fact]
    public void A_column_that_is_chosen_carries_what_it_shows()
    {
        var plan = Read.Import(Read.Mspdi("<Task><UID>1</UID><Name>Red</Name><Manual>1</Manual></Task>", after: People)).Plan;

        ExportLosses.Of(plan, FileFormat.Csv, PlanColumn.Named("name,resources,mode", out _)).ShouldBe(["1 resource with rates"]);
    }

    [Fact]
    public void A_calendar_of_ordinary_weeks_is_no_loss_and_one_with_a_holiday_is()
    {
        var plan = Read.Import("Name\nRed", "plan.csv").Plan;
        var week = new PlanCalendar
        {
            Id = new(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")), Name = "Standard",
            Week = [null, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, null],
        };
        var holiday = new CalendarException(new DateOnly(2026, 8, 3), new DateOnly(2026, 8, 3), DayPattern.NonWorking, "Fair");

        Lost(week).ShouldBeEmpty();
        Lost(week with { Exceptions = [holiday] }).ShouldBe(["1 calendar"]);

        ImmutableArray<string> Lost(PlanCalendar calendar) => ExportLosses.Of(plan with { Calendars = EntityTable<PlanCalendar>.Of([calendar]) }, FileFormat.Csv, PlanColumn.Default);
    }

    [Fact]
    public void Microsoft_Project_XML_loses_only_custom_fields_beyond_the_thirty_it_has()
    {
        var plan = Read.Import("Name\nRed", "plan.csv").Plan;
        plan = plan with { Program = plan.Program with { CustomFields = [.. Enumerable.Range(1, 30).Select(number => new CustomFieldDefinition($"Own {number}", $"Own {number}"))] } };

        var lost = ExportLosses.Of(plan, FileFormat.MicrosoftProjectXml, []);

        lost.ShouldBe(["the custom field Own 30"]);
        ExportLosses.Sentence(FileFormat.MicrosoftProjectXml, lost).ShouldBe("Not in the XML, as Microsoft Project has 30 text fields: the custom field Own 30.");
    }

    [Fact]
    public void A_plan_that_came_from_a_sheet_loses_nothing_in_one()
    {
        var plan = Read.Import("Name,Owner,Commitment,Committed By\nRed,Kite,2026-05-01,Heron", "plan.csv").Plan;

        ExportLosses.Of(plan, FileFormat.Xlsx, PlanColumn.Default).ShouldBeEmpty();
        ExportLosses.Sentence(FileFormat.Xlsx, []).ShouldBeNull();
    }
}
