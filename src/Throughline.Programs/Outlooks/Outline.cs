namespace Throughline.Programs.Outlooks;

/// <summary>The rows of an outlook: work items depth first, siblings by their order. Holds no entity, only ordinals, so that versions share it while nothing moves in the tree.</summary>
internal sealed partial class Outline
{
    private Outline(int count, int ordinals)
    {
        Ordinals = new int[count];
        Rows = new int[ordinals];
        Parents = new int[count];
        Levels = new int[count];
        Positions = new int[count];
        Ends = new int[count];
    }

    /// <summary>Row → ordinal in the table of work items.</summary>
    public int[] Ordinals { get; }

    /// <summary>Ordinal → row; -1 where there is no item.</summary>
    public int[] Rows { get; }

    /// <summary>Row → row of its summary, or -1.</summary>
    public int[] Parents { get; }

    /// <summary>Row → depth, 0 at the top.</summary>
    public int[] Levels { get; }

    /// <summary>Row → place among its siblings, from 1.</summary>
    public int[] Positions { get; }

    /// <summary>Row → the row after its last descendant; the next row when it has none.</summary>
    public int[] Ends { get; }

    /// <summary>Items that are in a circle of parents, and the items below them; they have no row.</summary>
    public int Unreachable { get; private init; }

    public static Outline Of(EntityTable<WorkItem> items)
    {
        var children = ChildrenByParent(items, out var top);
        var outline = new Outline(Reachable(children, top), items.OrdinalLimit) { Unreachable = items.Count - Reachable(children, top) };
        Array.Fill(outline.Rows, -1);
        outline.Fill(children, top);
        return outline;
    }

    /// <summary>Whether a change of these items leaves the tree as it is.</summary>
    public static bool SameTree(WorkItem before, WorkItem after) =>
        before.Parent == after.Parent && string.Equals(before.Order, after.Order, StringComparison.Ordinal);

    private static List<int>?[] ChildrenByParent(EntityTable<WorkItem> items, out List<int> top)
    {
        var children = new List<int>?[items.OrdinalLimit];
        top = [];
        for (var ordinal = 0; ordinal < items.OrdinalLimit; ordinal++)
        {
            if (items[ordinal] is not { } item) continue;
            var parent = item.Parent is { } id ? items.OrdinalOf(id.Value) : -1;
            (parent < 0 ? top : children[parent] ??= []).Add(ordinal);
        }

        Comparison<int> byOrder = (left, right) => Compare(items[left]!, items[right]!);
        top.Sort(byOrder);
        foreach (var siblings in children) siblings?.Sort(byOrder);
        return children;
    }

    private static int Compare(WorkItem left, WorkItem right)
    {
        var order = string.CompareOrdinal(left.Order, right.Order);
        return order != 0 ? order : left.Id.Value.CompareTo(right.Id.Value);
    }

    private static int Reachable(List<int>?[] children, List<int> top)
    {
        var count = 0;
        var waiting = new Stack<int>(top);
        while (waiting.TryPop(out var ordinal))
        {
            count++;
            foreach (var child in children[ordinal] ?? []) waiting.Push(child);
        }

        return count;
    }

    private void Fill(List<int>?[] children, List<int> top)
    {
        var row = 0;
        var open = new Stack<(List<int> Siblings, int Next, int Parent)>([(top, 0, -1)]);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Siblings.Count)
            {
                if (at.Parent >= 0) Ends[at.Parent] = row;
                continue;
            }

            open.Push((at.Siblings, at.Next + 1, at.Parent));
            var ordinal = at.Siblings[at.Next];
            Ordinals[row] = ordinal;
            Rows[ordinal] = row;
            Parents[row] = at.Parent;
            Levels[row] = open.Count - 1;
            Positions[row] = at.Next + 1;
            Ends[row] = row + 1;
            if (children[ordinal] is { } below) open.Push((below, 0, row));
            row++;
        }
    }
}
