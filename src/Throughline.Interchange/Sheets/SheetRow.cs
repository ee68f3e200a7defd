namespace Throughline.Interchange.Sheets;

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
