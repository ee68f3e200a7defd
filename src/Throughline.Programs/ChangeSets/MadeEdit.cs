using System.Collections.Immutable;

namespace Throughline.Programs.ChangeSets;

/// <summary>An edit with what its author saw, so that it can be made again on a plan that has changed since.</summary>
/// <param name="Label">What was done, in words for a list.</param>
/// <param name="Changes">Each entity as it was seen and as the edit wants it.</param>
public sealed record MadeEdit(string Label, ImmutableArray<EntityChange> Changes)
{
    /// <summary>An edit as it is made.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="seen">The plan its author looked at.</param>
    public static MadeEdit Of(DraftEdit edit, Plan seen) => new(edit.Label,
    [
        .. edit.Changes.Select(change => (Before: seen.Find(change.Target), After: change is Change.Put put ? put.Entity : null))
            .Where(pair => pair.Before is not null || pair.After is not null).Select(pair => new EntityChange(pair.Before, pair.After)),
    ]);

    /// <summary>The steps of the edit.</summary>
    public ImmutableArray<Change> Steps => [.. Changes.Select(change => change.After is { } after ? new Change.Put(after) : (Change)new Change.Remove(change.Target.Kind, change.Target.Id))];

    /// <summary>Whether the edit sets the field of a conflict, or removes what it is about.</summary>
    public bool Touches(FieldConflict conflict) => Changes.Any(change => change.Target == conflict.At
        && (conflict.Field.Length == 0 || change is not { Before: { } before, After: { } after } || EntityFields.Changed(before, after).Contains(conflict.Field, StringComparer.Ordinal)));

    /// <summary>The edit made again: only the fields it set are set, all others stay as they are now.</summary>
    /// <param name="now">The plan as it is.</param>
    public EditAgain Again(Plan now)
    {
        var merge = Merge.Of(now.With(Changes, change => change.Before), now, Steps);
        var steps = merge.Put.Values.Select(entity => (Change)new Change.Put(entity)).Concat(merge.Removed.Select(at => new Change.Remove(at.Kind, at.Id)));
        return new EditAgain(Of(new DraftEdit(Label, [.. steps]), now), merge.Conflicts);
    }
}

/// <summary>An edit made again.</summary>
/// <param name="Edit">The edit on the plan as it is. Changes nothing where the plan holds its values already.</param>
/// <param name="Conflicts">Fields it set that have other values since.</param>
public sealed record EditAgain(MadeEdit Edit, ImmutableArray<FieldConflict> Conflicts);
