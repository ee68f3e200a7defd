using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Throughline.Interchange.Sheets;

/// <summary>Reads separated values; separator and encoding are found out.</summary>
internal static class CsvRows
{
    private const int Columns = 1_000;
    private const int LongestRow = 4 << 20;
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public static SheetRows Read(Stream stream, ImportLimits limits, Action<long, int> progress, CancellationToken cancel)
    {
        var room = new SheetRoom(limits);
        using var guarded = new GuardedStream(stream, limits.Bytes, read => progress(read, room.Rows.Count), cancel) { LongestPart = LongestRow };
        var head = new byte[64 * 1024];
        var length = guarded.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var encoding = TextEncoding.Detect(head.AsSpan(0, length), isCut: length == head.Length);
        using var whole = new ReplayedStream(head.AsMemory(0, length), guarded);
        using var text = new StreamReader(whole, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 32 * 1024);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Separator(encoding.GetString(head, 0, length)).ToString(), BadDataFound = null, IgnoreBlankLines = false, MaxFieldSize = limits.ValueLength, DetectDelimiter = false,
        };
        using var parser = new CsvParser(text, configuration, leaveOpen: true);
        while (ReadRow(parser))
        {
            guarded.BeginPart();
            if (parser.Record is not { } record) continue;
            var line = parser.RawRow - LineBreaks(parser.RawRecord);
            var cells = Array.ConvertAll(record.Length > Columns ? record[..Columns] : record, value => new SheetCell(room.Take(Unguarded(value), line)));
            if (room.Rows.Count == 0 && cells.Length > 0) cells[0] = new SheetCell(cells[0].Text.TrimStart('\uFEFF'));
            room.Add(line, cells);
        }
        return new SheetRows(room.Rows, []);
    }

    /// <summary>The separator that stands equally often, and most often, in the first lines.</summary>
    public static char Separator(string head)
    {
        var lines = Lines(head).Where(line => line.Length > 0).Take(20).ToList();
        return Separators
            .Select((separator, rank) => (separator, rank, counts: lines.ConvertAll(line => CountOutsideQuotes(line, separator))))
            .Where(found => found.counts.Exists(count => count > 0))
            .OrderByDescending(found => found.counts.Count(count => count == found.counts[0] && count > 0))
            .ThenByDescending(found => found.counts.Sum()).ThenBy(found => found.rank)
            .Select(found => found.separator).FirstOrDefault(',');
    }

    // An apostrophe in front keeps spreadsheets from taking text for a formula; it is no part of the text.
    private static string Unguarded(string value) =>
        value.Length > 1 && value[0] == '\'' && SheetWriter.FormulaStarts.Contains(value[1], StringComparison.Ordinal) ? value[1..] : value;

    private static bool ReadRow(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw new ImportLimitException("value-too-long", string.Create(CultureInfo.InvariantCulture, $"The value that begins near line {parser.RawRow} is too long; a closing quote may be missing."), "values up to 1,000,000 characters, quotes in pairs");
        }
    }

    // RawRow is the last physical line of a record that holds line breaks.
    private static int LineBreaks(string record) => record.AsSpan().TrimEnd("\r\n").Count('\n');

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"') quoted = !quoted;
            if (letter == '\n' && !quoted)
            {
                lines.Add(line.ToString());
                line.Clear();
                if (lines.Count == 20) return lines;
            }
            else if (letter != '\r') line.Append(letter);
        }
        lines.Add(line.ToString());
        return lines;
    }

    private static int CountOutsideQuotes(string line, char separator)
    {
        var count = 0;
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == separator && !quoted) count++;
        }
        return count;
    }
}
