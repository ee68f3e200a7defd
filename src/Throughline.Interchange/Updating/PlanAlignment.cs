using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Updating;

/// <summary>Finds in a newer file the items a program has already, and gives them the program's identifiers.</summary>
/// <remarks>
/// In this order: the file's own identifier; the key where a sheet holds keys; for items made here, the number of their key as it was exported, if name or place agree too; place and name; a name that is unique on
/// both sides. Rows of a sheet without identifiers are never matched by their number alone: a row that was inserted would shift them all.
/// </remarks>
internal sealed class PlanAlignment
{
    private readonly Plan _current;
    private readonly PlanImport _import;
    private readonly Dictionary<Guid, Guid> _matches = [];
    private readonly HashSet<Guid> _taken = [];
    private readonly HashSet<Guid> _new = [];

    private PlanAlignment(Plan current, PlanImport import) => (_current, _import) = (current, import);

    /// <summary>The import with the identifiers of the program wherever an item is known, and keys of its own for new ones.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="import">The file, read for this program's identifier.</param>
    public static PlanImport Of(Plan current, PlanImport import)
    {
        var alignment = new PlanAlignment(current, import);
        alignment.MatchItems();
        alignment.MatchResources();
        return alignment.Rewrite();
    }

    private void MatchItems()
    {
        foreach (var item in _import.Plan.WorkItems)
            if ((item.External is not null || item.Id.Value.Version != PlanUpdate.FromFile) && _current.WorkItems.Contains(item.Id.Value)) Match(item.Id.Value, item.Id.Value);
        var (mine, theirs) = (Places(_current), Places(_import.Plan));
        if (_import.Mapping is not null) MatchBy(mine, theirs.Where(place => _import.Keyed.Contains(place.Item.Id)), place => place.Item.Key, place => place.Item.Key, (_, _) => true);
        MatchBy(mine.Where(place => place.Item.External is null), theirs.Where(place => place.Item.External is not null), place => KeyNumber(place.Item), place => place.Item.External!.Id,
            (one, other) => one.Item.Name == other.Item.Name || one.Wbs == other.Wbs);
        MatchBy(mine, theirs, place => place.Wbs + " " + place.Item.Name, place => place.Wbs + " " + place.Item.Name, (_, _) => true);
        MatchBy(mine, theirs, place => place.Item.Name, place => place.Item.Name, (one, other) => one.Item.External is null || other.Item.External is null || one.Item.External == other.Item.External);
        foreach (var item in _import.Plan.WorkItems.Where(item => !_matches.ContainsKey(item.Id.Value)))
        {
            _new.Add(item.Id.Value);
            Match(item.Id.Value, FreeId(item.Id.Value));
        }
    }

    private void MatchBy(IEnumerable<Place> mine, IEnumerable<Place> theirs, Func<Place, string> mineKey, Func<Place, string> theirKey, Func<Place, Place, bool> agree)
    {
        var free = mine.Where(place => !_taken.Contains(place.Item.Id.Value)).ToLookup(mineKey, StringComparer.Ordinal);
        foreach (var group in theirs.Where(place => !_matches.ContainsKey(place.Item.Id.Value)).ToLookup(theirKey, StringComparer.Ordinal))
            if (group.ToList() is [var one] && free[group.Key].ToList() is [var other] && agree(other, one)) Match(one.Item.Id.Value, other.Item.Id.Value);
    }

    private void MatchResources()
    {
        var byName = _current.Resources.ToLookup(resource => resource.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var resource in _import.Plan.Resources)
        {
            if (_current.Resources.Contains(resource.Id.Value)) continue;
            if (byName[resource.Name].ToList() is [var same] && !_import.Plan.Resources.Contains(same.Id.Value)) Match(resource.Id.Value, same.Id.Value);
        }
    }

    private void Match(Guid theirs, Guid mine)
    {
        _matches[theirs] = mine;
        _taken.Add(mine);
    }

    private Guid FreeId(Guid wish)
    {
        var source = new IdSource(_current.Program.Id);
        var id = wish;
        for (var attempt = 1; _current.WorkItems.Contains(id) || _taken.Contains(id); attempt++)
            id = source.WorkItem(string.Create(CultureInfo.InvariantCulture, $"{wish:N}~{attempt}")).Value;
        return id;
    }

