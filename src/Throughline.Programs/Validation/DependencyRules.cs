using Throughline.Engine.Networks;

namespace Throughline.Programs.Validation;

/// <summary>What holds for links. Circles are found by the network.</summary>
internal static class DependencyRules
{
    public static void Check(Plan plan, ProblemList problems)
    {
        var seen = new HashSet<(int, int, LinkType)>(plan.Dependencies.Count);
        var doubles = new HashSet<(WorkItemId, WorkItemId, LinkType)>();
        var parents = ParentsOf(plan.WorkItems);
        foreach (var link in plan.Dependencies)
        {
            var (from, to) = (plan.WorkItems.OrdinalOf(link.Predecessor.Value), plan.WorkItems.OrdinalOf(link.Successor.Value));
            if (from < 0) problems.Add(new PlanProblem.UnknownReference(link.Ref, "predecessor", new EntityRef(EntityKind.WorkItem, link.Predecessor.Value)));
            if (to < 0) problems.Add(new PlanProblem.UnknownReference(link.Ref, "successor", new EntityRef(EntityKind.WorkItem, link.Successor.Value)));
            problems.Number(link, "lag", link.Lag.Minutes, -WorkItemRules.LongestMinutes, WorkItemRules.LongestMinutes);
            if (link.Lag.Percent is { } percent) problems.Number(link, "lag", percent, -100_000, 100_000);
            if (link.Predecessor == link.Successor) problems.Add(new PlanProblem.LinkToItself(link.Ref, "successor", link.Predecessor));
            else if (IsAbove(parents, from, to)) problems.Add(new PlanProblem.LinkToOwnSummary(link.Ref, "predecessor", link.Successor, link.Predecessor));
            else if (IsAbove(parents, to, from)) problems.Add(new PlanProblem.LinkToOwnSummary(link.Ref, "successor", link.Predecessor, link.Successor));
            if (from >= 0 && to >= 0 && !seen.Add((from, to, link.Type))) doubles.Add((link.Predecessor, link.Successor, link.Type));
        }

        if (doubles.Count > 0) AddDuplicates(plan, doubles, problems);
    }

    private static int[] ParentsOf(EntityTable<WorkItem> items)
    {
        var parents = new int[items.OrdinalLimit];
        for (var ordinal = 0; ordinal < parents.Length; ordinal++)
            parents[ordinal] = items[ordinal]?.Parent is { } parent ? items.OrdinalOf(parent.Value) : -1;
        return parents;
    }

    private static bool IsAbove(int[] parents, int summary, int item)
    {
        if (summary < 0) return false;
        // The bound keeps a circle of parents, which is another problem, from turning here for ever.
        for (var steps = 0; steps <= 1000 && item >= 0; steps++)
            if ((item = parents[item]) == summary)
                return true;
        return false;
    }

    /// <summary>Of links that say the same, the one with the lowest identifier stands for all.</summary>
    private static void AddDuplicates(Plan plan, HashSet<(WorkItemId, WorkItemId, LinkType)> doubles, ProblemList problems)
    {
        foreach (var same in plan.Dependencies.ById().GroupBy(link => (link.Predecessor, link.Successor, link.Type)).Where(same => doubles.Contains(same.Key)))
        {
            var first = same.First();
            foreach (var link in same.Skip(1)) problems.Add(new PlanProblem.DuplicateLink(link.Ref, "successor", first.Id));
        }
    }
}
