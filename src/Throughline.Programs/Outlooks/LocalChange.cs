namespace Throughline.Programs.Outlooks;

/// <summary>How a plan differs from one with an outlook, when nothing differs but fields of work items that leave the tree, the keys and all other tables as they are.</summary>
internal static class LocalChange
{
    /// <summary>The ordinals of the changed items; null when more differs, or when the other plan has no dates to build on.</summary>
    public static List<int>? Between(Outlook previous, Plan plan)
    {
        var before = previous.Plan;
        var same = previous.HasDates && ReferenceEquals(before.Program, plan.Program) && ReferenceEquals(before.Calendars, plan.Calendars) && ReferenceEquals(before.Resources, plan.Resources)
            && ReferenceEquals(before.Dependencies, plan.Dependencies) && ReferenceEquals(before.Assignments, plan.Assignments) && ReferenceEquals(before.Baselines, plan.Baselines)
            && plan.WorkItems.SharesOrdinalsWith(before.WorkItems) && plan.WorkItems.OrdinalLimit == before.WorkItems.OrdinalLimit;
        if (!same) return null;
        var changed = new List<int>();
        foreach (var ordinal in plan.WorkItems.OrdinalsThatDiffer(before.WorkItems))
        {
            if (before.WorkItems[ordinal] is not { } was || plan.WorkItems[ordinal] is not { } item || !IsLocal(was, item)) return null;
            changed.Add(ordinal);
        }

        return changed.Count * 4 <= plan.WorkItems.Count ? changed : null;
    }

    private static bool IsLocal(WorkItem was, WorkItem item) =>
        Outline.SameTree(was, item) && string.Equals(was.Key, item.Key, StringComparison.Ordinal)
        && was.Calendar == item.Calendar && was.IgnoresResourceCalendars == item.IgnoresResourceCalendars;
}
