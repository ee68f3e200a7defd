using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Interchange;

/// <summary>Keeps the dates of a file for tasks whose computed dates differ: they become manual and are marked.</summary>
public static class FileDates
{
    /// <summary>The plan with the file's dates for these tasks. Summaries, and tasks for which the file holds no start, stay as they are.</summary>
    /// <param name="plan">A plan that was read from the file, or a later one.</param>
    /// <param name="stored">The dates of the file.</param>
    /// <param name="items">The tasks, singly chosen.</param>
    public static Plan Keep(Plan plan, StoredDates stored, IEnumerable<WorkItemId> items) =>
        plan with { WorkItems = Changes(plan, stored, items).Aggregate(plan.WorkItems, (table, change) => table.Put((WorkItem)change.Entity)) };

    /// <summary>The plan with the file's dates for all tasks that differ for one of these reasons.</summary>
    /// <param name="plan">A plan that was read from the file, or a later one.</param>
    /// <param name="stored">The dates of the file.</param>
    /// <param name="comparison">The differences.</param>
    /// <param name="reasons">The reasons chosen.</param>
    public static Plan Keep(Plan plan, StoredDates stored, DateComparison comparison, IEnumerable<DateDifferenceReason> reasons)
    {
        var chosen = reasons.ToHashSet();
        return Keep(plan, stored, comparison.Differences.Where(difference => chosen.Contains(difference.Reason)).Select(difference => difference.Item));
    }

    /// <summary>The steps that keep the file's dates for these tasks.</summary>
    /// <param name="plan">A plan that was read from the file, or a later one.</param>
    /// <param name="stored">The dates of the file.</param>
    /// <param name="items">The tasks.</param>
    public static ImmutableArray<Change.Put> Changes(Plan plan, StoredDates stored, IEnumerable<WorkItemId> items)
    {
        var chosen = items.Distinct().ToList();
        if (chosen.Count == 0) return [];
        var summaries = plan.WorkItems.Where(item => item.Parent is not null).Select(item => item.Parent!.Value).ToHashSet();
        var changes = ImmutableArray.CreateBuilder<Change.Put>();
        foreach (var id in chosen)
            if (plan.WorkItems.TryGet(id.Value, out var item) && !summaries.Contains(id) && Kept(item, stored.Of(id)) is { KeepsFileDates: true } kept)
                changes.Add(new Change.Put(kept));
        return changes.DrainToImmutable();
    }

    internal static WorkItem Kept(WorkItem item, StoredDate? stored) => stored is { Start: { } start }
        ? item with { Mode = SchedulingMode.Manual, ManualStart = start, ManualFinish = stored.Finish ?? start, KeepsFileDates = true }
        : item;
}
