using System.Collections.Immutable;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Validation;

/// <summary>The order in which problems are told: errors first, then from the program down to its links, as the outline goes.</summary>
/// <remarks>Depends on the plan alone, not on how its tables came about. Problems of one entity stay in the order in which its rules find them.</remarks>
internal static class ProblemOrder
{
    private static readonly EntityKind[] Kinds =
        [EntityKind.Program, EntityKind.Calendar, EntityKind.Resource, EntityKind.WorkItem, EntityKind.Dependency, EntityKind.Assignment, EntityKind.Baseline];

    /// <summary>Sorts problems.</summary>
    /// <param name="problems">The problems; those of one entity in the order of its rules.</param>
    /// <param name="outlook">The outlook they are of.</param>
    public static ImmutableArray<PlanProblem> Sorted(ImmutableArray<PlanProblem> problems, Outlook outlook) => problems.Length < 2 ? problems :
    [
        .. problems.OrderByDescending(problem => problem.Severity)
            .ThenBy(problem => Array.IndexOf(Kinds, problem.At.Kind))
            .ThenBy(problem => RowOf(problem.At, outlook))
            .ThenBy(problem => problem.At.Id),
    ];

    private static int RowOf(EntityRef at, Outlook outlook) => outlook.Plan.Find(at) switch
    {
        WorkItem item => outlook.RowOf(item.Id),
        Dependency link => outlook.RowOf(link.Successor),
        Assignment assignment => outlook.RowOf(assignment.WorkItem),
        _ => -1,
    };
}
