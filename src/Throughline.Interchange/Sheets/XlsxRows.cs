using System.Globalization;
using System.IO.Compression;
using System.Text;
using Throughline.Interchange.MsProject;

namespace Throughline.Interchange.Sheets;

/// <summary>Reads a workbook's sheet: each part streamed within limits, so that no small file can unpack without end.</summary>
internal sealed class XlsxRows
{
    private const int Columns = 1_000;
    private readonly ZipArchive _archive;
    private readonly ImportLimits _limits;
    private readonly CancellationToken _cancel;
    private readonly List<string> _strings = [];
    private readonly List<SheetRow> _rows = [];
    private List<CellFormat> _formats = [];
    private long _unpacked;
    private bool _is1904;

    private XlsxRows(ZipArchive archive, ImportLimits limits, CancellationToken cancel) => (_archive, _limits, _cancel) = (archive, limits, cancel);

    private enum CellFormat
    {
        Plain,
        Date,
        Percent,
    }

    public static SheetRows Read(Stream stream, string? sheetName, ImportLimits limits, Action<long, int> progress, CancellationToken cancel)
    {
        using var packed = new MemoryStream();
        using (var guarded = new GuardedStream(stream, limits.Bytes, read => progress(read, 0), cancel)) guarded.CopyTo(packed);
        packed.Position = 0;
        using var archive = new ZipArchive(packed, ZipArchiveMode.Read);
        return new XlsxRows(archive, limits, cancel).Read(sheetName);
    }

    private SheetRows Read(string? sheetName)
    {
        var sheets = ReadWorkbook();
        if (sheets.Count == 0) throw new InvalidDataException("The workbook holds no sheet.");
        ReadPart("xl/sharedStrings.xml", cursor => cursor.ForEachChild(_ => _strings.Add(Rich(cursor))));
        ReadPart("xl/styles.xml", ReadStyles);
        var target = sheets.Find(sheet => string.Equals(sheet.Name, sheetName, StringComparison.OrdinalIgnoreCase)) is { Part: not null } named ? named : sheets[0];
        ReadPart(target.Part, cursor => cursor.ForEachChild(name =>
        {
            if (name == "sheetData") cursor.ForEachChild(_ => ReadRow(cursor));
            else cursor.Skip();
        }));
        return new SheetRows(_rows, sheets.ConvertAll(sheet => sheet.Name));
    }

    private List<(string Name, string Part)> ReadWorkbook()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadPart("xl/_rels/workbook.xml.rels", cursor => cursor.ForEachChild(_ =>
        {
            if (cursor.Attribute("Id") is { } id && cursor.Attribute("Target") is { } target) targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            cursor.Skip();
        }));
        var sheets = new List<(string, string)>();
        ReadPart("xl/workbook.xml", cursor => cursor.ForEachChild(name =>
        {
            if (name == "sheets")
            {
                cursor.ForEachChild(_ =>
                {
                    if (cursor.Attribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") is { } id && targets.TryGetValue(id, out var part) && part.Contains("worksheets", StringComparison.Ordinal))
                        sheets.Add((cursor.Attribute("name") ?? "", part));
                    cursor.Skip();
                });
                return;
            }
            if (name == "workbookPr") _is1904 = cursor.Attribute("date1904") is "1" or "true";
            cursor.Skip();
        }));
        return sheets;
    }

    private void ReadPart(string path, Action<XmlCursor> read)
    {
        var entry = _archive.GetEntry(path) ?? _archive.Entries.FirstOrDefault(known => string.Equals(known.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));
        if (entry is null) return;
        using var stream = entry.Open();
        var before = _unpacked;
        using var counted = new GuardedStream(stream, _limits.UnpackedBytes - before, null, _cancel);
        using var cursor = new XmlCursor(counted, _limits with { Bytes = _limits.UnpackedBytes }, null, _cancel);
        cursor.ToRoot();
        if (!cursor.AtEnd) read(cursor);
        _unpacked = before + counted.Position;
    }

