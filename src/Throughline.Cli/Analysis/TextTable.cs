using System.Text;

namespace Throughline.Cli.Analysis;

/// <summary>Columns of text, each as wide as its widest cell, the first row being the header.</summary>
internal sealed class TextTable(params string[] header)
{
    private const int WidestCell = 48;
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(Fit)]);

    public void AppendTo(StringBuilder text)
    {
        var widths = Enumerable.Range(0, header.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            var line = string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
            text.Append("  ").AppendLine(line.TrimEnd());
        }
    }

    private static string Fit(string cell) => cell.Length <= WidestCell ? cell : cell[..(WidestCell - 1)] + "…";
}
