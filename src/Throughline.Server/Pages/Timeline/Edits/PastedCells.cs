using System.Collections.Immutable;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>Cells copied from a spreadsheet or from this grid, and where they go.</summary>
/// <param name="Rows">Keys of the rows they fall on, in the order shown. Further lines of <paramref name="Texts"/> become new rows after the last of them.</param>
/// <param name="Columns">The columns they fall on, in the order shown.</param>
/// <param name="Texts">Line by line, one text per column. Null: the cell shows this already.</param>
public sealed record PastedCells(ImmutableArray<string> Rows, ImmutableArray<PastedColumn> Columns, ImmutableArray<ImmutableArray<string?>> Texts);

/// <summary>A column that is pasted into.</summary>
/// <param name="Title">What its head says.</param>
/// <param name="Field">The field an edit of it changes. Null: it is computed.</param>
public sealed record PastedColumn(string Title, string? Field);
