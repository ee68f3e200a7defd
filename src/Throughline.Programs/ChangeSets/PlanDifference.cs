using System.Collections.Immutable;

namespace Throughline.Programs.ChangeSets;

/// <summary>The steps that make one plan of another.</summary>
public static class PlanDifference
{
    /// <summary>Puts for what is new or different, removals for what is gone; nothing for what holds the same values.</summary>
    /// <param name="before">The plan to change.</param>
    /// <param name="after">The plan to make of it.</param>
    public static ImmutableArray<Change> Between(Plan before, Plan after)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        if (!EntityFields.AreSame(before.Program, after.Program)) changes.Add(new Change.Put(after.Program));
        Add(before.Calendars, after.Calendars, changes);
        Add(before.Resources, after.Resources, changes);
        Add(before.WorkItems, after.WorkItems, changes);
        Add(before.Dependencies, after.Dependencies, changes);
        Add(before.Assignments, after.Assignments, changes);
        Add(before.Baselines, after.Baselines, changes);
        return changes.DrainToImmutable();
    }

    private static void Add<T>(EntityTable<T> before, EntityTable<T> after, ImmutableArray<Change>.Builder changes) where T : Entity
    {
        if (ReferenceEquals(before, after)) return;
        if (after.SharesOrdinalsWith(before)) AddDiffering(before, after, changes);
        else AddAll(before, after, changes);
    }

    private static void AddDiffering<T>(EntityTable<T> before, EntityTable<T> after, ImmutableArray<Change>.Builder changes) where T : Entity
    {
        foreach (var ordinal in after.OrdinalsThatDiffer(before))
        {
            var was = ordinal < before.OrdinalLimit ? before[ordinal] : null;
            var entity = ordinal < after.OrdinalLimit ? after[ordinal] : null;
            if (entity is null) changes.Add(new Change.Remove(was!.Ref.Kind, was.Ref.Id));
            else if (!EntityFields.AreSame(was, entity)) changes.Add(new Change.Put(entity));
        }
    }

    private static void AddAll<T>(EntityTable<T> before, EntityTable<T> after, ImmutableArray<Change>.Builder changes) where T : Entity
    {
        foreach (var entity in after)
            if (!before.TryGet(entity.Ref.Id, out var was) || !EntityFields.AreSame(was, entity))
                changes.Add(new Change.Put(entity));
        foreach (var entity in before)
            if (!after.Contains(entity.Ref.Id))
                changes.Add(new Change.Remove(entity.Ref.Kind, entity.Ref.Id));
    }
}
