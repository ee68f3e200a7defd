using System.Collections.Immutable;
using Throughline.Programs.Impacts;

namespace Throughline.Programs.ChangeSets;

/// <summary>An edit of cells that need not wait in a draft, because it moves neither a date nor a cost.</summary>
public static class ApartEdit
{
    /// <summary>What an edit made over a draft changes of the plan without it.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="over">The draft over it.</param>
    /// <param name="edit">The edit, made on the plan that the draft shows.</param>
    /// <returns>
    /// The changes to commit; the draft then lies on top of them. Empty: the edit belongs to the draft, because it moves something, touches a row that the draft adds or changes too,
    /// is more than the setting of fields, or because a conflict of the draft is not settled.
    /// </returns>
    public static ImmutableArray<Change> Of(Revision current, DraftOutlook over, DraftEdit edit)
    {
        if (!over.Conflicts.IsEmpty || !edit.Changes.All(change => SetsFields(change, current.Plan))) return [];
        // What is true of a row as the draft has it need not be true of the row without the draft.
        if (over.Changes.Select(change => change.Target).Intersect(edit.Changes.Select(change => change.Target)).Any()) return [];
        var merge = Merge.Of(over.Plan, current.Plan, edit.Changes);
        if (!merge.Conflicts.IsEmpty) return [];
        var after = over.Rebased.With(edit).Over(current, []);
        if (after.Problems.Length > over.Problems.Length || !Impact.Between(over.Outlook, after.Outlook).MovesNothing) return [];
        return [.. merge.Put.Values.Select(entity => new Change.Put(entity))];
    }

    private static bool SetsFields(Change change, Plan plan) => change switch
    {
        Change.Put { Entity: Resource } => true,
        Change.Put { Entity: WorkItem item } => plan.WorkItems.TryGet(item.Id.Value, out var was) && was.Parent == item.Parent && string.Equals(was.Order, item.Order, StringComparison.Ordinal),
        _ => false,
    };
}
