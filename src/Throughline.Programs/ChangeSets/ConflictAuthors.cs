using System.Collections.Immutable;

namespace Throughline.Programs.ChangeSets;

/// <summary>Says of each conflict who made the other version, and in which revision.</summary>
internal static class ConflictAuthors
{
    /// <summary>The conflicts with the last entry that changed the field; where none names the field, the last that changed the entity.</summary>
    /// <param name="conflicts">The conflicts.</param>
    /// <param name="since">The log's entries after the base, in order.</param>
    public static ImmutableArray<FieldConflict> Named(this ImmutableArray<FieldConflict> conflicts, IReadOnlyList<LogEntry> since)
    {
        if (conflicts.IsEmpty) return conflicts;
        var entities = conflicts.Select(conflict => conflict.At).ToHashSet();
        var steps = since.Reverse().SelectMany(entry => entry.Changes.Where(change => entities.Contains(change.Target)).Select(change => (Entry: entry, Change: change))).ToList();
        return [.. conflicts.Select(Named)];

        FieldConflict Named(FieldConflict conflict)
        {
            var ofEntity = steps.Where(step => step.Change.Target == conflict.At).ToList();
            var entry = ofEntity.FirstOrDefault(step => Touches(step.Change, conflict.Field)).Entry ?? ofEntity.FirstOrDefault().Entry;
            return entry is null ? conflict : conflict with { TheirRevision = entry.Revision, TheirAuthor = entry.Author };
        }
    }

    private static bool Touches(EntityChange change, string field) =>
        change is not { Before: { } before, After: { } after } || EntityFields.Changed(before, after).Contains(field, StringComparer.Ordinal);
}
