using System.Collections.Immutable;
using System.Globalization;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Outlooks;

/// <summary>All that follows from a plan and its surroundings: dates, float, drivers, work, cost. Columns by row; never edited, always recomputable.</summary>
/// <remarks>Rows are work items in outline order: depth first, siblings by <see cref="WorkItem.Order"/>. Immutable, safe to share between threads.</remarks>
public sealed partial class Outlook
{
    private readonly Outline _outline;

    /// <summary>The plan it follows from.</summary>
    public Plan Plan { get; }

    /// <summary>The surroundings it follows from.</summary>
    public Surroundings Surroundings { get; }

    /// <summary>Everything wrong with the plan, errors first, and what the dates show (missed constraints and deadlines, broken links).</summary>
    public ImmutableArray<PlanProblem> Problems => _problems.Value;

    /// <summary>How many rows there are.</summary>
    public int Count => _outline.Ordinals.Length;

    /// <summary>Whether dates could be computed. False exactly when <see cref="Problems"/> holds an error.</summary>
    public bool HasDates => _schedule is not null;

    /// <summary>The row of a work item, or -1 when it has none.</summary>
    public int RowOf(WorkItemId item)
    {
        var ordinal = Plan.WorkItems.OrdinalOf(item.Value);
        return ordinal < 0 ? -1 : _outline.Rows[ordinal];
    }

    /// <summary>The work item of a row.</summary>
    /// <param name="row">0 to <see cref="Count"/> (excluded), as in all members that take a row.</param>
    public WorkItem Item(int row) => Plan.WorkItems[_outline.Ordinals[row]]!;

    /// <summary>Depth in the outline, 0 at the top.</summary>
    public int Level(int row) => _outline.Levels[row];

    /// <summary>Row of the summary above, or -1 at the top.</summary>
    public int Parent(int row) => _outline.Parents[row];

    /// <summary>The row after the last one below this one; the next row when nothing is below.</summary>
    public int EndOfBranch(int row) => _outline.Ends[row];

    /// <summary>Work breakdown code: the positions from the top, such as <c>1.2.3</c>.</summary>
    public string Wbs(int row)
    {
        var position = _outline.Positions[row].ToString(CultureInfo.InvariantCulture);
        return Parent(row) < 0 ? position : Wbs(Parent(row)) + "." + position;
    }

    /// <summary>Whether the item has items below it; its dates follow from theirs.</summary>
    public bool IsSummary(int row) => _outline.Ends[row] > row + 1;

    /// <summary>Whether the item marks a moment and is no summary.</summary>
    public bool IsMilestone(int row) => Item(row).IsMilestone && !IsSummary(row);

    /// <summary>Whether the item has a commitment and its finish is later. False without dates.</summary>
    public bool IsCommitmentMissed(int row) => HasDates && Item(row).Commitment is { } commitment && Finish(row) > commitment.HoldsUntil;

    /// <summary>Whether a row means the same item in both.</summary>
    internal bool SharesRowsWith(Outlook other) => ReferenceEquals(_outline, other._outline);

    /// <summary>The rows whose items differ, where rows mean the same in both.</summary>
    internal HashSet<int> RowsOfChangedItems(Outlook other) => [.. Plan.WorkItems.OrdinalsThatDiffer(other.Plan.WorkItems).Select(ordinal => _outline.Rows[ordinal])];

    /// <summary>Whether the item and every summary above it are active.</summary>
    public bool IsActive(int row)
    {
        for (var at = row; at >= 0; at = Parent(at))
            if (!Item(at).IsActive)
                return false;
        return true;
    }

    /// <summary>The links that begin at an item or at a summary above it.</summary>
    internal IEnumerable<DependencyId> LinksFrom(int row)
    {
        for (var at = row; at >= 0; at = Parent(at))
            foreach (var link in Plan.Dependencies)
                if (link.Predecessor == Item(at).Id)
                    yield return link.Id;
    }
}
