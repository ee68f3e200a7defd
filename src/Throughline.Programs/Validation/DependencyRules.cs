using Throughline.Engine.Networks;

namespace Throughline.Programs.Validation;

/// <summary>What holds for links. Circles are found by the network.</summary>
internal static class DependencyRules
{
    public static void Check(Plan plan, ProblemList problems)
    {
        var seen = new HashSet<(WorkItemId, WorkItemId, LinkType)>(plan.Dependencies.Count);
        foreach (var link in plan.Dependencies)
        {
            problems.Reference(link, "predecessor", plan.WorkItems, EntityKind.WorkItem, link.Predecessor.Value);
            problems.Reference(link, "successor", plan.WorkItems, EntityKind.WorkItem, link.Successor.Value);
            problems.Number(link, "lag", link.Lag.Minutes, -WorkItemRules.LongestMinutes, WorkItemRules.LongestMinutes);
            if (link.Lag.Percent is { } percent) problems.Number(link, "lag", percent, -100_000, 100_000);
            if (link.Predecessor == link.Successor) problems.Add(new PlanProblem.LinkToItself(link.Ref, "successor", link.Predecessor));
            else CheckSummaries(link, plan, problems);
            if (!seen.Add((link.Predecessor, link.Successor, link.Type))) problems.Add(Duplicate(link, plan));
        }
    }

    private static void CheckSummaries(Dependency link, Plan plan, ProblemList problems)
    {
        if (IsAbove(plan, link.Predecessor, link.Successor))
            problems.Add(new PlanProblem.LinkToOwnSummary(link.Ref, "predecessor", link.Successor, link.Predecessor));
        else if (IsAbove(plan, link.Successor, link.Predecessor))
            problems.Add(new PlanProblem.LinkToOwnSummary(link.Ref, "successor", link.Predecessor, link.Successor));
    }

    private static bool IsAbove(Plan plan, WorkItemId summary, WorkItemId item)
    {
        // The bound keeps a circle of parents, which is another problem, from turning here for ever.
        for (var steps = 0; steps <= 1000 && plan.WorkItems.TryGet(item.Value, out var at) && at.Parent is { } parent; steps++)
        {
            if (parent == summary) return true;
            item = parent;
        }

        return false;
    }

    private static PlanProblem.DuplicateLink Duplicate(Dependency link, Plan plan)
    {
        var other = plan.Dependencies.First(other => other.Predecessor == link.Predecessor && other.Successor == link.Successor && other.Type == link.Type);
        return new PlanProblem.DuplicateLink(link.Ref, "successor", other.Id);
    }
}
