using System.Collections.Immutable;

namespace Throughline.Programs.ChangeSets;

/// <summary>Work = duration × units, as a table of what gives way. Not three formulas of each other: exactly one quantity follows.</summary>
public static class WorkFormula
{
    /// <summary>What assigned people's figures become when a person changes the duration of their work item.</summary>
    /// <param name="plan">The plan before the change.</param>
    /// <param name="item">The work item before the change.</param>
    /// <param name="minutes">Its new duration, in minutes of the same kind as before.</param>
    /// <returns>The assignments that change: their work with fixed units or fixed duration, their units with fixed work. Empty where nobody is assigned.</returns>
    /// <remarks>Source: Microsoft Project's task types; units change nothing but work, and fixed work gives way in units. O(assignments).</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minutes"/> is negative.</exception>
    public static ImmutableArray<Change> ForDuration(Plan plan, WorkItem item, long minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        if (item.Duration.Minutes == minutes) return [];
        return
        [
            .. plan.Assignments.Where(assignment => assignment.WorkItem == item.Id && IsWork(plan, assignment))
                .Select(assignment => item.Kind == TaskKind.FixedWork ? WithUnits(assignment, item.Duration.Minutes, minutes) : WithWork(assignment, item.Duration.Minutes, minutes))
                .Select(assignment => new Change.Put(assignment)),
        ];
    }

    private static Assignment WithWork(Assignment assignment, long before, long after)
    {
        var work = before == 0 ? Rounded(after * assignment.Units) : Rounded((double)assignment.WorkMinutes * after / before);
        return assignment with
        {
            WorkMinutes = work,
            RemainingWorkMinutes = assignment.RemainingWorkMinutes is null ? null : Math.Max(0, work - assignment.ActualWorkMinutes),
        };
    }

    private static Assignment WithUnits(Assignment assignment, long before, long after) =>
        before == 0 || after == 0 ? assignment : assignment with { Units = assignment.Units * before / after };

    private static long Rounded(double minutes) => (long)Math.Round(minutes, MidpointRounding.AwayFromZero);

    private static bool IsWork(Plan plan, Assignment assignment) =>
        assignment.Resource is not { } id || !plan.Resources.TryGet(id.Value, out var resource) || resource.Kind == ResourceKind.Work;
}
