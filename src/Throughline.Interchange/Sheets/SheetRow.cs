namespace Throughline.Interchange.Sheets;

/// <summary>One cell: its text, and its number or date where the sheet types it.</summary>
internal readonly record struct SheetCell(string Text, double? Number = null, DateTime? Date = null, bool IsPercent = false)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    public override string ToString() => Text ?? "";
}

/// <summary>One row.</summary>
/// <param name="Line">Line of the file or row of the sheet, from 1.</param>
/// <param name="Cells">Its cells from the first column on.</param>
internal sealed record SheetRow(int Line, SheetCell[] Cells)
{
    public bool IsEmpty => Array.TrueForAll(Cells, cell => cell.IsEmpty);

    public SheetCell At(int column) => column < Cells.Length ? Cells[column] : new SheetCell("");
}

/// <summary>All rows of a sheet.</summary>
internal sealed record SheetRows(List<SheetRow> Rows, IReadOnlyList<string> SheetNames);
