using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Throughline.Interchange.Reports;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Tests.Sheets;

public sealed class SheetWriterTests
{
    private const string Plan = """
        Key,Task Name,Outline Level,Duration,Predecessors,Owner,% Complete,Milestone,Deadline,Commitment,Committed By,Constraint Type,Constraint Date,Notes,Task Mode
        APX-1,Phase,1,,,Kite,,no,,,,As Soon As Possible,,,Automatic
        APX-2,Red,2,2d,,Heron,0%,no,,,,Start No Earlier Than,2025-06-05 08:00,"line, one",Automatic
        APX-3,Blue,2,3ed,APX-2FS+1d,Heron,0%,no,2025-06-20 17:00,,,As Soon As Possible,,,Automatic
        APX-7,Gate,1,0d,"APX-3, APX-2SS-25%",,0%,yes,,2025-07-01 17:00,Kite,As Soon As Possible,,=SUM(A1),Automatic
        """;

    private static readonly Surroundings Today = new(new DateOnly(2025, 6, 2));

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void A_sheet_that_was_written_is_read_as_the_same_plan(string format)
    {
        var plan = Read.Import(Plan, "plan.csv").Plan;
        var back = Read.Import(Write(plan, format), "plan.csv").Plan;
        var differences = PlanDifference.Between(Comparable(plan), Comparable(back));
        differences.ShouldBeEmpty(string.Join("\n", differences));
        back.WorkItems.Single(item => item.Name == "Gate").Commitment.ShouldBe(new Commitment(new DateTime(2025, 7, 1, 17, 0, 0), "Kite"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void A_name_as_long_as_a_plan_takes_comes_back(string format)
    {
        var plan = Read.Import(Plan.Replace("Red", new string('R', 2000), StringComparison.Ordinal), "plan.csv").Plan;
        Read.Import(Write(plan, format), "plan.csv").Plan.WorkItems.ShouldContain(item => item.Name.Length == 2000);
    }

    [Fact]
    public void Text_that_a_spreadsheet_would_run_is_guarded_in_CSV_and_typed_in_workbooks()
    {
        var plan = Read.Import(Plan, "plan.csv").Plan;
        Encoding.UTF8.GetString(Write(plan, "csv")).ShouldContain("'=SUM(A1)");
        using var archive = new ZipArchive(new MemoryStream(Write(plan, "xlsx")));
        using var sheet = new StreamReader(archive.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Open());
        var xml = sheet.ReadToEnd();
        xml.ShouldContain("=SUM(A1)");
        xml.ShouldNotContain("<x:f>");
    }

    [Fact]
    public void The_workbook_is_valid_by_its_schema()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Read.Import(Plan, "plan.csv").Plan, "xlsx")), isEditable: false);
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Columns_and_rows_are_chosen()
    {
        var outlook = Outlook.Of(Read.Import(Plan, "plan.csv").Plan, Today);
        using var stream = new MemoryStream();
        SheetWriter.WriteCsv(outlook, new SheetExport { Columns = PlanColumn.Chosen(["name", "KEY", "nonsense"]), Rows = [3, 1, 99], Separator = ';' }, stream);
        Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').ShouldBe("Task Name;Key\r\nGate;APX-7\r\nRed;APX-2\r\n");
    }

    [Fact]
    public void What_remains_what_follows_and_how_far_it_slipped_are_columns_too()
    {
        var plan = Read.Import(Plan, "plan.csv").Plan;
        var red = plan.WorkItems.Single(item => item.Name == "Red");
        // Planned for Thursday and Friday, begun on Monday, half done.
        var baseline = new Baseline { Id = new BaselineId(new Guid(1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 1)), Name = "First", Items = [new BaselineItem(red.Id, new DateTime(2025, 6, 5, 8, 0, 0), new DateTime(2025, 6, 6, 17, 0, 0), 960, 0, 0)] };
        var outlook = Outlook.Of(plan with { WorkItems = plan.WorkItems.Put(red with { ActualStart = new DateTime(2025, 6, 9, 8, 0, 0), PercentComplete = 50 }), Baselines = EntityTable<Baseline>.Of([baseline]) }, Today);
        using var stream = new MemoryStream();
        SheetWriter.WriteCsv(outlook, new SheetExport { Columns = PlanColumn.Chosen(["remaining", "successors", "startVariance", "finishVariance"]), Rows = [1], Separator = ';' }, stream);
        Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').ShouldBe("Remaining Duration;Successors;Start Variance (days);Finish Variance (days)\r\n1d;APX-3FS+1d, APX-7SS-25%;4;4\r\n");
    }

    [Fact]
    public void A_workbook_that_unpacks_without_end_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "xl/workbook.xml", "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='Plan' r:id='r1'/></sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>");
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            sheet.Write("<worksheet><sheetData>"u8);
            var row = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<row><c t='inlineStr'><is><t>Red</t></is></c></row>", 1000)));
            for (var count = 0; count < 1_200; count++) sheet.Write(row);
        }
        stream.Length.ShouldBeLessThan(1 << 20);
        Read.Result(stream.ToArray(), "bomb.xlsx", Read.Request with { Limits = new ImportLimits { UnpackedBytes = 32 << 20, Items = int.MaxValue } }).Problems.Single().Code.ShouldBe("file-too-large");
        Read.Result(stream.ToArray(), "bomb.xlsx").Problems.Single().Code.ShouldBe("too-many-items");
    }

    [Fact]
    public void A_workbook_that_is_cut_off_or_is_none_is_refused()
    {
        var whole = Write(Read.Import(Plan, "plan.csv").Plan, "xlsx");
        Read.Result(whole[..(whole.Length / 2)], "cut.xlsx").Problems.Single().Code.ShouldBe("workbook-broken");
        Read.Result("PK\u0003\u0004 but no archive", "no.xlsx").Problems.Single().Code.ShouldBe("workbook-broken");
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static byte[] Write(Plan plan, string format)
    {
        using var stream = new MemoryStream();
        var outlook = Outlook.Of(plan, Today);
        if (format == "csv") SheetWriter.WriteCsv(outlook, new SheetExport(), stream);
        else SheetWriter.WriteXlsx(outlook, new SheetExport(), stream);
        return stream.ToArray();
    }

    // Identifiers name the format they came with; the program's start is that of the first dated task.
    private static Plan Comparable(Plan plan)
    {
        var keys = plan.WorkItems.ToDictionary(item => item.Id, item => new WorkItemId(IdOf(item.Key)));
        var people = plan.Resources.ToDictionary(resource => resource.Id, resource => new ResourceId(IdOf(resource.Name)));
        return new Plan
        {
            Program = plan.Program with { External = null, Start = default },
            WorkItems = EntityTable<WorkItem>.Of(plan.WorkItems.Select(item => item with
            {
                Id = keys[item.Id],
                Parent = item.Parent is { } parent ? keys[parent] : null,
                Owner = item.Owner is { } owner ? people[owner] : null,
                External = null,
            })),
            Dependencies = EntityTable<Dependency>.Of(plan.Dependencies.Select(link => link with
            {
                Id = new DependencyId(IdOf(keys[link.Predecessor].ToString() + keys[link.Successor])),
                Predecessor = keys[link.Predecessor],
                Successor = keys[link.Successor],
            })),
            Resources = EntityTable<Resource>.Of(plan.Resources.Select(resource => resource with { Id = people[resource.Id], External = null })),
        };
    }

    private static Guid IdOf(string text) => new(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
