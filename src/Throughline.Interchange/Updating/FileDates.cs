using Throughline.Programs;

namespace Throughline.Interchange.Updating;

/// <summary>Takes a file's dates instead of the computed ones, where people choose so.</summary>
public static class FileDates
{
    /// <summary>The plan with the chosen tasks made manual on the dates of the file and marked so. Summaries, and tasks for which the file holds no dates, stay as they are.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stored">The file's dates.</param>
    /// <param name="items">The chosen tasks.</param>
    public static Plan Keep(Plan plan, StoredDates stored, IReadOnlySet<WorkItemId> items)
    {
        if (items.Count == 0) return plan;
        var summaries = plan.WorkItems.Where(item => item.Parent is not null).Select(item => item.Parent!.Value).ToHashSet();
        return plan with { WorkItems = EntityTable<WorkItem>.Of(plan.WorkItems.Select(item => items.Contains(item.Id) && !summaries.Contains(item.Id) ? Kept(item, stored.Of(item.Id)) : item)) };
    }

    internal static WorkItem Kept(WorkItem item, StoredDate? stored) => stored is { Start: { } start, Finish: { } finish }
        ? item with { Mode = SchedulingMode.Manual, ManualStart = start, ManualFinish = finish, KeepsFileDates = true }
        : item;
}