    private static string Rich(XmlCursor cursor)
    {
        var text = new StringBuilder();
        cursor.ForEachChild(name =>
        {
            if (name == "t") text.Append(cursor.Text());
            else if (name == "r") cursor.ForEachChild(inner =>
            {
                if (inner == "t") text.Append(cursor.Text());
                else cursor.Skip();
            });
            else cursor.Skip();
        });
        return text.ToString();
    }

    private void ReadStyles(XmlCursor cursor)
    {
        var codes = new Dictionary<int, string>();
        cursor.ForEachChild(name =>
        {
            if (name == "numFmts")
                cursor.ForEachChild(_ =>
                {
                    if (Number(cursor.Attribute("numFmtId")) is { } id) codes[id] = cursor.Attribute("formatCode") ?? "";
                    cursor.Skip();
                });
            else if (name == "cellXfs")
                cursor.ForEachChild(_ =>
                {
                    _formats.Add(FormatOf(Number(cursor.Attribute("numFmtId")) ?? 0, codes));
                    cursor.Skip();
                });
            else cursor.Skip();
        });
    }

    private static CellFormat FormatOf(int id, Dictionary<int, string> codes)
    {
        if (!codes.TryGetValue(id, out var code))
            return id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 ? CellFormat.Date : id is 9 or 10 ? CellFormat.Percent : CellFormat.Plain;
        var quoted = false;
        var bracket = false;
        foreach (var letter in code)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == '[') bracket = true;
            else if (letter == ']') bracket = false;
            else if (quoted || bracket) continue;
            else if (letter is 'y' or 'Y' or 'd' or 'D' or 'm' or 'M' or 'h' or 'H') return CellFormat.Date;
            else if (letter == '%') return CellFormat.Percent;
        }
        return CellFormat.Plain;
    }

    private void ReadRow(XmlCursor cursor)
    {
        if (_rows.Count > _limits.Items)
            throw new ImportLimitException("too-many-items", string.Create(CultureInfo.InvariantCulture, $"The sheet has more than {_limits.Items} rows."), "a smaller sheet");
        var line = Number(cursor.Attribute("r")) ?? (_rows.Count == 0 ? 1 : _rows[^1].Line + 1);
        var cells = new List<SheetCell>();
        cursor.ForEachChild(_ =>
        {
            var column = ColumnOf(cursor.Attribute("r")) ?? cells.Count;
            var cell = ReadCell(cursor);
            if (column < cells.Count || column >= Columns) return;
            while (cells.Count < column) cells.Add(new SheetCell(""));
            cells.Add(cell);
        });
        _rows.Add(new SheetRow(line, [.. cells]));
    }

    private SheetCell ReadCell(XmlCursor cursor)
    {
        var type = cursor.Attribute("t") ?? "n";
        var style = Number(cursor.Attribute("s")) ?? 0;
        var value = "";
        cursor.ForEachChild(name =>
        {
            if (name == "v") value = cursor.Text();
            else if (name == "is") value = Rich(cursor);
            else cursor.Skip();
        });
        return type switch
        {
            "s" => new SheetCell(Number(value) is { } index && index < _strings.Count ? _strings[index] : ""),
            "b" => new SheetCell(value == "1" ? "yes" : "no"),
            "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, out var date) => new SheetCell(value, Date: date),
            "n" => Typed(value, style),
            _ => new SheetCell(value),
        };
    }

    private SheetCell Typed(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new SheetCell(value);
        var format = style < _formats.Count ? _formats[style] : CellFormat.Plain;
        if (format == CellFormat.Date && number is > 0 and < 300_000)
        {
            // Day 1 is 1900-01-01, and the day count has a 29 February 1900 that never was; in the other system day 0 is 1904-01-01.
            var date = _is1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30);
            date = date.AddMinutes(Math.Round(number * 1440));
            return new SheetCell(date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Date: date);
        }
        return new SheetCell(value, number, IsPercent: format == CellFormat.Percent);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (letter is < 'A' or > 'Z') break;
            column = column * 26 + (letter - 'A' + 1);
            if (column > 20_000) return null;
        }
        return column == 0 ? null : column - 1;
    }
}
