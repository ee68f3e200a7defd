using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace Throughline.Interchange.Sheets;

/// <summary>Reads a plan from a sheet: separated values, pasted cells or an Excel workbook. Checks everything and names every problem at once.</summary>
public static class SheetReader
{
    private const int HeaderWithin = 25;

    /// <summary>Reads a sheet.</summary>
    /// <param name="stream">The file from its beginning; read once, not closed.</param>
    /// <param name="format">Text or workbook.</param>
    /// <param name="fileName">Its name, for problems.</param>
    /// <param name="request">What else is to know; its mapping says how columns are read.</param>
    /// <param name="progress">Told about once per megabyte.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public static ImportResult Read(Stream stream, FileFormat format, string fileName, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var problems = new ProblemList(fileName, request.Limits.Problems);
        try
        {
            void Report(long read, int rows) => progress?.Report(new ImportProgress("Reading", stream is ReplayedStream { KnownLength: > 0 and var length } ? Math.Min(1, (double)read / length) : null, rows));
            var rows = format == FileFormat.Xlsx
                ? XlsxRows.Read(stream, request.Mapping?.SheetName, request.Limits, Report, cancel)
                : CsvRows.Read(stream, request.Limits, Report, cancel);
            return Read(rows, format, fileName, request, problems, cancel);
        }
        catch (ImportLimitException error)
        {
            problems.Fail(error.Code, error.Message, error.Line, field: error.Field, accepted: error.Accepted);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or NotSupportedException)
        {
            problems.Fail("workbook-broken", $"The workbook cannot be unpacked: {error.Message}", accepted: "a workbook saved by Excel as 'Excel Workbook (*.xlsx)', without a password");
        }
        return new ImportResult(null, problems.ToImmutable());
    }

    private static ImportResult Read(SheetRows rows, FileFormat format, string fileName, ImportRequest request, ProblemList problems, CancellationToken cancel)
    {
        var header = request.Mapping is { HasHeader: false } ? null : Header(rows.Rows, request.Mapping);
        var columns = Columns(header, rows.Rows, request.Mapping);
        var body = rows.Rows.Where(row => (header is null || row.Line > header.Line) && !row.IsEmpty).ToList();
        var mapping = (request.Mapping ?? new SheetMapping { Columns = columns, HasHeader = header is not null }) with { Columns = columns };
        var preview = new SheetPreview(columns, [.. body.Take(10).Select(row => row.Cells.Select(cell => cell.ToString()).ToImmutableArray())], [.. rows.SheetNames], header?.Line ?? 0, body.Count);
        if (body.Count == 0) problems.Fail("no-rows", "The sheet has no rows with content.", accepted: "a line of headers and one row per task");
        else if (!columns.Any(column => column.Field == SheetField.Name))
            problems.Fail("no-name-column", "No column holds the tasks' names.", header?.Line, field: "Name",
                value: header is null ? null : string.Join(", ", header.Cells.Select(cell => cell.Text)), accepted: HeaderGuess.NameHeaders + ", or a column chosen for it");
        if (problems.HasErrors) return new ImportResult(null, problems.ToImmutable()) { Preview = preview };
        var import = new SheetPlan(body, header?.Line ?? 0, mapping, format, fileName, request, problems).Build(cancel);
        return new ImportResult(problems.HasErrors ? null : import, problems.ToImmutable()) { Preview = preview };
    }

    private static SheetRow? Header(List<SheetRow> rows, SheetMapping? mapping)
    {
        var first = rows.Where(row => !row.IsEmpty).Take(HeaderWithin).ToList();
        if (mapping is not null)
        {
            var headers = mapping.Columns.Select(column => column.Header).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return first.MaxBy(row => row.Cells.Count(cell => headers.Contains(cell.Text?.Trim() ?? "")));
        }
        var best = first.MaxBy(HeaderGuess.Score);
        return best is null || HeaderGuess.Score(best) == 0 ? null : best;
    }

    private static ImmutableArray<SheetColumn> Columns(SheetRow? header, List<SheetRow> rows, SheetMapping? mapping)
    {
        if (mapping is null) return header is null ? Unnamed(rows) : HeaderGuess.Columns(header);
        if (header is null) return mapping.Columns;
        var given = mapping.Columns.ToLookup(column => column.Header.Trim(), StringComparer.OrdinalIgnoreCase);
        return [.. header.Cells.Select((cell, index) =>
        {
            var name = cell.Text?.Trim() ?? "";
            var known = given[name].OrderBy(column => column.Index == index ? 0 : 1).FirstOrDefault();
            return new SheetColumn(name, known?.Field ?? SheetField.Ignore, index);
        }).Where(column => column.Header.Length > 0)];
    }

    // Cells pasted without headers: what the values look like tells what they are.
    private static ImmutableArray<SheetColumn> Unnamed(List<SheetRow> rows)
    {
        var sample = rows.Where(row => !row.IsEmpty).Take(50).ToList();
        var width = sample.Count == 0 ? 0 : sample.Max(row => row.Cells.Length);
        var taken = new HashSet<SheetField>();
        var columns = ImmutableArray.CreateBuilder<SheetColumn>();
        for (var index = 0; index < width; index++)
        {
            var values = sample.ConvertAll(row => row.At(index)).FindAll(cell => !cell.IsEmpty);
            var field = Look(values);
            while (field != SheetField.Ignore && !taken.Add(field)) field = field == SheetField.Start ? SheetField.Finish : SheetField.Ignore;
            columns.Add(new SheetColumn(string.Create(CultureInfo.InvariantCulture, $"Column {index + 1}"), field, index));
        }
        return columns.ToImmutable();
    }

    private static SheetField Look(List<SheetCell> values)
    {
        if (values.Count == 0) return SheetField.Ignore;
        var dates = SheetDates.For(DateOrder.Automatic, values);
        if (values.TrueForAll(cell => cell.Date is not null || dates.TryRead(cell, default, out var date) && date is not null)) return SheetField.Start;
        var units = new Programs.ProgramDetails { Id = default, Name = "", KeyPrefix = "", Start = default };
        if (values.TrueForAll(cell => cell.Text.Any(char.IsLetter) && SheetValues.TryDuration(cell.Text, Programs.DurationUnit.Days, units, out _))) return SheetField.Duration;
        return values.Exists(cell => cell.Text.Count(char.IsLetter) > 2) ? SheetField.Name : SheetField.Ignore;
    }
}
