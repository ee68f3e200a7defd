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
    private readonly XlsxStyles _styles;
    private readonly Action<int> _progress;
    private readonly SheetRoom _room;
    private long _unpacked;
    private bool _is1904;

    private XlsxRows(ZipArchive archive, ImportLimits limits, Action<int> progress, CancellationToken cancel)
    {
        (_archive, _limits, _progress, _cancel, _room) = (archive, limits, progress, cancel, new SheetRoom(limits));
        _styles = new XlsxStyles(_room);
    }

    public static SheetRows Read(Stream stream, string? sheetName, ImportLimits limits, Action<long, int> progress, CancellationToken cancel)
    {
        using var held = new MemoryStream();
        var packed = (stream as ReplayedStream)?.Seekable;
        if (packed is null || packed.Length > limits.Bytes)
        {
            using var guarded = new GuardedStream(stream, limits.Bytes, null, cancel);
            guarded.CopyTo(held);
            packed = held;
        }
        packed.Position = 0;
        using var archive = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true);
        return new XlsxRows(archive, limits, rows => progress(packed.Position, rows), cancel).Read(sheetName);
    }

    private SheetRows Read(string? sheetName)
    {
        var sheets = ReadWorkbook();
        if (sheets.Count == 0) throw new InvalidDataException("The workbook holds no sheet.");
        ReadPart("xl/sharedStrings.xml", cursor => cursor.ForEachChild(_ => _strings.Add(SharedString(cursor))));
        ReadPart("xl/styles.xml", _styles.Read);
        var target = sheets.Find(sheet => string.Equals(sheet.Name, sheetName, StringComparison.OrdinalIgnoreCase)) is { Part: not null } named ? named : sheets[0];
        ReadPart(target.Part, cursor => cursor.ForEachChild(name =>
        {
            if (name == "sheetData") cursor.ForEachChild(_ => ReadRow(cursor));
            else cursor.Skip();
        }));
        return new SheetRows(_room.Rows, sheets.ConvertAll(sheet => sheet.Name));
    }

    private List<(string Name, string Part)> ReadWorkbook()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadPart("xl/_rels/workbook.xml.rels", cursor => cursor.ForEachChild(_ =>
        {
            if (cursor.Attribute("Id") is { } id && cursor.Attribute("Target") is { } target) targets[id] = _room.Take(target.StartsWith('/') ? target[1..] : "xl/" + target, null);
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
                        sheets.Add((_room.Take(cursor.Attribute("name") ?? "", null), part));
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
        using var counted = new GuardedStream(stream, _limits.UnpackedBytes, _ => _progress(_room.Rows.Count), _cancel) { IsUnpacked = true, ReadBefore = before };
        using var cursor = new XmlCursor(counted, _limits with { Bytes = long.MaxValue, ValueLength = _limits.CellLength }, null, _cancel);
        cursor.ToRoot();
        if (!cursor.AtEnd) read(cursor);
        _unpacked = before + counted.Position;
    }

    private string SharedString(XmlCursor cursor)
    {
        try
        {
            // The place in the list of strings takes room too.
            _room.Take(sizeof(long), null);
            return _room.Take(Rich(cursor), null);
        }
        catch (ImportLimitException error) when (error.Code == XmlCursor.ValueTooLong)
        {
            throw CellTooLong(null, string.Create(CultureInfo.InvariantCulture, $"shared text {_strings.Count + 1}"));
        }
    }

    private string Rich(XmlCursor cursor)
    {
        var text = new StringBuilder();
        cursor.ForEachChild(name =>
        {
            if (name == "t") Append();
            else if (name == "r") cursor.ForEachChild(inner =>
            {
                if (inner == "t") Append();
                else cursor.Skip();
            });
            else cursor.Skip();
        });
        return text.ToString();

        void Append()
        {
            if (text.Append(cursor.Text()).Length > _limits.CellLength) throw cursor.TooLong();
        }
    }

    private void ReadRow(XmlCursor cursor)
    {
        var line = Number(cursor.Attribute("r")) ?? (_room.Rows.Count == 0 ? 1 : _room.Rows[^1].Line + 1);
        var cells = new List<SheetCell>();
        cursor.ForEachChild(_ =>
        {
            var column = ColumnOf(cursor.Attribute("r")) ?? cells.Count;
            var cell = ReadCell(cursor, line, column);
            if (column < cells.Count || column >= Columns) return;
            while (cells.Count < column) cells.Add(new SheetCell(""));
            cells.Add(cell);
        });
        _room.Add(line, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cells));
    }

    private SheetCell ReadCell(XmlCursor cursor, int line, int column)
    {
        try
        {
            return ReadCell(cursor, line);
        }
        catch (ImportLimitException error) when (error.Code == XmlCursor.ValueTooLong)
        {
            throw CellTooLong(line, $"column {SheetWriter.ColumnName(column + 1)}");
        }
    }

    private ImportLimitException CellTooLong(int? line, string field) => new(
        XmlCursor.ValueTooLong, string.Create(CultureInfo.InvariantCulture, $"A cell holds more than {_limits.CellLength} characters."),
        string.Create(CultureInfo.InvariantCulture, $"cells up to {_limits.CellLength} characters, as Excel writes them"), line, field);

    private SheetCell ReadCell(XmlCursor cursor, int line)
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
        if (type != "s") _room.Take(value, line);
        return type switch
        {
            "s" => new SheetCell(Number(value) is { } index && index < _strings.Count ? _strings[index] : ""),
            "b" => new SheetCell(value == "1" ? "yes" : "no"),
            "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, out var date) => new SheetCell(value, date: date),
            "n" => Typed(value, style),
            _ => new SheetCell(value),
        };
    }

    private SheetCell Typed(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new SheetCell(value);
        var format = _styles.Of(style);
        if (format == XlsxFormat.Date && number is > 0 and < 300_000)
        {
            // Day 1 is 1900-01-01, and the day count has a 29 February 1900 that never was; in the other system day 0 is 1904-01-01.
            var date = _is1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30);
            date = date.AddMinutes(Math.Round(number * 1440));
            return new SheetCell(date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), date: date);
        }
        return new SheetCell(value, number, isPercent: format == XlsxFormat.Percent);
    }

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

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
