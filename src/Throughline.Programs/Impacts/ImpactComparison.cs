using System.Collections.Immutable;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Impacts;

/// <summary>One walk over the rows of two outlooks.</summary>
internal sealed class ImpactComparison(Outlook before, Outlook after)
{
    private readonly ImmutableArray<ItemMove>.Builder _items = ImmutableArray.CreateBuilder<ItemMove>();
    private readonly ImmutableArray<ItemMove>.Builder _milestones = ImmutableArray.CreateBuilder<ItemMove>();
    private readonly ImmutableArray<ItemMove>.Builder _missed = ImmutableArray.CreateBuilder<ItemMove>();
    private readonly ImmutableArray<ItemMove>.Builder _kept = ImmutableArray.CreateBuilder<ItemMove>();
    private readonly ImmutableArray<WorkItemId>.Builder _added = ImmutableArray.CreateBuilder<WorkItemId>();
    private readonly ImmutableArray<WorkItemId>.Builder _becameCritical = ImmutableArray.CreateBuilder<WorkItemId>();
    private readonly ImmutableArray<WorkItemId>.Builder _ceasedCritical = ImmutableArray.CreateBuilder<WorkItemId>();

    public Impact Result()
    {
        if (_sharesRows && before.HasDates && after.HasDates) CompareDifferent();
        else for (var row = 0; row < after.Count; row++) Compare(RowBefore(row), row);
        var finishBefore = FinishOf(before);
        var finishAfter = FinishOf(after);
        return new Impact
        {
            ProgramFinishBefore = finishBefore,
            ProgramFinishAfter = finishAfter,
            Items = _items.DrainToImmutable(),
            Milestones = [.. _milestones.OrderByDescending(move => move.After - move.Before)],
            Removed = Removed(),
            Added = _added.DrainToImmutable(),
            BecameCritical = _becameCritical.DrainToImmutable(),
            CeasedCritical = _ceasedCritical.DrainToImmutable(),
            CommitmentsMissed = _missed.DrainToImmutable(),
            CommitmentsKept = _kept.DrainToImmutable(),
            CostBefore = before.TotalCost,
            CostAfter = after.TotalCost,
            ProblemsAppeared = Without(after.Problems, before.Problems),
            ProblemsResolved = Without(before.Problems, after.Problems),
            MovesNoDate = _moved == 0 && finishBefore == finishAfter && before.HasDates == after.HasDates,
        };
    }

    private int _moved;

    private readonly bool _sharesRows = before.SharesRowsWith(after);

    // Most rows are where they were, also when others came or went behind them.
    private int RowBefore(int row) => _sharesRows || (row < before.Count && before.Item(row).Id == after.Item(row).Id) ? row : before.RowOf(after.Item(row).Id);

    /// <summary>Looks only at rows in which something differs.</summary>
    private void CompareDifferent()
    {
        var changed = before.RowsOfChangedItems(after);
        var (was, now) = (before.Schedule, after.Schedule);
        ReadOnlySpan<long> starts = was.EarlyStarts, finishes = was.EarlyFinishes, newStarts = now.EarlyStarts, newFinishes = now.EarlyFinishes;
        ReadOnlySpan<bool> critical = was.CriticalLeaves, newCritical = now.CriticalLeaves;
        for (var row = 0; row < starts.Length; row++)
            if (starts[row] != newStarts[row] || finishes[row] != newFinishes[row] || critical[row] != newCritical[row] || changed.Contains(row)) Compare(row, row);
    }

    private void Compare(int was, int row)
    {
        if (was < 0) _added.Add(after.Item(row).Id);
        var areDated = was >= 0 && before.HasDates && after.HasDates;
        var moved = areDated && (before.Finish(was) != after.Finish(row) || before.Start(was) != after.Start(row));
        // A promise is kept or missed as it was where neither the item nor its dates differ.
        if (!areDated || moved || !ReferenceEquals(before.Item(was), after.Item(row))) CompareCommitment(was, row);
        if (!areDated) return;
        if (moved) _moved++;
        if (after.IsSummary(row)) return;
        if (moved) AddMove(was, row);
        CompareCritical(was, row);
    }

    private void AddMove(int was, int row)
    {
        var move = Move(was, row);
        _items.Add(move);
        if (after.IsMilestone(row)) _milestones.Add(move);
    }

    private void CompareCritical(int was, int row)
    {
        var isCritical = after.IsCritical(row);
        if (before.IsCritical(was) == isCritical) return;
        (isCritical ? _becameCritical : _ceasedCritical).Add(after.Item(row).Id);
    }

    private void CompareCommitment(int was, int row)
    {
        var wasMissed = was >= 0 && before.IsCommitmentMissed(was);
        var isMissed = after.IsCommitmentMissed(row);
        if (wasMissed == isMissed) return;
        if (isMissed) _missed.Add(Move(was, row));
        else if (after.Item(row).Commitment is not null) _kept.Add(Move(was, row));
    }

    private ItemMove Move(int was, int row)
    {
        var item = after.Item(row);
        var had = was >= 0 && before.HasDates;
        var has = after.HasDates;
        return new ItemMove(
            item.Id, item.Key, item.Name,
            had ? before.Start(was) : null, has ? after.Start(row) : null,
            had ? before.Finish(was) : null, has ? after.Finish(row) : null,
            had ? before.TotalFloat(was) : null, has ? after.TotalFloat(row) : null,
            item.Commitment?.Date);
    }

    private ImmutableArray<WorkItemId> Removed() => _sharesRows || after.Count - _added.Count == before.Count
        ? []
        : [.. Enumerable.Range(0, before.Count).Select(row => before.Item(row).Id).Where(item => after.RowOf(item) < 0)];

    private static DateTime? FinishOf(Outlook outlook) => outlook is { HasDates: true, Count: > 0 } ? outlook.ProgramFinish : null;

    private static ImmutableArray<PlanProblem> Without(ImmutableArray<PlanProblem> problems, ImmutableArray<PlanProblem> known)
    {
        if (problems.IsEmpty) return [];
        var seen = known.Select(ProblemIdentity.Of).ToHashSet();
        return [.. problems.Where(problem => !seen.Contains(ProblemIdentity.Of(problem)))];
    }
}
