using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.ChangeSets;

/// <summary>Replays a draft's edits one after another on the plan it was made on and, merged, on the plan as it is.</summary>
internal static class DraftReplay
{
    public static DraftOutlook Of(Draft draft, Revision current, IReadOnlyList<LogEntry> since)
    {
        var (seen, now) = (since.Count == 0 ? current.Plan : Revisions.PlanBefore(current.Plan, since), current.Plan);
        var edits = ImmutableArray.CreateBuilder<DraftEdit>(draft.Edits.Length);
        var conflicts = ImmutableArray.CreateBuilder<FieldConflict>();
        var problems = ImmutableArray.CreateBuilder<PlanProblem>();
        foreach (var edit in draft.Edits)
        {
            var changes = LastStepPerEntity(edit.Changes, current.Plan.Program.Ref, problems);
            var isFresh = ReferenceEquals(seen, now);
            var merge = Merge.Of(seen, now, changes);
            KeyAssignment.Complete(now, merge.Put, mayRenumber: true);
            conflicts.AddRange(merge.Conflicts);
            now = now.With(merge.Put.Values, merge.Removed);
            seen = isFresh ? now : Raw(seen, changes);
            edits.Add(edit with { Changes = [.. merge.Put.Values.Select(entity => new Change.Put(entity)), .. merge.Removed.Select(at => new Change.Remove(at.Kind, at.Id))] });
        }

        return Result(draft with { BaseRevision = current.Number, Edits = edits.DrainToImmutable() }, current, now, problems.DrainToImmutable(), Once(conflicts.DrainToImmutable()).Named(since));
    }

    private static DraftOutlook Result(Draft rebased, Revision current, Plan now, ImmutableArray<PlanProblem> problems, ImmutableArray<FieldConflict> conflicts)
    {
        var outlook = Outlook.Of(now, current.Surroundings, current.Outlook);
        return new DraftOutlook
        {
            Plan = now,
            Outlook = outlook,
            Impact = Impact.Between(current.Outlook, outlook),
            Problems = [.. problems, .. outlook.Problems.Where(problem => problem.Severity == Severity.Error)],
            Conflicts = conflicts,
            Rebased = rebased,
            Changes = PlanDifference.Between(current.Plan, now),
        };
    }

    // Two edits of a draft may touch the same field: the first knows what was there, the last what is wanted. A field that was put back is not wanted otherwise.
    private static ImmutableArray<FieldConflict> Once(ImmutableArray<FieldConflict> conflicts) =>
    [
        .. conflicts.GroupBy(conflict => (conflict.At, conflict.Field)).Select(group => group.First() with { Yours = group.Last().Yours })
            .Where(conflict => conflict.Field.Length == 0 || !JsonNode.DeepEquals(conflict.Base, conflict.Yours)),
    ];

    private static Plan Raw(Plan plan, ImmutableArray<Change> changes)
    {
        var merge = Merge.Of(plan, plan, changes);
        return plan.With(merge.Put.Values, merge.Removed);
    }

    private static ImmutableArray<Change> LastStepPerEntity(ImmutableArray<Change> changes, EntityRef program, ImmutableArray<PlanProblem>.Builder problems)
    {
        var last = new Dictionary<EntityRef, Change>();
        foreach (var change in changes)
        {
            if (change.Target.Kind == EntityKind.Program && (change is Change.Remove || change.Target != program))
                problems.Add(change is Change.Remove ? new PlanProblem.ProgramCannotBeRemoved(change.Target, "") : new PlanProblem.AnotherProgram(change.Target, "id"));
            else
                last[change.Target] = change;
        }

        return [.. last.Values];
    }
}
