using System.IO.Compression;
using Throughline.Interchange.Sheets;
using Throughline.Programs;

namespace Throughline.Interchange.Tests.Sheets;

public sealed class XlsxReaderTests
{
    [Fact]
    public void A_workbook_as_Excel_saves_it_is_read_with_shared_strings_typed_dates_and_percentages()
    {
        var import = Read.Import(Workbook("0"), "plan.xlsx");
        var red = import.Item("Red & rich");
        (red.Duration, red.PercentComplete, red.IsMilestone).ShouldBe((new Duration(960), 40, false));
        // Day 45810 of Excel's count is 2 June 2025; half of a day later is noon.
        red.ActualStart.ShouldBe(new DateTime(2025, 6, 2, 8, 0, 0));
        red.Deadline.ShouldBe(new DateTime(2025, 6, 20, 12, 0, 0));
        import.Item("Gate").IsMilestone.ShouldBeTrue();
        import.Plan.Dependencies.Single().Successor.ShouldBe(import.Item("Gate").Id);
    }

    [Fact]
    public void The_day_count_that_begins_in_1904_is_understood() =>
        Read.Import(Workbook("1"), "plan.xlsx").Item("Red & rich").Deadline.ShouldBe(new DateTime(2029, 6, 21, 12, 0, 0));

    [Fact]
    public void The_sheet_is_chosen_by_name_and_the_names_are_offered()
    {
        var result = Read.Result(Workbook("0"), "plan.xlsx", Read.Request with { Mapping = new SheetMapping { Columns = [new("What", SheetField.Name, 0)], SheetName = "Other" } });
        result.Import!.Plan.WorkItems.Single().Name.ShouldBe("Elsewhere");
        result.Preview!.SheetNames.ShouldBe(["Plan", "Other"]);
    }

    private static byte[] Workbook(string is1904)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "xl/workbook.xml", $"<workbook xmlns='x' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><workbookPr date1904='{is1904}'/><sheets><sheet name='Plan' sheetId='1' r:id='rId1'/><sheet name='Other' sheetId='2' r:id='rId2'/></sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Target='/xl/worksheets/sheet2.xml'/></Relationships>");
            Add(archive, "xl/sharedStrings.xml", "<sst><si><t>Task Name</t></si><si><t>Duration</t></si><si><t>% Complete</t></si><si><t>Start</t></si><si><t>Deadline</t></si><si><t>Milestone</t></si><si><t>Predecessors</t></si><si><r><t xml:space='preserve'>Red &amp; </t></r><r><rPr><b/></rPr><t>rich</t></r><rPh><t>not this</t></rPh></si><si><t>Gate</t></si></sst>");
            Add(archive, "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='&quot;day &quot;dd/mm/yyyy'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='9'/><xf numFmtId='164'/></cellXfs></styleSheet>");
            Add(archive, "xl/worksheets/sheet1.xml", """
                <worksheet><sheetData>
                <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c><c r="E2" t="s"><v>4</v></c><c r="F2" t="s"><v>5</v></c><c r="G2" t="s"><v>6</v></c></row>
                <row r="3"><c r="A3" t="s"><v>7</v></c><c r="B3"><v>2</v></c><c r="C3" s="2"><v>0.4</v></c><c r="D3" s="1"><v>45810</v></c><c r="E3" s="3"><v>45828.5</v></c><c r="F3" t="b"><v>0</v></c></row>
                <row r="4"><c r="A4" t="s"><v>8</v></c><c r="F4" t="b"><v>1</v></c><c r="G4"><v>1</v></c></row>
                </sheetData></worksheet>
                """);
            Add(archive, "xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c t='inlineStr'><is><t>What</t></is></c></row><row><c t='str'><f>A1</f><v>Elsewhere</v></c></row></sheetData></worksheet>");
        }
        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
