using Throughline.Programs;

namespace Throughline.Interchange.Updating;

/// <summary>Puts siblings in the order of a file and leaves as many order keys as possible: only an item that moved among its siblings, or is new among them, gets another.</summary>
internal static class SiblingOrder
{
    /// <summary>The items in the file's order.</summary>
    /// <param name="items">The updated items; those from the file with the file's order keys.</param>
    /// <param name="current">The items as they were.</param>
    /// <param name="file">The items of the file; the others keep their keys.</param>
    public static EntityTable<WorkItem> Kept(EntityTable<WorkItem> items, EntityTable<WorkItem> current, EntityTable<WorkItem> file)
    {
        var orders = new Dictionary<WorkItemId, string>();
        foreach (var siblings in items.GroupBy(item => item.Parent))
        {
            var own = siblings.Where(item => !file.Contains(item.Id.Value)).Select(item => item.Order);
            var rows = siblings.Where(item => file.Contains(item.Id.Value)).OrderBy(item => item.Order, StringComparer.Ordinal).ToList();
            foreach (var (row, order) in rows.Zip(Orders([.. rows.Select(KeyBefore)], own))) orders[row.Id] = order ?? row.Order;
        }
        return EntityTable<WorkItem>.Of(items.Select(item => orders.TryGetValue(item.Id, out var order) ? item with { Order = order } : item));

        string? KeyBefore(WorkItem item) => current.TryGet(item.Id.Value, out var mine) && mine.Parent == item.Parent ? mine.Order : null;
    }

    /// <summary>Keys for rows in this order; all null where none of them stood here before.</summary>
    private static string?[] Orders(string?[] before, IEnumerable<string> own)
    {
        var orders = Rising(before);
        var used = new SortedSet<string>(orders.OfType<string>().Concat(own), StringComparer.Ordinal);
        if (used.Count == 0) return orders;
        for (var at = 0; at < orders.Length; at++)
        {
            if (orders[at] is not null) continue;
            var end = Array.FindIndex(orders, at, order => order is not null);
            if (end < 0) end = orders.Length;
            var low = at > 0 ? orders[at - 1] : null;
            var high = low is null ? used.Min : used.GetViewBetween(low, used.Max).Skip(1).FirstOrDefault();
            Spread(orders.AsSpan(at..end), low, high);
            at = end;
        }
        return orders;
    }

    /// <summary>The longest rising run of keys, others null.</summary>
    private static string?[] Rising(string?[] keys)
    {
        var ends = new List<int>();
        var previous = new int[keys.Length];
        for (var at = 0; at < keys.Length; at++)
        {
            if (keys[at] is not { } key) continue;
            var length = FirstNotBelow(ends, keys, key);
            previous[at] = length > 0 ? ends[length - 1] : -1;
            if (length == ends.Count) ends.Add(at);
            else ends[length] = at;
        }
        var rising = new string?[keys.Length];
        for (var at = ends.Count > 0 ? ends[^1] : -1; at >= 0; at = previous[at]) rising[at] = keys[at];
        return rising;
    }

    private static int FirstNotBelow(List<int> ends, string?[] keys, string key)
    {
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(keys[ends[middle]], key) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // From the middle outward, so that keys of a long run stay short.
    private static void Spread(Span<string?> orders, string? low, string? high)
    {
        if (orders.IsEmpty) return;
        var middle = orders.Length / 2;
        var order = FractionalKey.Between(low, high);
        orders[middle] = order;
        Spread(orders[..middle], low, order);
        Spread(orders[(middle + 1)..], order, high);
    }
}
