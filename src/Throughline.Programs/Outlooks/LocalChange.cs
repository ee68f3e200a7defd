using Throughline.Programs.Validation;

namespace Throughline.Programs.Outlooks;

/// <summary>How a plan differs from one with an outlook, when nothing differs but fields of work items that leave the tree and the keys as they are, and items that are new; all other tables are the same.</summary>
/// <param name="Changed">Ordinals of changed items.</param>
/// <param name="Added">Ordinals of new items.</param>
internal sealed record LocalChange(List<int> Changed, List<int> Added)
{
    /// <summary>The difference; null when more differs, or when the other plan has no dates to build on.</summary>
    public static LocalChange? Between(Outlook previous, Plan plan)
    {
        var before = previous.Plan;
        var same = previous.HasDates && IsSame(before.Program, plan.Program) && ReferenceEquals(before.Calendars, plan.Calendars) && ReferenceEquals(before.Resources, plan.Resources)
            && ReferenceEquals(before.Dependencies, plan.Dependencies) && ReferenceEquals(before.Assignments, plan.Assignments) && ReferenceEquals(before.Baselines, plan.Baselines)
            && plan.WorkItems.SharesOrdinalsWith(before.WorkItems) && plan.WorkItems.OrdinalLimit >= before.WorkItems.OrdinalLimit;
        if (!same) return null;
        var change = new LocalChange([], []);
        foreach (var ordinal in plan.WorkItems.OrdinalsThatDiffer(before.WorkItems))
        {
            var was = ordinal < before.WorkItems.OrdinalLimit ? before.WorkItems[ordinal] : null;
            if (plan.WorkItems[ordinal] is not { } item || (was is not null && !IsLocal(was, item))) return null;
            (was is null ? change.Added : change.Changed).Add(ordinal);
        }

        return (change.Changed.Count + change.Added.Count) * 4 <= plan.WorkItems.Count ? change : null;
    }

    // A new item takes the program's next number, on which no date depends.
    private static bool IsSame(ProgramDetails before, ProgramDetails after) =>
        ReferenceEquals(before, after) || (after.NextNumber >= before.NextNumber && after.NextNumber <= WorkItemKey.LargestNumber && before with { NextNumber = after.NextNumber } == after);

    private static bool IsLocal(WorkItem was, WorkItem item) =>
        Outline.SameTree(was, item) && string.Equals(was.Key, item.Key, StringComparison.Ordinal)
        && was.Calendar == item.Calendar && was.IgnoresResourceCalendars == item.IgnoresResourceCalendars;
}
