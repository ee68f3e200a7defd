using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Inspector;

/// <summary>What a draft changes, cell by cell: several edits of one cell are one line, from what it was to what it would be.</summary>
/// <param name="Shown">The lines in the order of the rows; of very many the first ones.</param>
/// <param name="Count">How many there are.</param>
public sealed record DraftLines(ImmutableArray<DraftLine> Shown, int Count)
{
    /// <summary>No draft, or one that changes nothing.</summary>
    public static DraftLines None { get; } = new([], 0);
}

/// <summary>One cell that a draft changes.</summary>
/// <param name="Number">The row's number, as people type it in predecessors. Null: it is not about a row.</param>
/// <param name="Name">What people call the row or record.</param>
/// <param name="Key">Key of the work item, to open it. Null: it is none, or would be gone.</param>
/// <param name="What">The field, or what becomes of the whole: <c>added</c>, <c>removed</c>.</param>
/// <param name="Before">As it is; empty: nothing.</param>
/// <param name="After">As it would be; empty: nothing.</param>
public sealed record DraftLine(int? Number, string Name, string? Key, string What, string Before = "", string After = "")
{
    /// <summary><c>12 Pour slab</c>.</summary>
    public string Row => Number is { } number ? $"{number} {Name}" : Name;

    /// <summary><c>Duration 3d → 5d</c>, <c>added</c>.</summary>
    public string Change => Before.Length == 0 && After.Length == 0 ? What : $"{What} {Shown(Before)} → {Shown(After)}";

    private static string Shown(string value) => value.Length > 0 ? value : "nothing";
}

/// <summary>Asks for the lines of the reader's draft.</summary>
/// <param name="Culture">The reader's culture.</param>
public sealed record DraftLinesView(string Culture) : IProgramView<DraftLines>
{
    private const int Most = 100;

    /// <inheritdoc/>
    public DraftLines Of(ProgramSnapshot snapshot)
    {
        if (snapshot.Draft is not { ChangesNothing: false } draft) return DraftLines.None;
        return Cultures.In(Culture, () =>
        {
            var lines = new DraftWords(snapshot.Revision.Outlook, snapshot.Outlook, draft.Changes).Lines().ToList();
            return new DraftLines([.. lines.Take(Most)], lines.Count);
        });
    }
}
