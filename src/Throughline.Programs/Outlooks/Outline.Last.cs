namespace Throughline.Programs.Outlooks;

/// <content>Items that come after all others: every row stays where it is.</content>
internal sealed partial class Outline
{
    private const int DeepestLevel = 99;

    /// <summary>The outline with new items at its end: at the top, or below summaries that end there. Null: one comes elsewhere.</summary>
    /// <param name="before">The outline without them.</param>
    /// <param name="items">All items.</param>
    /// <param name="added">Ordinals of the new items.</param>
    public static Outline? WithLast(Outline before, EntityTable<WorkItem> items, IReadOnlyList<int> added)
    {
        if (before.Unreachable > 0) return null;
        var outline = new Outline(before.Ordinals.Length + added.Count, items.OrdinalLimit);
        Array.Fill(outline.Rows, -1);
        before.Rows.CopyTo(outline.Rows, 0);
        before.Ordinals.CopyTo(outline.Ordinals, 0);
        before.Parents.CopyTo(outline.Parents, 0);
        before.Levels.CopyTo(outline.Levels, 0);
        before.Positions.CopyTo(outline.Positions, 0);
        before.Ends.CopyTo(outline.Ends, 0);
        var row = before.Ordinals.Length;
        foreach (var ordinal in added.OrderBy(ordinal => items[ordinal]!, Comparer<WorkItem>.Create(Compare)))
            if (!outline.Append(row++, ordinal, items, before)) return null;
        return outline;
    }

    private bool Append(int row, int ordinal, EntityTable<WorkItem> items, Outline before)
    {
        var item = items[ordinal]!;
        var parent = -1;
        if (item.Parent is { } id)
        {
            parent = items.OrdinalOf(id.Value) is >= 0 and var known ? Rows[known] : -1;
            var isSummaryAtTheEnd = parent >= 0 && parent < before.Ordinals.Length && before.Ends[parent] > parent + 1 && Ends[parent] == row && Levels[parent] < DeepestLevel;
            if (!isSummaryAtTheEnd) return false;
        }

        var sibling = row - 1;
        while (sibling >= 0 && Parents[sibling] != parent) sibling = Parents[sibling];
        if (sibling >= 0 && Compare(items[Ordinals[sibling]]!, item) >= 0) return false;
        (Ordinals[row], Rows[ordinal], Parents[row], Ends[row]) = (ordinal, row, parent, row + 1);
        (Levels[row], Positions[row]) = (parent < 0 ? 0 : Levels[parent] + 1, sibling < 0 ? 1 : Positions[sibling] + 1);
        for (var above = parent; above >= 0; above = Parents[above]) Ends[above] = row + 1;
        return true;
    }
}
