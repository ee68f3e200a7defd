using System.Globalization;

namespace Throughline.Interchange.Sheets;

/// <summary>The rows of a sheet as they are read, and the memory they may take: a small file must not become millions of cells.</summary>
internal sealed class SheetRoom(ImportLimits limits)
{
    private const int CellBytes = 24;
    private const int TextBytes = 22;
    private long _taken;

    public List<SheetRow> Rows { get; } = [];

    /// <summary>Takes a row in, without the empty cells at its end.</summary>
    /// <param name="line">Line of the file or row of the sheet, from 1.</param>
    /// <param name="cells">Its cells; their texts are counted already when they are taken.</param>
    public void Add(int line, ReadOnlySpan<SheetCell> cells)
    {
        if (Rows.Count > limits.Items)
            throw new ImportLimitException("too-many-items", string.Create(CultureInfo.InvariantCulture, $"The sheet has more than {limits.Items} rows."), "a smaller sheet");
        var filled = cells.Length;
        while (filled > 0 && string.IsNullOrEmpty(cells[filled - 1].Text)) filled--;
        Take(CellBytes * (filled + 2L), line);
        Rows.Add(new SheetRow(line, [.. cells[..filled]]));
    }

    /// <summary>Counts a text that is kept.</summary>
    public string Take(string text, int? line)
    {
        if (text.Length > 0) Take(TextBytes + 2L * text.Length, line);
        return text;
    }

    /// <summary>Counts what is kept.</summary>
    /// <param name="bytes">How many bytes it takes.</param>
    /// <param name="line">Where it stands.</param>
    public void Take(long bytes, int? line)
    {
        _taken += bytes;
        if (_taken > limits.SheetBytes)
            throw new ImportLimitException("sheet-too-large", string.Create(CultureInfo.InvariantCulture, $"The cells of the sheet take more than {limits.SheetBytes >> 20} MB of memory."), "a sheet without columns that are not needed, or split in two", line);
    }
}
