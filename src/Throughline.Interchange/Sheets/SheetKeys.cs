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
        for (var index = 0; index < items.Count; index++)
        {
            var number = own ? parts[index]!.Value.Number : index + 1;
            keys._keys[items[index]] = new WorkItemKey(keys.Prefix, number).ToString();
            keys.Next = Math.Max(keys.Next, Math.Min(number + 1, WorkItemKey.LargestNumber));
        }
        return keys;
    }

    public string Of(SheetItem item) => _keys[item];
}
