using System.Collections.Immutable;

namespace Throughline.Programs.ChangeSets;

/// <summary>All that went with a record when it was removed, so that it can come back with it: the counterpart of the closure of a removal.</summary>
public static class RemovalReturn
{
    /// <summary>What was removed in the same step as a record and belongs to it: the rows above and below it, their links and their assignments.</summary>
    /// <param name="plan">The plan without the records.</param>
    /// <param name="back">The records that come back.</param>
    /// <param name="since">The log's entries in which they were removed, in order.</param>
    /// <returns>What comes back with them; links and assignments only where the other end is in the plan or comes back too.</returns>
    public static ImmutableArray<Entity> Of(Plan plan, IReadOnlyCollection<EntityRef> back, IReadOnlyList<LogEntry> since)
    {
        var lost = back.Select(at => since.LastOrDefault(entry => Removals(entry).Any(entity => entity.Ref == at))).OfType<LogEntry>().Distinct()
            .SelectMany(Removals).Where(entity => plan.Find(entity.Ref) is null).DistinctBy(entity => entity.Ref).ToList();
        var rows = lost.OfType<WorkItem>().ToDictionary(row => row.Id);
        var items = back.Where(at => at.Kind == EntityKind.WorkItem).Select(at => new WorkItemId(at.Id)).ToHashSet();
        var above = items.SelectMany(item => Above(rows, item)).ToList();
        AddBelow(rows.Values, items);
        items.UnionWith(above);
        bool IsItem(WorkItemId item) => items.Contains(item) || plan.WorkItems.Contains(item.Value);
        bool IsResource(ResourceId resource) => back.Any(at => at.Id == resource.Value) || plan.Resources.Contains(resource.Value);
        return
        [
            .. lost.Where(entity => !back.Contains(entity.Ref) && entity switch
            {
                WorkItem row => items.Contains(row.Id),
                Dependency link => IsItem(link.Predecessor) && IsItem(link.Successor),
                Assignment assignment => IsItem(assignment.WorkItem) && (assignment.Resource is not { } resource || IsResource(resource)),
                _ => false,
            }),
        ];
    }

    private static IEnumerable<Entity> Removals(LogEntry entry) => entry.Changes.Where(change => change.After is null).Select(change => change.Before!);

    private static IEnumerable<WorkItemId> Above(Dictionary<WorkItemId, WorkItem> rows, WorkItemId item)
    {
        while (rows.GetValueOrDefault(item)?.Parent is { } parent && rows.ContainsKey(parent)) yield return item = parent;
    }

    private static void AddBelow(IReadOnlyCollection<WorkItem> rows, HashSet<WorkItemId> items)
    {
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var row in rows)
                if (row.Parent is { } parent && items.Contains(parent)) grew |= items.Add(row.Id);
        }
    }
}
