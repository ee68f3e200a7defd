using System.Collections.Immutable;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.ChangeSets;

/// <summary>What follows when a person sets some fields of a work item, whatever the door: what says the same in other words gives way, and so does the work of those assigned.</summary>
public static class ItemEdit
{
    /// <summary>The changes that setting fields makes.</summary>
    /// <param name="outlook">The plan before, with its dates.</param>
    /// <param name="before">The work item before.</param>
    /// <param name="after">The work item with the fields set.</param>
    /// <param name="given">JSON names of the fields set; what is given explicitly never gives way.</param>
    /// <returns>
    /// The work item, and its assignments where they follow. A duration ends what was recorded as remaining and a finish kept by hand, and carries the work of those assigned (<see cref="WorkFormula"/>) unless work is given too;
    /// what remains makes the duration what is done and what remains together, and the percentage the share that is done; a percentage keeps the duration, and what remains follows;
    /// progress records when work began and ended, as planned; a milestone takes no time and a task some, so a duration of zero makes a milestone, and one given to a milestone without any a task.
    /// </returns>
    public static ImmutableArray<Change> Of(Outlook outlook, WorkItem before, WorkItem after, params IReadOnlyCollection<string> given)
    {
        var row = outlook.RowOf(before.Id);
        if (row < 0 || outlook.IsSummary(row)) return [new Change.Put(after)];
        bool IsGiven(string field) => given.Contains(field, StringComparer.Ordinal);
        if (after.IsMilestone != before.IsMilestone && !IsGiven("duration")) after = after with { Duration = AsMilestoneOrTask(outlook.Plan.Program, after) };
        if (IsGiven("duration") && !IsGiven("isMilestone")) after = after with { IsMilestone = TakesNoTime(before, after) };
        if (IsGiven("remainingMinutes") && !IsGiven("duration") && !IsGiven("percentComplete") && after.RemainingMinutes is { } remaining) after = WithRemaining(after, remaining);
        var isLonger = after.Duration.Minutes != before.Duration.Minutes;
        var isProgress = !after.PercentComplete.Equals(before.PercentComplete);
        if ((isLonger || isProgress) && !IsGiven("remainingMinutes")) after = after with { RemainingMinutes = null };
        if (isLonger && after.Mode == SchedulingMode.Manual && !IsGiven("manualFinish")) after = after with { ManualFinish = null };
        if (isProgress && !IsGiven("actualStart")) after = after with { ActualStart = after.PercentComplete == 0 ? null : after.ActualStart ?? Planned(outlook, outlook.Start, row) };
        if (isProgress && !IsGiven("actualFinish")) after = after with { ActualFinish = after.PercentComplete < 100 ? null : after.ActualFinish ?? Ended(outlook, after, row) };
        if (!isLonger || after.Duration.Minutes < 0 || IsGiven("workMinutes")) return [new Change.Put(after)];
        return [new Change.Put(after), .. WorkFormula.ForDuration(outlook.Plan, before, after.Duration.Minutes)];
    }

    /// <summary>What keeps fields from being set. A promised milestone does not become a task by the way, with its duration.</summary>
    /// <param name="before">The work item before.</param>
    /// <param name="after">The work item with the fields set.</param>
    /// <param name="given">JSON names of the fields set.</param>
    /// <returns>The problem. Null: there is none.</returns>
    public static PlanProblem? Refusal(WorkItem before, WorkItem after, params IReadOnlyCollection<string> given)
    {
        var becomesTask = given.Contains("duration", StringComparer.Ordinal) && !given.Contains("isMilestone", StringComparer.Ordinal) && before.IsMilestone && !TakesNoTime(before, after);
        return becomesTask && after.Commitment is { } promise ? new PlanProblem.PromisedMilestone(after.Ref, "duration", promise.Date) : null;
    }

    // As in Microsoft Project: zero makes a milestone, the first time given to one a task; one that was marked although it takes time stays marked.
    private static bool TakesNoTime(WorkItem before, WorkItem after) => after.Duration.Minutes == 0
        ? after.IsMilestone || before.Duration.Minutes != 0
        : after.IsMilestone && before.Duration.Minutes != 0;

    private static Duration AsMilestoneOrTask(ProgramDetails program, WorkItem item)
    {
        if (item.IsMilestone) return item.Duration with { Minutes = 0, IsEstimated = false };
        return item.Duration.Minutes == 0 ? new Duration(program.MinutesPerDay, IsEstimated: true) : item.Duration;
    }

    // As in Microsoft Project: actual duration + remaining duration = duration. Nothing remains: the work is done, and what was never begun keeps its length.
    private static WorkItem WithRemaining(WorkItem item, long remaining)
    {
        var done = (long)Math.Round(item.Duration.Minutes * item.PercentComplete / 100, MidpointRounding.AwayFromZero);
        var total = done + remaining;
        return item with
        {
            Duration = item.Duration with { Minutes = total == 0 ? item.Duration.Minutes : total },
            PercentComplete = remaining == 0 ? 100 : 100.0 * done / total,
        };
    }

    // What is done took its duration from when it began, where that is known and is not the plan's.
    private static DateTime? Ended(Outlook outlook, WorkItem after, int row)
    {
        var planned = outlook.Item(row);
        if (after.ActualStart is not { } start || after.Duration.Minutes == planned.Duration.Minutes) return Planned(outlook, outlook.Finish, row);
        if (after.Duration.IsElapsed) return start.AddMinutes(after.Duration.Minutes);
        var calendars = CalendarSet.Of(outlook.Plan, null);
        return (calendars.Find(after.Calendar) ?? calendars.OfProgram(outlook.Plan)).Add(start, after.Duration.Minutes);
    }

    // Progress without a start would not be used: what is begun began when the plan says.
    private static DateTime? Planned(Outlook outlook, Func<int, DateTime> date, int row) => outlook.HasDates ? date(row) : null;
}
