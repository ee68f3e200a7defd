using System.Collections.Immutable;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Validation;

/// <summary>Checks plans: all problems at once, errors first, in the order of the outline.</summary>
public static class PlanValidation
{
    /// <summary>Everything wrong with a plan that can be said without dates, circles of dependencies included.</summary>
    /// <remarks>What only computed dates show (missed constraints, broken links) is among an outlook's problems.</remarks>
    public static ImmutableArray<PlanProblem> Check(Plan plan)
    {
        var outlook = Outlook.Of(plan, new Surroundings(DateOnly.MinValue));
        return [.. outlook.Problems.Where(problem => !ShowsOnlyInDates(problem))];
    }

    /// <summary>All rules that look at entities and references, not at the network.</summary>
    internal static void CheckEntities(Plan plan, CalendarSet calendars, ProblemList problems)
    {
        ProgramRules.Check(plan, problems);
        CalendarRules.Check(plan, calendars, problems);
        foreach (var resource in plan.Resources) ResourceRules.Check(resource, plan, problems);
        WorkItemRules.Check(plan, problems);
        DependencyRules.Check(plan, problems);
        foreach (var assignment in plan.Assignments) AssignmentRules.Check(assignment, plan, problems);
        if (!problems.HasErrors) AssignmentRules.CheckSharedTime(plan, calendars, problems);
        foreach (var baseline in plan.Baselines) BaselineRules.Check(baseline, problems);
    }

    /// <summary>The same where only a few items differ from a plan without errors, or are new: what was found elsewhere still holds.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="change">What differs.</param>
    /// <param name="known">What was found in the other plan.</param>
    /// <param name="problems">Where to add.</param>
    internal static void CheckItems(Plan plan, LocalChange change, ImmutableArray<PlanProblem> known, ProblemList problems)
    {
        var items = change.Changed.Select(ordinal => plan.WorkItems[ordinal]!.Ref).ToHashSet();
        foreach (var problem in known)
            if (!items.Contains(problem.At))
                problems.Add(problem);
        foreach (var ordinal in change.Changed.Concat(change.Added)) WorkItemRules.Check(plan.WorkItems[ordinal]!, plan, problems);
        WorkItemRules.CheckKeys(plan, change.Added, problems);
    }

    private static bool ShowsOnlyInDates(PlanProblem problem) =>
        problem is PlanProblem.ConstraintMissed or PlanProblem.LinkBroken or PlanProblem.DeadlineMissed or PlanProblem.ManualDatesDiffer;
}
