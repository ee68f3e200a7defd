using System.Globalization;

namespace Throughline.Programs.Demo;

/// <summary>One step of a demo program's history, told backward: the plan without it.</summary>
/// <param name="At">When (local wall clock).</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="Without">The plan before the step, of the plan after it.</param>
internal sealed record DemoStep(DateTime At, string By, string Reason, Func<Plan, Plan> Without)
{
    /// <summary>What the plan as it is must know of the step, such as the day of a promise.</summary>
    public Func<Plan, Plan> Known { get; init; } = plan => plan;

    /// <summary>A task took another length before.</summary>
    public static DemoStep Estimate(DateTime at, string by, string reason, WorkItemId task, int daysBefore) =>
        new(at, by, reason, plan => WithDuration(plan, Found(plan, task), daysBefore * 480L));

    /// <summary>Tasks were shorter before: by how many minutes each became longer.</summary>
    public static DemoStep Longer(DateTime at, string by, IReadOnlyCollection<(WorkItem Item, long Minutes)> tasks) => new(
        at, by, Words(tasks), plan => tasks.Aggregate(plan, (shorter, task) => WithDuration(shorter, Found(shorter, task.Item.Id), task.Item.Duration.Minutes - task.Minutes)));

    /// <summary>A link was not there before.</summary>
    public static DemoStep Linked(DateTime at, string by, string reason, WorkItemId predecessor, WorkItemId successor) =>
        new(at, by, reason, plan => plan with { Dependencies = EntityTable<Dependency>.Of(plan.Dependencies.Where(link => link.Predecessor != predecessor || link.Successor != successor)) });

    /// <summary>A milestone was not promised before.</summary>
    public static DemoStep Promised(DateTime at, string by, string reason, WorkItemId milestone) =>
        new(at, by, reason, plan => plan with { WorkItems = plan.WorkItems.Put(Found(plan, milestone) with { Commitment = null }) })
        {
            Known = plan => Found(plan, milestone) is { Commitment: { } commitment } item
                ? plan with { WorkItems = plan.WorkItems.Put(item with { Commitment = commitment with { PromisedOn = DateOnly.FromDateTime(at) } }) }
                : throw new InvalidOperationException($"{Found(plan, milestone).Name} is not promised."),
        };

    /// <summary>A task was not there before, nor in the baseline.</summary>
    public static DemoStep Added(DateTime at, string by, string reason, WorkItemId task) => new(at, by, reason, plan => plan with
    {
        WorkItems = plan.WorkItems.Remove(task.Value),
        Dependencies = EntityTable<Dependency>.Of(plan.Dependencies.Where(link => link.Predecessor != task && link.Successor != task)),
        Assignments = EntityTable<Assignment>.Of(plan.Assignments.Where(assignment => assignment.WorkItem != task)),
    })
    {
        Known = plan => plan with { Baselines = EntityTable<Baseline>.Of(plan.Baselines.Select(baseline => baseline with { Items = [.. baseline.Items.Where(item => item.WorkItem != task)] })) },
    };

    private static Plan WithDuration(Plan plan, WorkItem item, long minutes)
    {
        var shorter = plan with { WorkItems = plan.WorkItems.Put(item with { Duration = item.Duration with { Minutes = minutes } }) };
        var assignments = plan.Assignments.Where(assignment => assignment.WorkItem == item.Id).ToList();
        return shorter with { Assignments = assignments.Aggregate(plan.Assignments, (table, assignment) => table.Put(assignment with { WorkMinutes = minutes })) };
    }

    private static WorkItem Found(Plan plan, WorkItemId id) => plan.WorkItems.TryGet(id.Value, out var item) ? item : throw new InvalidOperationException($"The work item {id.Value} is not in the plan.");

    private static string Words(IReadOnlyCollection<(WorkItem Item, long Minutes)> tasks)
    {
        var (first, minutes) = tasks.First();
        var days = string.Create(CultureInfo.InvariantCulture, $"{minutes / 480.0:0.#}");
        var longer = $"{first.Name} takes {days} {(days == "1" ? "day" : "days")} longer";
        return tasks.Count switch { 1 => longer, 2 => $"{longer}, and so does one more", _ => $"{longer}, and so do {tasks.Count - 1} more" };
    }
}
