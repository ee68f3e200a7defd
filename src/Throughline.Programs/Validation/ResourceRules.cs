using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Validation;

/// <summary>What holds for resources.</summary>
internal static class ResourceRules
{
    public static void Check(Resource resource, Plan plan, ProblemList problems)
    {
        problems.Text(resource, "name", resource.Name, 500, required: true);
        problems.Text(resource, "initials", resource.Initials, 100);
        problems.Text(resource, "group", resource.Group, 500);
        problems.Text(resource, "email", resource.Email, 500);
        problems.Text(resource, "materialLabel", resource.MaterialLabel, 100);
        problems.Text(resource, "notes", resource.Notes, 1_000_000);
        problems.Number(resource, "maxUnits", resource.MaxUnits, 0, 1_000_000);
        problems.Reference(resource, "calendar", plan.Calendars, EntityKind.Calendar, resource.Calendar?.Value);
        foreach (var rate in resource.Rates.IsDefault ? [] : resource.Rates)
            foreach (var amount in (ReadOnlySpan<decimal>)[rate.Standard, rate.Overtime, rate.PerUse]) problems.Number(resource, "rates", amount, -Money.Most, Money.Most);
    }
}

/// <summary>What holds for assignments.</summary>
internal static class AssignmentRules
{
    private const long MostWork = WorkItemRules.LongestMinutes * 1000;

    public static void Check(Assignment assignment, Plan plan, ProblemList problems)
    {
        problems.Reference(assignment, "workItem", plan.WorkItems, EntityKind.WorkItem, assignment.WorkItem.Value);
        problems.Reference(assignment, "resource", plan.Resources, EntityKind.Resource, assignment.Resource?.Value);
        problems.Number(assignment, "units", assignment.Units, 0, 1_000_000_000);
        problems.Number(assignment, "workMinutes", assignment.WorkMinutes, 0, MostWork);
        problems.Number(assignment, "actualWorkMinutes", assignment.ActualWorkMinutes, 0, MostWork);
        problems.Number(assignment, "remainingWorkMinutes", assignment.RemainingWorkMinutes ?? 0, 0, MostWork);
        problems.Number(assignment, "delayMinutes", assignment.DelayMinutes, 0, WorkItemRules.LongestMinutes);
        problems.Number(assignment, "levelingDelayMinutes", assignment.LevelingDelayMinutes, 0, WorkItemRules.LongestMinutes);
        problems.Number(assignment, "cost", assignment.Cost ?? 0, -Money.Most, Money.Most);
        problems.Number(assignment, "actualCost", assignment.ActualCost ?? 0, -Money.Most, Money.Most);
        problems.Date(assignment, "actualStart", assignment.ActualStart);
        problems.Date(assignment, "actualFinish", assignment.ActualFinish);
    }

    /// <summary>Needs a plan without errors.</summary>
    public static void CheckSharedTime(Plan plan, CalendarSet calendars, ProblemList problems)
    {
        var patterns = new WorkPatterns(plan, calendars);
        foreach (var assignment in plan.Assignments)
            if (plan.WorkItems.TryGet(assignment.WorkItem.Value, out var item) && item.Calendar is not null
                && assignment.Resource is { } id && plan.Resources.TryGet(id.Value, out var resource) && patterns.SharesNoTime(item, resource))
                problems.Add(new PlanProblem.NoSharedWorkingTime(assignment.Ref, "resource", item.Id, resource.Id));
    }
}

/// <summary>What holds for baselines. Their items may be gone: a baseline is what was.</summary>
internal static class BaselineRules
{
    public static void Check(Baseline baseline, ProblemList problems)
    {
        problems.Text(baseline, "name", baseline.Name, 500, required: true);
        problems.Number(baseline, "number", baseline.Number, 0, 1000);
    }
}
