using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Interchange.Reports;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Sheets;

/// <summary>What a sheet shows.</summary>
public sealed record SheetExport
{
    /// <summary>The columns. Default: those from which an import gives the plan's structure again.</summary>
    public ImmutableArray<PlanColumn> Columns { get; init; } = PlanColumn.Default;

    /// <summary>Rows of the outlook to show, in this order. Null: all.</summary>
    public IReadOnlyList<int>? Rows { get; init; }

    /// <summary>Whether text that a spreadsheet would take for a formula gets an apostrophe in front (CSV only; in workbooks text is typed as text). Default: yes.</summary>
    public bool GuardFormulas { get; init; } = true;

    /// <summary>Separator of values (CSV only). Default: comma.</summary>
    public char Separator { get; init; } = ',';
}

/// <summary>Writes a plan as a sheet.</summary>
public static partial class SheetWriter
{
    /// <summary>Characters with which spreadsheets begin formulas or commands.</summary>
    internal const string FormulaStarts = "=+-@\t\r";

    /// <summary>Writes separated values: UTF-8 with byte order mark, so that spreadsheets read all letters right.</summary>
    /// <param name="outlook">The plan's outlook.</param>
    /// <param name="export">What to show.</param>
    /// <param name="stream">Where to; not closed.</param>
    public static void WriteCsv(Outlook outlook, SheetExport export, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine(string.Join(export.Separator, export.Columns.Select(column => Quoted(column.Header, export))));
        foreach (var row in new PlanRows(outlook).Rows(export.Rows))
            text.WriteLine(string.Join(export.Separator, export.Columns.Select(column => Quoted(CsvText(column.Of(row), column), export))));
    }

    private static string CsvText(object? value, PlanColumn column) => value switch
    {
        null => "",
        DateTime date => date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        double number when column.Kind == PlanColumnKind.Percent => (number * 100).ToString("0'%'", CultureInfo.InvariantCulture),
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        var text => Convert.ToString(text, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Quoted(string text, SheetExport export)
    {
        if (export.GuardFormulas && text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) text = "'" + text;
        return text.AsSpan().IndexOfAny("\"\r\n") < 0 && !text.Contains(export.Separator, StringComparison.Ordinal) && text == text.Trim()
            ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
