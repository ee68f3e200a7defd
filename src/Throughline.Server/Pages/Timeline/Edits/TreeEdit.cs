using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>Steps on the outline: indent, outdent, shift, insert. Keeps siblings as lists; at the end only items whose place changed are put.</summary>
internal sealed class TreeEdit
{
    private static readonly WorkItemId Top = new(Guid.Empty);
    private readonly Dictionary<WorkItemId, List<WorkItemId>> _children = [];
    private readonly Dictionary<WorkItemId, WorkItem> _items = [];
    private readonly HashSet<WorkItemId> _moved = [];

    public TreeEdit(Outlook outlook)
    {
        _children[Top] = [];
        for (var row = 0; row < outlook.Count; row++)
        {
            var item = outlook.Item(row);
            _items[item.Id] = item;
            var parent = outlook.Parent(row) < 0 ? Top : outlook.Item(outlook.Parent(row)).Id;
            if (!_children.TryGetValue(parent, out var siblings)) _children[parent] = siblings = [];
            siblings.Add(item.Id);
        }
    }

    /// <summary>Under the sibling above it, at its end.</summary>
    public string? Indent(WorkItemId item)
    {
        var siblings = _children[Parent(item)];
        var at = siblings.IndexOf(item);
        if (at == 0) return $"{_items[item].Name} is the first row of its level; there is nothing above it to go under.";
        Place(item, siblings[at - 1], null);
        return null;
    }

    /// <summary>After its summary, one level up.</summary>
    public string? Outdent(WorkItemId item)
    {
        var parent = Parent(item);
        if (parent == Top) return $"{_items[item].Name} is at the top already.";
        Place(item, Parent(parent), parent);
        return null;
    }

    /// <summary>Past its neighbor, within its summary.</summary>
    public string? Shift(WorkItemId item, int by)
    {
        var siblings = _children[Parent(item)];
        var at = siblings.IndexOf(item);
        var to = at + Math.Sign(by);
        if (to < 0 || to >= siblings.Count) return $"{_items[item].Name} is {(to < 0 ? "the first" : "the last")} row of its level.";
        (siblings[at], siblings[to]) = (siblings[to], siblings[at]);
        _moved.Add(item);
        return null;
    }

    /// <summary>A new item after a row, on its level; at the end without one.</summary>
    public void Insert(WorkItem item, WorkItemId? after)
    {
        _items[item.Id] = item;
        var parent = after is { } row ? Parent(row) : Top;
        var siblings = _children[parent];
        siblings.Insert(after is { } place ? siblings.IndexOf(place) + 1 : siblings.Count, item.Id);
        _items[item.Id] = item with { Parent = parent == Top ? null : parent };
        _moved.Add(item.Id);
    }

    /// <summary>The items that stand elsewhere now, with keys between their neighbors'.</summary>
    public ImmutableArray<Change> Changes()
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (var siblings in _children.Values.Where(list => list.Exists(_moved.Contains))) Number(siblings, changes);
        return changes.ToImmutable();
    }

    private void Number(List<WorkItemId> siblings, ImmutableArray<Change>.Builder changes)
    {
        string? before = null;
        for (var at = 0; at < siblings.Count; at++)
        {
            var item = _items[siblings[at]];
            if (_moved.Contains(item.Id))
            {
                var next = siblings.Skip(at + 1).FirstOrDefault(id => !_moved.Contains(id) && (before is null || string.CompareOrdinal(_items[id].Order, before) > 0));
                item = item with { Order = FractionalKey.Between(before, next == default ? null : _items[next].Order) };
                changes.Add(new Change.Put(item));
            }

            before = item.Order;
        }
    }

    private void Place(WorkItemId item, WorkItemId parent, WorkItemId? after)
    {
        _children[Parent(item)].Remove(item);
        if (!_children.TryGetValue(parent, out var siblings)) _children[parent] = siblings = [];
        siblings.Insert(after is { } sibling ? siblings.IndexOf(sibling) + 1 : siblings.Count, item);
        _items[item] = _items[item] with { Parent = parent == Top ? null : parent };
        _moved.Add(item);
    }

    private WorkItemId Parent(WorkItemId item) => _items[item].Parent is { } parent && _items.ContainsKey(parent) ? parent : Top;
}
