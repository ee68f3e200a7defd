using System.Collections.Immutable;
using System.Globalization;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>
/// Fills cells with texts, all of them or none. New rows and people come first, so that the other texts can name them; finishes come last, because each follows from
/// the start that was pasted beside it.
/// </summary>
internal sealed class PasteEdit(Outlook outlook, PastedCells cells, string person, Func<Guid> newId)
{
    private const int ProblemsNamed = 20;
    private readonly Dictionary<EntityRef, Change> _changes = [];
    private readonly List<(int Line, int Column, string Text)> _problems = [];
    private readonly List<WorkItemId> _items = [];

    /// <summary>The changes.</summary>
    /// <param name="rows">Ordinals of the rows pasted on; as many as there are keys.</param>
    public PlanEditResult Of(ImmutableArray<int> rows)
    {
        _items.AddRange(rows.Select(row => outlook.Item(row).Id));
        Insert(cells.Texts.Length - rows.Length);
        AddPeople();
        var begun = Current();
        Fill(begun, field => field != "finish");
        if (cells.Columns.Any(column => column.Field == "finish")) Fill(Current(), field => field == "finish");
        if (_problems.Count > 0) return PlanEditResult.Refused(Refusal());
        var added = cells.Texts.Length - rows.Length;
        return new PlanEditResult($"Paste {Count(cells.Texts.Length, "row")} of {Count(cells.Columns.Length, "column")}{(added > 0 ? $", {added} new" : "")}", [.. _changes.Values]);
    }

    private void Insert(int count)
    {
        if (count <= 0) return;
        var tree = new TreeEdit(outlook);
        WorkItemId? after = _items.Count > 0 ? _items[^1] : null;
        for (var number = 0; number < count; number++)
        {
            var item = PlanEdits.NewItem(outlook.Plan, newId());
            tree.Insert(item, after);
            _items.Add(item.Id);
            after = item.Id;
        }

        Take(tree.Changes());
    }

    private void AddPeople()
    {
        var owners = Enumerable.Range(0, cells.Columns.Length).Where(column => cells.Columns[column].Field == "owner").ToArray();
        var known = outlook.Plan.Resources.Select(resource => resource.Name).ToHashSet(StringComparer.CurrentCultureIgnoreCase);
        foreach (var name in cells.Texts.SelectMany(line => owners.Select(column => line[column]?.Trim())).OfType<string>().Where(name => name.Length > 0 && known.Add(name)))
            Take([new Change.Put(new Resource { Id = new ResourceId(newId()), Name = name, Kind = ResourceKind.Work })]);
    }

    private void Fill(Outlook current, Func<string?, bool> isNow)
    {
        for (var line = 0; line < cells.Texts.Length; line++)
        {
            var row = current.RowOf(_items[line]);
            for (var column = 0; column < cells.Columns.Length; column++)
            {
                if (!isNow(cells.Columns[column].Field) || cells.Texts[line][column]?.Trim() is not { } text) continue;
                if (text.Length == 0 && line >= cells.Rows.Length) continue;
                var problem = Set(current, row, cells.Columns[column], text);
                if (problem is not null) _problems.Add((line, column, $"{Place(current, row, line)}, {cells.Columns[column].Title} \"{text}\": {problem}"));
            }
        }
    }

    private string? Set(Outlook current, int row, PastedColumn column, string text)
    {
        if (column.Field is not { } field) return $"{column.Title} is computed and cannot be pasted.";
        var item = current.Item(row);
        var result = new FieldEdit(current, row, person, newId, _changes.GetValueOrDefault(item.Ref) is Change.Put { Entity: WorkItem changed } ? changed : item).Of(field, text);
        Take(result.Changes);
        return result.Problem;
    }

    private void Take(ImmutableArray<Change> changes)
    {
        foreach (var change in changes) _changes[change.Target] = change;
    }

    private string Place(Outlook current, int row, int line) => line < cells.Rows.Length
        ? string.Create(CultureInfo.InvariantCulture, $"Row {outlook.RowOf(_items[line]) + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"New row {row + 1} {current.Item(row).Name}");

    private string Refusal()
    {
        var more = _problems.Count - ProblemsNamed;
        return string.Join('\n', _problems.Order().Take(ProblemsNamed).Select(problem => problem.Text).Prepend("Nothing was pasted.").Concat(more > 0 ? [$"And {more} more."] : []));
    }

    // What the plan would look like with what was taken so far.
    private Outlook Current()
    {
        var plan = outlook.Plan;
        foreach (var change in _changes.Values)
        {
            plan = change switch
            {
                Change.Put { Entity: WorkItem item } => plan with { WorkItems = plan.WorkItems.Put(item) },
                Change.Put { Entity: Resource resource } => plan with { Resources = plan.Resources.Put(resource) },
                Change.Put { Entity: Dependency link } => plan with { Dependencies = plan.Dependencies.Put(link) },
                Change.Put { Entity: Assignment assignment } => plan with { Assignments = plan.Assignments.Put(assignment) },
                Change.Remove { Kind: EntityKind.Dependency } link => plan with { Dependencies = plan.Dependencies.Remove(link.Id) },
                _ => throw new System.Diagnostics.UnreachableException(change.ToString()),
            };
        }

        return ReferenceEquals(plan, outlook.Plan) ? outlook : Outlook.Of(plan, outlook.Surroundings);
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
