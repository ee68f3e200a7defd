using System.Collections.Immutable;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>Turns what a reader did on the plan page into changes of entities. Pure: it judges texts, not plans; the front door judges those.</summary>
/// <param name="outlook">What the reader sees, the draft included.</param>
/// <param name="person">Who edits.</param>
/// <param name="newId">Makes identifiers.</param>
public sealed class PlanEdits(Outlook outlook, string person, Func<Guid> newId)
{
    private readonly Lazy<Dictionary<string, int>> _rows = new(() => RowsByKey(outlook));

    /// <summary>The changes an edit asks for, or why it cannot be done.</summary>
    public PlanEditResult Of(PlanEditRequest request) => request.Kind switch
    {
        "set" => Set(request),
        "move" => Move(request),
        "resize" => Resize(request),
        "link" => Link(request.From, request.To),
        "unlink" => Unlink([request.From ?? "", request.To ?? ""]),
        "linkAll" => LinkAll(request.Keys),
        "unlinkAll" => Unlink(request.Keys),
        "indent" => Arrange(request, (tree, item) => request.By > 0 ? tree.Indent(item) : tree.Outdent(item), request.By > 0 ? "Indent" : "Outdent"),
        "shift" => Arrange(request, (tree, item) => tree.Shift(item, request.By), request.By > 0 ? "Move down" : "Move up"),
        "insert" => Insert(request.Key),
        "remove" => Remove(request.Keys),
        "paste" => Paste(request.Cells),
        _ => PlanEditResult.Refused($"\"{request.Kind}\" is not an edit of the plan."),
    };

    private PlanEditResult Set(PlanEditRequest request)
    {
        if (Row(request.Key) is not { } row) return Gone(request.Key);
        return new FieldEdit(outlook, row, person, newId).Of(request.Field ?? "", (request.Text ?? "").Trim());
    }

    private PlanEditResult Move(PlanEditRequest request)
    {
        if (Row(request.Key) is not { } row) return Gone(request.Key);
        return request.Start is { } start ? new FieldEdit(outlook, row, person, newId).Start(start) : PlanEditResult.Refused("A move needs a start.");
    }

    private PlanEditResult Resize(PlanEditRequest request)
    {
        if (Row(request.Key) is not { } row) return Gone(request.Key);
        return request.Finish is { } finish ? new FieldEdit(outlook, row, person, newId).Finish(finish) : PlanEditResult.Refused("A resize needs a finish.");
    }

    private PlanEditResult Link(string? from, string? to)
    {
        if (Row(from) is not { } predecessor) return Gone(from);
        if (Row(to) is not { } successor) return Gone(to);
        var (first, second) = (outlook.Item(predecessor), outlook.Item(successor));
        if (Linked(first.Id, second.Id)) return PlanEditResult.Refused($"{ShortText.Name(second.Name)} already waits for {ShortText.Name(first.Name)}.");
        return new PlanEditResult($"Link {ShortText.Name(first.Name)} to {ShortText.Name(second.Name)}", [NewLink(first.Id, second.Id)]);
    }

    private PlanEditResult LinkAll(ImmutableArray<string> keys)
    {
        var items = Items(keys);
        if (items.Length < 2) return PlanEditResult.Refused("Select two or more rows to link them in their order.");
        var changes = items.Zip(items.Skip(1)).Where(pair => !Linked(pair.First.Id, pair.Second.Id)).Select(pair => NewLink(pair.First.Id, pair.Second.Id)).ToImmutableArray();
        return changes.IsEmpty ? PlanEditResult.Refused("These rows are linked already.") : new PlanEditResult($"Link {items.Length} rows", changes);
    }

    private PlanEditResult Unlink(ImmutableArray<string> keys)
    {
        var items = Items(keys).Select(item => item.Id).ToHashSet();
        var links = outlook.Plan.Dependencies.Where(link => items.Count > 1
            ? items.Contains(link.Predecessor) && items.Contains(link.Successor)
            : items.Contains(link.Predecessor) || items.Contains(link.Successor)).ToImmutableArray();
        if (links.IsEmpty) return PlanEditResult.Refused("There is no link to take away.");
        return new PlanEditResult(links.Length == 1 ? $"Unlink {NameOf(links[0].Predecessor)} and {NameOf(links[0].Successor)}" : $"Take {links.Length} links of {Names(Items(keys))} away", [.. links.Select(link => (Change)new Change.Remove(EntityKind.Dependency, link.Id.Value))]);
    }

