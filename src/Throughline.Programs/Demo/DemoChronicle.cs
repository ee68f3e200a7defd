using System.Collections.Immutable;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Demo;

/// <summary>How a demo program came to be what it is: its steps taken back one by one, the last first, then written down as change sets.</summary>
internal static class DemoChronicle
{
    private const int Weeks = 4;

    /// <summary>The changes of the last weeks; the first holds all that was before.</summary>
    /// <param name="lived">The plan as it is.</param>
    /// <param name="lead">Who leads the program.</param>
    /// <param name="status">The status date.</param>
    /// <param name="steps">What happened in the last weeks, in any order.</param>
    public static ImmutableArray<PastChange> Of(Plan lived, string lead, DateTime status, IEnumerable<DemoStep> steps)
    {
        var changes = new Stack<PastChange>();
        var ordered = steps.OrderByDescending(step => step.At).ToList();
        var after = lived;
        for (var number = ordered.Count; number > 0; number--)
        {
            var step = ordered[ordered.Count - number];
            var before = step.Without(after);
            changes.Push(Change(lived, number, step.At, step.By, step.Reason, PlanDifference.Between(before, after)));
            after = before;
        }

        var begun = status.Date.AddDays(3 - 7 * Weeks).AddHours(9);
        changes.Push(Change(lived, 0, begun, lead, "The plan moves to Throughline", [.. after.Entities().Select(entity => new Change.Put(entity))]));
        return [.. changes];
    }

    /// <summary>Every Friday of the last weeks: progress up to that day.</summary>
    public static IEnumerable<DemoStep> Reports(string lead, Outlook happened, DateTime status) => Enumerable.Range(0, Weeks).Select(week => status.AddDays(-7 * week)).Select(friday =>
        new DemoStep(friday.AddMinutes(-20), lead, "Weekly report of progress", plan => DemoHistory.Reported(plan, happened, friday.AddDays(-7))));

    /// <summary>Work that took longer than planned, told by its owner on the Friday after its planned end; what is still going on, at the last report.</summary>
    public static IEnumerable<DemoStep> Slips(Plan planned, string lead, Outlook happened, DateTime status)
    {
        var known = happened.Plan.WorkItems.Where(item => planned.WorkItems.TryGet(item.Id.Value, out var first) && first.Duration.Minutes < item.Duration.Minutes)
            .Select(item => (Item: item, Minutes: item.Duration.Minutes - Minutes(planned, item), Friday: Learned(planned, happened, item, status)));
        return known.Where(slip => slip.Friday > status.AddDays(-7 * Weeks)).GroupBy(slip => slip.Friday)
            .Select(week => DemoStep.Longer(week.Key.AddHours(-3), Owner(happened.Plan, week.First().Item, lead), [.. week.Select(slip => (slip.Item, slip.Minutes))]));
    }

    private static DateTime Learned(Plan planned, Outlook happened, WorkItem item, DateTime status)
    {
        var row = happened.RowOf(item.Id);
        var calendar = happened.CalendarOf(row);
        var due = calendar.Add(happened.Start(row), Minutes(planned, item));
        var friday = status;
        while (friday.AddDays(-7) >= due) friday = friday.AddDays(-7);
        return friday;
    }

    private static long Minutes(Plan planned, WorkItem item) => planned.WorkItems.TryGet(item.Id.Value, out var first) ? first.Duration.Minutes : item.Duration.Minutes;

    private static string Owner(Plan plan, WorkItem item, string lead) => item.Owner is { } id && plan.Resources.TryGet(id.Value, out var owner) ? owner.Name : lead;

    private static PastChange Change(Plan lived, int number, DateTime at, string by, string reason, ImmutableArray<Change> changes)
    {
        var id = lived.Program.Id.Value.ToByteArray();
        id[^1] = (byte)number;
        return new PastChange(new ChangeSet { Id = new Guid(id), BaseRevision = number, Author = by, Reason = reason, Changes = changes }, at);
    }
}
