using System.IO.Compression;
using System.Text;

namespace Throughline.Interchange.Tests.Sheets;

/// <summary>Small files that would unpack, or be read, to very much.</summary>
public sealed class SheetBombTests
{
    [Fact]
    public void A_cell_beyond_what_Excel_takes_is_named_by_line_and_column()
    {
        var problem = Refused(Workbook("<row r='1'><c t='inlineStr'><is><t>Name</t></is></c></row><row r='7'><c r='AB7' t='inlineStr'><is><t>", new string(' ', 32_768), "</t></is></c></row>"));
        (problem.Code, problem.Line, problem.Field).ShouldBe(("value-too-long", 7, "column AB"));
        problem.Message.ShouldBe("A cell holds more than 32767 characters.");
    }

    [Fact]
    public void A_cell_as_long_as_Excel_takes_is_read_whole()
    {
        var import = Read.Import(Workbook("<row><c t='inlineStr'><is><t>Name</t></is></c><c t='inlineStr'><is><t>Notes</t></is></c></row><row><c t='inlineStr'><is><t>Red</t></is></c><c t='inlineStr'><is><t>", new string('x', 32_767), "</t></is></c></row>"), "plan.xlsx");
        import.Item("Red").Notes.Length.ShouldBe(32_767);
    }

    [Fact]
    public void A_cell_of_many_short_runs_is_no_way_around_its_limit() =>
        Refused(Workbook(["<row r='3'><c t='inlineStr'><is>", .. Enumerable.Repeat("<r><t>" + new string('x', 1_000) + "</t></r>", 40), "</is></c></row>"])).Line.ShouldBe(3);

    [Fact]
    public void The_cells_of_a_sheet_together_take_no_more_than_is_allowed()
    {
        // 150,000 rows of a last cell far to the right: 3 MB of text, 150 million cells.
        var sheet = Workbook([.. Enumerable.Repeat("<row><c r='ALL1'><v>1</v></c></row>", 150_000)]);
        var problem = Refused(sheet);
        problem.Code.ShouldBe("sheet-too-large");
        problem.Line.ShouldNotBeNull();
    }

    [Fact]
    public void Separators_without_text_take_no_more_than_is_allowed()
    {
        var rows = "Name\n" + string.Concat(Enumerable.Repeat(new string(',', 999) + "x\n", 20_000));
        Read.Result(rows, "plan.csv").Problems.Single().Code.ShouldBe("sheet-too-large");
    }

    [Fact]
    public void A_row_without_an_end_is_refused_before_it_is_held_whole() =>
        Read.Result("Name" + new string(',', 6 << 20), "plan.csv").Problems.Single().Code.ShouldBe("row-too-long");

    [Fact]
    public void Rows_of_empty_cells_cost_no_more_than_their_place()
    {
        var rows = "Name\nRed\n" + string.Concat(Enumerable.Repeat(new string(',', 99) + "\n", 100_000));
        Read.Import(rows, "plan.csv").Plan.WorkItems.Count.ShouldBe(1);
    }

    [Fact]
    public void What_unpacks_to_too_much_is_not_called_a_large_file()
    {
        var row = "<row><c t='inlineStr'><is><t>Red</t></is></c></row>";
        var sheet = Workbook([.. Enumerable.Repeat(row, 50_000)]);
        sheet.Length.ShouldBeLessThan(1 << 20);
        var problem = Refused(sheet, new ImportLimits { UnpackedBytes = 2 << 20 });
        (problem.Code, problem.Message).ShouldBe(("file-too-large", "The content of the file unpacks to more than 2 MB."));
    }

    private static ImportProblem Refused(byte[] workbook, ImportLimits? limits = null)
    {
        var result = Read.Result(workbook, "bomb.xlsx", Read.Request with { Limits = limits ?? ImportLimits.Default });
        result.Import.ShouldBeNull();
        return result.Problems.Single();
    }

    private static byte[] Workbook(params IEnumerable<string> rows)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "xl/workbook.xml", ["<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='Plan' r:id='r1'/></sheets></workbook>"]);
            Add(archive, "xl/_rels/workbook.xml.rels", ["<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>"]);
            Add(archive, "xl/worksheets/sheet1.xml", ["<worksheet><sheetData>", .. rows, "</sheetData></worksheet>"]);
        }
        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string name, IEnumerable<string> texts)
    {
        using var entry = new StreamWriter(archive.CreateEntry(name).Open(), Encoding.UTF8);
        foreach (var text in texts) entry.Write(text);
    }
}
