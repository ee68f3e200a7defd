using Throughline.Programs;

namespace Throughline.Interchange.Sheets;

/// <summary>The keys of the work items: those of the sheet where its identifiers are such keys, else numbers in order.</summary>
internal sealed class SheetKeys
{
    private readonly Dictionary<SheetItem, string> _keys = [];

    private SheetKeys(string prefix) => Prefix = prefix;

    public string Prefix { get; }

    public int Next { get; private set; } = 1;

    public static SheetKeys For(List<SheetItem> items, string prefix, bool isGiven)
    {
        var parts = items.ConvertAll(item => WorkItemKey.TryParse(item.Id, out var key) ? key : (WorkItemKey?)null);
        var own = !isGiven && parts.TrueForAll(part => part is not null) && parts.DistinctBy(part => part!.Value.Prefix).Count() == 1 && parts.DistinctBy(part => part!.Value.Number).Count() == parts.Count;
        var keys = new SheetKeys(own ? parts[0]!.Value.Prefix : prefix);
        bool IsOwn(int index) => own || isGiven && parts[index] is { } part && part.Prefix == prefix;
        var taken = Enumerable.Range(0, items.Count).Where(IsOwn).Select(index => parts[index]!.Value.Number).ToHashSet();
        var free = 1;
        for (var index = 0; index < items.Count; index++)
        {
            while (!IsOwn(index) && !taken.Add(free)) free++;
            var number = IsOwn(index) ? parts[index]!.Value.Number : free;
            keys._keys[items[index]] = new WorkItemKey(keys.Prefix, number).ToString();
            keys.Next = Math.Max(keys.Next, Math.Min(number + 1, WorkItemKey.LargestNumber));
        }
        return keys;
    }

    public string Of(SheetItem item) => _keys[item];
}