    private PlanEditResult Arrange(PlanEditRequest request, Func<TreeEdit, WorkItemId, string?> step, string label)
    {
        var items = Items(request.Keys);
        if (items.IsEmpty) return PlanEditResult.Refused("Select a row first.");
        var selected = items.Select(item => item.Id).ToHashSet();
        var tree = new TreeEdit(outlook);
        // A branch moves as one: rows below a selected row come along. Moving down starts at the bottom, so that rows do not swap among themselves.
        var tops = items.Where(item => item.Parent is not { } parent || !selected.Contains(parent));
        foreach (var item in request is { Kind: "shift", By: > 0 } || request is { Kind: "indent", By: < 0 } ? tops.Reverse() : tops)
            if (step(tree, item.Id) is { } problem) return PlanEditResult.Refused(problem);
        return new PlanEditResult($"{label} {Names(items)}", tree.Changes());
    }

    private PlanEditResult Insert(string? key)
    {
        var tree = new TreeEdit(outlook);
        WorkItem? above = Row(key) is { } row ? outlook.Item(row) : null;
        tree.Insert(NewItem(outlook.Plan, newId()), above?.Id);
        return new PlanEditResult(above is null ? "Add a row" : $"Insert a row below {ShortText.Name(above.Name)}", tree.Changes());
    }

    /// <summary>A task nobody has described yet; the front door gives it its key.</summary>
    internal static WorkItem NewItem(Plan plan, Guid id) =>
        new() { Id = new WorkItemId(id), Key = "", Name = "New task", Order = "", Duration = new Duration(plan.Program.MinutesPerDay, IsEstimated: true) };

    private PlanEditResult Paste(PastedCells? cells)
    {
        if (cells is null || cells.Texts.IsDefaultOrEmpty || cells.Columns.IsDefaultOrEmpty || cells.Rows.IsDefault) return PlanEditResult.Refused("There are no cells to paste.");
        if (cells.Rows.Length > cells.Texts.Length || cells.Texts.Any(line => line.Length != cells.Columns.Length)) return PlanEditResult.Refused("Every pasted line needs one text per column, and every row a line.");
        var rows = cells.Rows.Select(Row).ToImmutableArray();
        if (rows.IndexOf(null) is var gone and >= 0) return Gone(cells.Rows[gone]);
        return new PasteEdit(outlook, cells, person, newId).Of([.. rows.OfType<int>()]);
    }

    private PlanEditResult Remove(ImmutableArray<string> keys)
    {
        var items = Items(keys);
        if (items.IsEmpty) return PlanEditResult.Refused("Select a row first.");
        var selected = items.Select(item => item.Id).ToHashSet();
        var tops = items.Where(item => item.Parent is not { } parent || !selected.Contains(parent));
        return new PlanEditResult($"Remove {Names(items)}", [.. tops.Select(item => (Change)new Change.Remove(EntityKind.WorkItem, item.Id.Value))]);
    }

    private Change NewLink(WorkItemId from, WorkItemId to) =>
        new Change.Put(new Dependency { Id = new DependencyId(newId()), Predecessor = from, Successor = to, Type = LinkType.FinishToStart });

    private bool Linked(WorkItemId from, WorkItemId to) => outlook.Plan.Dependencies.Any(link => link.Predecessor == from && link.Successor == to);

    private string NameOf(WorkItemId item) => outlook.Plan.WorkItems.TryGet(item.Value, out var found) ? ShortText.Name(found.Name) : "a row";

    private ImmutableArray<WorkItem> Items(ImmutableArray<string> keys) =>
        [.. (keys.IsDefault ? [] : keys).Select(Row).OfType<int>().Distinct().Order().Select(outlook.Item)];

    private int? Row(string? key) => key is not null && _rows.Value.TryGetValue(key, out var row) ? row : null;

    private static PlanEditResult Gone(string? key) => PlanEditResult.Refused($"The row {key} is not in the plan any more.");

    private static string Names(ImmutableArray<WorkItem> items) => items.Length == 1 ? ShortText.Name(items[0].Name) : $"{items.Length} rows";

    private static Dictionary<string, int> RowsByKey(Outlook outlook)
    {
        var rows = new Dictionary<string, int>(outlook.Count, StringComparer.Ordinal);
        for (var row = 0; row < outlook.Count; row++) rows[outlook.Item(row).Key] = row;
        return rows;
    }
}
