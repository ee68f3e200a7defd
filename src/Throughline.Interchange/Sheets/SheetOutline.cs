namespace Throughline.Interchange.Sheets;

/// <summary>Finds the tree of a sheet's rows: by a column of levels, by work breakdown numbers, by a column that names the parent, or by blanks in front of names.</summary>
internal static class SheetOutline
{
    private const int MostLevels = 100;

    public static void Arrange(List<SheetItem> items, SheetColumns columns, LedgerBuilder ledger, ProblemList problems)
    {
        if (items.Exists(item => item.Level is > 1)) ByDepth(items, item => item.Level ?? 1);
        else if (columns.Has(SheetField.Parent) && items.Exists(item => item.ParentId.Length > 0)) ByParent(items, columns, ledger, problems);
        else if (items.Exists(item => item.Wbs.Contains('.', StringComparison.Ordinal))) ByDepth(items, item => item.Wbs.Length == 0 ? int.MaxValue : item.Wbs.TrimEnd('.').Count(letter => letter == '.') + 1);
        else if (items.Exists(item => item.Indent > 0)) ByDepth(items, item => item.Indent);
    }

    /// <summary>The rows as an outline shows them: each parent before its children.</summary>
    public static IEnumerable<SheetItem> InOrder(List<SheetItem> items, ProblemList problems)
    {
        var waiting = new Stack<(SheetItem Item, int Depth)>(items.Where(item => item.Parent is null).Reverse().Select(item => (item, 1)));
        while (waiting.TryPop(out var top))
        {
            var (item, depth) = top;
            if (depth > MostLevels)
            {
                problems.Fail("outline-too-deep", "The outline is too deep.", item.Row.Line, item.Name, null, null, "up to 100 levels");
                yield break;
            }
            yield return item;
            for (var child = item.Children.Count - 1; child >= 0; child--) waiting.Push((item.Children[child], depth + 1));
        }
    }

    private static void ByDepth(List<SheetItem> items, Func<SheetItem, int> depthOf)
    {
        var above = new Stack<(SheetItem Item, int Depth)>();
        foreach (var item in items)
        {
            var depth = depthOf(item);
            while (above.TryPeek(out var last) && last.Depth >= depth) above.Pop();
            if (above.TryPeek(out var parent)) Attach(item, parent.Item);
            above.Push((item, depth));
        }
    }

    private static void ByParent(List<SheetItem> items, SheetColumns columns, LedgerBuilder ledger, ProblemList problems)
    {
        var byId = new Dictionary<string, SheetItem>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            byId.TryAdd(item.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), item);
            if (item.Id.Length > 0) byId[item.Id] = item;
        }
        var header = columns.Of(SheetField.Parent).First().Header;
        foreach (var item in items.Where(item => item.ParentId.Length > 0))
            if (!byId.TryGetValue(item.ParentId, out var parent)) ledger.Changed("Task", "Parent", "The row above is not in the sheet; the task stands at the top.", $"{item}: {item.ParentId}", item.Row.Line);
            else if (IsInside(parent, item)) problems.Fail("outline-circle", "The row would stand inside itself.", item.Row.Line, item.Name, header, item.ParentId, "the identifier of another row");
            else Attach(item, parent);
    }

    // A chain longer than an outline can be counts as a circle: following each to its end would take for ever in a hostile sheet.
    private static bool IsInside(SheetItem item, SheetItem above)
    {
        var steps = 0;
        for (SheetItem? at = item; at is not null; at = at.Parent)
            if (ReferenceEquals(at, above) || ++steps > 2 * MostLevels) return true;
        return false;
    }

    private static void Attach(SheetItem item, SheetItem parent)
    {
        item.Parent = parent;
        parent.Children.Add(item);
    }
}
