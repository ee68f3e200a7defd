using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Throughline.Interchange.Reports;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Sheets;

public static partial class SheetWriter
{
    private const uint PlainStyle = 0;
    private const uint HeaderStyle = 1;
    private const uint SummaryStyleOffset = 4;
    private const uint DateFormat = 170;
    private const int MostOutlineLevels = 7;
    private const int LongestCell = 32_767;
    private static readonly DateTime FirstSheetDay = new(1899, 12, 30);

    /// <summary>Writes an Excel workbook: typed dates and numbers, a frozen header with filters, summaries bold and foldable.</summary>
    /// <param name="outlook">The plan's outlook.</param>
    /// <param name="export">What to show.</param>
    /// <param name="stream">Where to; not closed.</param>
    public static void WriteXlsx(Outlook outlook, SheetExport export, Stream stream)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            WriteSheet(sheet, outlook, export);
            workbook.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Name = "Plan", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }
        memory.Position = 0;
        memory.CopyTo(stream);
    }

    private static void WriteSheet(WorksheetPart part, Outlook outlook, SheetExport export)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetProperties(new OutlineProperties { SummaryBelow = false }));
        xml.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        xml.WriteElement(new Columns(export.Columns.Select((column, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width + 2, CustomWidth = true })));
        xml.WriteStartElement(new SheetData());
        xml.WriteStartElement(new Row { RowIndex = 1 });
        foreach (var column in export.Columns) WriteText(xml, column.Header, HeaderStyle);
        xml.WriteEndElement();
        var line = 2u;
        foreach (var row in new PlanRows(outlook).Rows(export.Rows)) WriteRow(xml, row, export, line++);
        xml.WriteEndElement();
        if (export.Columns.Length > 0)
            xml.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{ColumnName(export.Columns.Length)}{line - 1}") });
        xml.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter xml, PlanRow row, SheetExport export, uint line)
    {
        var level = Math.Min(row.Outlook.Level(row.Row), MostOutlineLevels);
        var offset = row.Outlook.IsSummary(row.Row) ? SummaryStyleOffset : 0;
        xml.WriteStartElement(level > 0 ? new Row { RowIndex = line, OutlineLevel = (byte)level } : new Row { RowIndex = line });
        foreach (var column in export.Columns) WriteValue(xml, column.Of(row), column, offset);
        xml.WriteEndElement();
    }

    private static void WriteValue(OpenXmlWriter xml, object? value, PlanColumn column, uint offset)
    {
        switch (value)
        {
            case null or "":
                xml.WriteElement(new Cell { StyleIndex = PlainStyle });
                break;
            case DateTime date:
                WriteNumber(xml, (date - FirstSheetDay).TotalMinutes / 1440, 2 + offset);
                break;
            case double number:
                WriteNumber(xml, number, (column.Kind == PlanColumnKind.Percent ? 3u : 4u) + offset);
                break;
            case bool flag:
                WriteText(xml, flag ? "yes" : "no", PlainStyle);
                break;
            default:
                WriteText(xml, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", offset == 0 ? PlainStyle : 9);
                break;
        }
    }

    private static void WriteNumber(OpenXmlWriter xml, double number, uint style) =>
        xml.WriteElement(new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { StyleIndex = style });

    private static void WriteText(OpenXmlWriter xml, string text, uint style)
    {
        var cut = text.Length > LongestCell ? text[..LongestCell] : text;
        var clean = string.Concat(cut.Select((letter, at) => IsAllowed(cut, at) ? letter : ' '));
        xml.WriteElement(new Cell(new InlineString(new Text(clean) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style });
    }

    private static bool IsAllowed(string text, int at) => System.Xml.XmlConvert.IsXmlChar(text[at])
        || at + 1 < text.Length && System.Xml.XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at])
        || at > 0 && System.Xml.XmlConvert.IsXmlSurrogatePair(text[at], text[at - 1]);

    // Cell formats: 0 plain, 1 header, 2 date, 3 percent, 4 number; 6 to 8 the same three in bold, 9 bold text.
    private static Stylesheet Styles()
    {
        static CellFormat Format(uint font, uint number = 0, uint fill = 0) => new() { FontId = font, NumberFormatId = number, FillId = fill, ApplyFont = true, ApplyNumberFormat = true, ApplyFill = true };
        return new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy-mm-dd hh:mm" }),
            new Fonts(new Font(new FontSize { Val = 10 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 10 }, new FontName { Val = "Calibri" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE6EAF0" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(Format(0), Format(1, fill: 2), Format(0, DateFormat), Format(0, 9), Format(0), Format(1), Format(1, DateFormat), Format(1, 9), Format(1), Format(1)));
    }

    internal static string ColumnName(int number)
    {
        var name = "";
        for (; number > 0; number = (number - 1) / 26) name = (char)('A' + (number - 1) % 26) + name;
        return name;
    }
}
