using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Programs;

namespace Throughline.Interchange.Updating;

/// <summary>Gives what was made here, went out in a file and came back its own identifiers again.</summary>
/// <remarks>A work item is known by its key where the file holds keys; else by the number of its key, which the file holds as its id, together with its name; else by its name below the same summaries. Links are known by their ends, the rest by name.</remarks>
internal sealed class IdTranslation
{
    private readonly Dictionary<Guid, Guid> _ids = [];

    private IdTranslation()
    {
    }

    /// <summary>The import with the identifiers of the program it came from.</summary>
    public static PlanImport Apply(Plan current, PlanImport import)
    {
        var translation = new IdTranslation();
        var file = import.Plan;
        translation.Match(current.Calendars, file.Calendars, calendar => calendar.Name);
        translation.Match(current.Resources, file.Resources, resource => resource.Name);
        translation.MatchItems(current, import);
        translation.Match(current.Dependencies, file.Dependencies, link => (translation.Of(link.Predecessor.Value), translation.Of(link.Successor.Value)));
        translation.Match(current.Assignments, file.Assignments, assignment => (translation.Of(assignment.WorkItem.Value), assignment.Resource is { } resource ? translation.Of(resource.Value) : Guid.Empty));
        translation.Match(current.Baselines, file.Baselines, baseline => baseline.Number);
        return translation._ids.Count == 0 ? import : translation.Rewrite(import);
    }

    private Guid Of(Guid id) => _ids.GetValueOrDefault(id, id);

    private WorkItemId Of(WorkItemId id) => new(Of(id.Value));

    private CalendarId? Of(CalendarId? id) => id is { } known ? new(Of(known.Value)) : null;

    private ResourceId? Of(ResourceId? id) => id is { } known ? new(Of(known.Value)) : null;

    private void Match<T, TName>(EntityTable<T> current, EntityTable<T> file, Func<T, TName> nameOf, Func<T, bool>? isNamed = null) where T : Entity where TName : notnull
    {
        var matched = _ids.Values.ToHashSet();
        var own = current.Where(entity => entity.Ref.Id.Version != PlanUpdate.FromFile && !file.Contains(entity.Ref.Id) && !matched.Contains(entity.Ref.Id))
            .GroupBy(nameOf).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single().Ref.Id);
        if (own.Count == 0) return;
        foreach (var entity in file)
            if (isNamed?.Invoke(entity) != false && !current.Contains(entity.Ref.Id) && !_ids.ContainsKey(entity.Ref.Id) && own.Remove(nameOf(entity), out var id)) _ids[entity.Ref.Id] = id;
    }

    private void MatchItems(Plan current, PlanImport import)
    {
        var file = import.Plan.WorkItems;
        Match(current.WorkItems, file, item => item.Key, item => import.Keyed.Contains(item.Id));
        Match(current.WorkItems, file, item => (NumberOf(item), item.Name));
        var (here, there) = (Paths(current.WorkItems), Paths(file));
        Match(current.WorkItems, file, item => here.GetValueOrDefault(item.Id) ?? there[item.Id]);
    }

    /// <summary>What a file calls an item: its id there, or the number of its key.</summary>
    private static string NumberOf(WorkItem item) => item.Id.Value.Version == PlanUpdate.FromFile ? item.External?.Id ?? "" : item.Key[(item.Key.LastIndexOf('-') + 1)..];

    private static Dictionary<WorkItemId, string> Paths(EntityTable<WorkItem> items)
    {
        var paths = new Dictionary<WorkItemId, string>();
        foreach (var item in items)
        {
            var path = item.Name;
            for (var (above, depth) = (item.Parent, 0); above is { } id && items.TryGet(id.Value, out var parent) && depth < items.Count; (above, depth) = (parent.Parent, depth + 1))
                path = parent.Name + "\n" + path;
            paths[item.Id] = path;
        }
        return paths;
    }

    private PlanImport Rewrite(PlanImport import)
    {
        var file = import.Plan;
        return import with
        {
            Plan = file with
            {
                Program = file.Program with { Calendar = Of(file.Program.Calendar) },
                Calendars = Table(file.Calendars, calendar => calendar with { Id = new(Of(calendar.Id.Value)), Base = Of(calendar.Base) }),
                Resources = Table(file.Resources, resource => resource with { Id = new(Of(resource.Id.Value)), Calendar = Of(resource.Calendar) }),
                WorkItems = Table(file.WorkItems, item => item with { Id = Of(item.Id), Parent = item.Parent is { } parent ? Of(parent) : null, Calendar = Of(item.Calendar), Owner = Of(item.Owner) }),
                Dependencies = Table(file.Dependencies, link => link with { Id = new(Of(link.Id.Value)), Predecessor = Of(link.Predecessor), Successor = Of(link.Successor) }),
                Assignments = Table(file.Assignments, assignment => assignment with { Id = new(Of(assignment.Id.Value)), WorkItem = Of(assignment.WorkItem), Resource = Of(assignment.Resource) }),
                Baselines = Table(file.Baselines, baseline => baseline with { Id = new(Of(baseline.Id.Value)), Items = [.. baseline.Items.Select(item => item with { WorkItem = Of(item.WorkItem) })] }),
            },
            StoredDates = new StoredDates(import.StoredDates.Tasks.ToFrozenDictionary(task => Of(task.Key), task => task.Value)),
            Keyed = [.. import.Keyed.Select(Of)],
            WithoutDuration = [.. import.WithoutDuration.Select(Of)],
            Lines = import.Lines.ToImmutableDictionary(line => line.Key with { Id = Of(line.Key.Id) }, line => line.Value),
        };
    }

    private static EntityTable<T> Table<T>(EntityTable<T> table, Func<T, T> rewrite) where T : Entity => EntityTable<T>.Of(table.Select(rewrite));
}
