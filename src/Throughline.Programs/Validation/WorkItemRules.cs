using System.Collections.Immutable;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Validation;

/// <summary>What holds for work items, one by one and as a tree.</summary>
internal static class WorkItemRules
{
    private const int DeepestLevel = 100;

    /// <summary>About a hundred years of eight-hour days.</summary>
    internal const long LongestMinutes = 100L * 366 * 1440;

    public static void Check(Plan plan, ProblemList problems)
    {
        var keys = new Dictionary<string, WorkItemId>(plan.WorkItems.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var item in plan.WorkItems)
        {
            Check(item, plan, problems);
            if (item.Key.Length > 0 && !keys.TryAdd(item.Key, item.Id)) problems.Add(new PlanProblem.DuplicateKey(item.Ref, "key", item.Key, keys[item.Key]));
        }

        CheckTree(plan, problems);
    }

    /// <summary>Whether the keys of new items are nobody else's.</summary>
    public static void CheckKeys(Plan plan, List<int> added, ProblemList problems)
    {
        if (added.Count == 0) return;
        var keys = added.Select(ordinal => plan.WorkItems[ordinal]!.Key).Where(key => key.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var holders = new Dictionary<string, WorkItemId>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in plan.WorkItems)
            if (keys.Contains(item.Key) && !holders.TryAdd(item.Key, item.Id)) problems.Add(new PlanProblem.DuplicateKey(item.Ref, "key", item.Key, holders[item.Key]));
    }

    /// <summary>What holds for one item by itself.</summary>
    public static void Check(WorkItem item, Plan plan, ProblemList problems)
    {
        CheckTexts(item, problems);
        CheckNumbers(item, problems);
        CheckDates(item, plan.Program.StatusDate, problems);
        CheckReferences(item, plan, problems);
    }

    private static void CheckTexts(WorkItem item, ProblemList problems)
    {
        if (!WorkItemKey.IsKey(item.Key))
            problems.Add(item.Key.Length == 0 ? new PlanProblem.ValueMissing(item.Ref, "key") : new PlanProblem.TextMalformed(item.Ref, "key", item.Key.Length > 50 ? item.Key[..50] + "…" : item.Key, "APX-142"));
        problems.Text(item, "name", item.Name, WorkItem.LongestName, required: true);
        problems.Text(item, "order", item.Order, 500, required: true);
        problems.Text(item, "notes", item.Notes, 1_000_000);
        problems.Text(item, "hyperlink", item.Hyperlink, 4000);
        problems.Text(item, "commitment", item.Commitment?.PromisedBy, 500);
    }

    private static void CheckNumbers(WorkItem item, ProblemList problems)
    {
        problems.Number(item, "duration", item.Duration.Minutes, 0, LongestMinutes);
        problems.Number(item, "workMinutes", item.WorkMinutes ?? 0, 0, LongestMinutes * 1000);
        problems.Number(item, "percentComplete", item.PercentComplete, 0, 100);
        problems.Number(item, "physicalPercentComplete", item.PhysicalPercentComplete ?? 0, 0, 100);
        problems.Number(item, "remainingMinutes", item.RemainingMinutes ?? 0, 0, LongestMinutes);
        problems.Number(item, "levelingDelayMinutes", item.LevelingDelayMinutes, 0, LongestMinutes);
        problems.Number(item, "priority", item.Priority, 0, 1000);
        problems.Number(item, "fixedCost", item.FixedCost, -Money.Most, Money.Most);
        problems.Number(item, "cost", item.Cost ?? 0, -Money.Most, Money.Most);
        problems.Number(item, "actualCost", item.ActualCost ?? 0, -Money.Most, Money.Most);
    }

    private static void CheckDates(WorkItem item, DateTime? statusDate, ProblemList problems)
    {
        problems.Date(item, "manualStart", item.ManualStart);
        problems.Date(item, "manualFinish", item.ManualFinish);
        problems.Date(item, "constraintDate", item.ConstraintDate);
        problems.Date(item, "deadline", item.Deadline);
        problems.Date(item, "commitment", item.Commitment?.Date);
        problems.Date(item, "actualStart", item.ActualStart);
        problems.Date(item, "actualFinish", item.ActualFinish);
        problems.Date(item, "resume", item.Resume);
        if (item.Mode == SchedulingMode.Manual) problems.Order(item, "manualFinish", item.ManualStart, item.ManualFinish);
        problems.Order(item, "actualFinish", item.ActualStart, item.ActualFinish);
        if (item.Constraint is not (ConstraintKind.AsSoonAsPossible or ConstraintKind.AsLateAsPossible) && item.ConstraintDate is null)
            problems.Add(new PlanProblem.ConstraintWithoutDate(item.Ref, "constraintDate", item.Constraint));
        if (statusDate is not { } status) return;
        if (item.ActualStart > status) problems.Add(new PlanProblem.ActualAfterStatusDate(item.Ref, "actualStart", item.ActualStart.Value, status));
        if (item.ActualFinish > status) problems.Add(new PlanProblem.ActualAfterStatusDate(item.Ref, "actualFinish", item.ActualFinish.Value, status));
    }

    private static void CheckReferences(WorkItem item, Plan plan, ProblemList problems)
    {
        problems.Reference(item, "parent", plan.WorkItems, EntityKind.WorkItem, item.Parent?.Value);
        problems.Reference(item, "calendar", plan.Calendars, EntityKind.Calendar, item.Calendar?.Value);
        problems.Reference(item, "owner", plan.Resources, EntityKind.Resource, item.Owner?.Value);
    }

    /// <summary>Depth of every item by its parent's; a circle is found where the way up meets itself.</summary>
    private static void CheckTree(Plan plan, ProblemList problems)
    {
        var items = plan.WorkItems;
        var levels = new int[items.OrdinalLimit]; // 0: not known yet, -1: on the way up now
        var way = new List<int>();
        for (var ordinal = 0; ordinal < items.OrdinalLimit; ordinal++)
        {
            if (items[ordinal] is null || levels[ordinal] > 0) continue;
            way.Clear();
            var at = ordinal;
            while (at >= 0 && levels[at] == 0)
            {
                levels[at] = -1;
                way.Add(at);
                at = items[at]!.Parent is { } parent ? items.OrdinalOf(parent.Value) : -1;
            }

            if (at >= 0 && levels[at] < 0) AddCycle(items, way[way.IndexOf(at)..], problems);
            var level = at >= 0 && levels[at] > 0 ? levels[at] : 0;
            for (var step = way.Count - 1; step >= 0; step--)
            {
                levels[way[step]] = ++level;
                if (level == DeepestLevel + 1) problems.Add(new PlanProblem.TooDeep(items[way[step]]!.Ref, "parent", DeepestLevel));
            }
        }
    }

    private static void AddCycle(EntityTable<WorkItem> items, List<int> path, ProblemList problems)
    {
        ImmutableArray<WorkItemId> ids = [.. path.Select(ordinal => items[ordinal]!.Id)];
        problems.Add(new PlanProblem.ParentCycle(items[path[0]]!.Ref, "parent", ids));
    }
}