    private PlanImport Rewrite()
    {
        var next = _current.Program.NextNumber;
        var items = new List<WorkItem>();
        foreach (var item in _import.Plan.WorkItems)
            items.Add(item with
            {
                Id = At(item.Id),
                Parent = item.Parent is { } parent ? At(parent) : null,
                Owner = item.Owner is { } owner ? At(owner) : null,
                Key = _new.Contains(item.Id.Value) ? string.Create(CultureInfo.InvariantCulture, $"{_current.Program.KeyPrefix}-{next++}") : item.Key,
            });
        var file = _import.Plan;
        return _import with
        {
            Plan = file with
            {
                Program = file.Program with { NextNumber = next },
                WorkItems = EntityTable<WorkItem>.Of(items),
                Resources = EntityTable<Resource>.Of(file.Resources.Select(resource => resource with { Id = At(resource.Id) })),
                Dependencies = EntityTable<Dependency>.Of(Links()),
                Assignments = EntityTable<Assignment>.Of(Assignments()),
                Baselines = EntityTable<Baseline>.Of(file.Baselines.Select(baseline => baseline with { Items = [.. baseline.Items.Select(item => item with { WorkItem = At(item.WorkItem) })] })),
            },
            StoredDates = new StoredDates(_import.StoredDates.Tasks.ToFrozenDictionary(date => At(date.Key), date => date.Value)),
            WithoutDuration = [.. _import.WithoutDuration.Select(At)],
            Keyed = [.. _import.Keyed.Where(item => !_new.Contains(item.Value)).Select(At)],
            Lines = _import.Lines.ToImmutableDictionary(line => line.Key.Kind == EntityKind.WorkItem ? line.Key with { Id = At(new WorkItemId(line.Key.Id)).Value } : line.Key, line => line.Value),
        };
    }

    // A link between the same items is the same link, whatever it was called; of several of a type first the one with the same lag.
    private List<Dependency> Links()
    {
        var links = _import.Plan.Dependencies.Select(link => link with { Predecessor = At(link.Predecessor), Successor = At(link.Successor) }).ToList();
        var ids = new Dictionary<DependencyId, DependencyId>();
        var used = new HashSet<DependencyId>();
        Claim(link => (link.Predecessor, link.Successor, link.Type, link.Lag));
        Claim(link => (link.Predecessor, link.Successor, link.Type, default));
        var source = new IdSource(_current.Program.Id);
        return links.ConvertAll(link => link with { Id = ids.TryGetValue(link.Id, out var known) ? known : used.Add(link.Id) ? link.Id : source.Free($"{link.Id.Value:N}", used) });

        void Claim(Func<Dependency, (WorkItemId, WorkItemId, LinkType, Lag)> nameOf)
        {
            var known = _current.Dependencies.ToLookup(nameOf, link => (DependencyId?)link.Id);
            foreach (var link in links.Where(link => !ids.ContainsKey(link.Id)))
                if (known[nameOf(link)].FirstOrDefault(id => used.Add(id!.Value)) is { } id) ids[link.Id] = id;
        }
    }

    private IEnumerable<Assignment> Assignments()
    {
        var known = _current.Assignments.ToLookup(assignment => (assignment.WorkItem, assignment.Resource));
        var used = new HashSet<AssignmentId>();
        foreach (var assignment in _import.Plan.Assignments)
        {
            var moved = assignment with { WorkItem = At(assignment.WorkItem), Resource = assignment.Resource is { } resource ? At(resource) : null };
            var id = _current.Assignments.Contains(assignment.Id.Value) ? assignment.Id : known[(moved.WorkItem, moved.Resource)].Select(same => same.Id).FirstOrDefault(assignment.Id);
            yield return moved with { Id = used.Add(id) ? id : assignment.Id };
        }
    }

    private WorkItemId At(WorkItemId id) => new(_matches.GetValueOrDefault(id.Value, id.Value));

    private ResourceId At(ResourceId id) => new(_matches.GetValueOrDefault(id.Value, id.Value));

    private static List<Place> Places(Plan plan)
    {
        var outlook = Outlook.Of(plan, new Surroundings(DateOnly.FromDateTime(plan.Program.Start)));
        return [.. Enumerable.Range(0, outlook.Count).Select(row => new Place(outlook.Item(row), outlook.Wbs(row)))];
    }

    private static string KeyNumber(WorkItem item) => item.Key[(item.Key.LastIndexOf('-') + 1)..];

    private sealed record Place(WorkItem Item, string Wbs);
}
