using System.Collections.Immutable;
using Throughline.Programs;

namespace Throughline.Server.Words;

/// <summary>One conflict of a draft with what somebody else committed, in words.</summary>
/// <param name="At">The record.</param>
/// <param name="Field">Its field, as recorded; empty: the record as a whole.</param>
/// <param name="Name">What people call the record.</param>
/// <param name="Key">Key of the work item, to open it. Null: it is none, or is gone.</param>
/// <param name="FieldName">What people call the field.</param>
/// <param name="Was">The value both started from; empty: nothing.</param>
/// <param name="Mine">The value the draft wants; empty: nothing.</param>
/// <param name="Theirs">The value committed meanwhile; empty: nothing.</param>
/// <param name="By">Who committed it.</param>
/// <param name="Revision">In which revision. Null: not known.</param>
public sealed record ConflictLine(EntityRef At, string Field, string Name, string? Key, string FieldName, string Was, string Mine, string Theirs, string By, long? Revision)
{
    /// <summary>Fields that followed this one on both sides, and are settled with it.</summary>
    public ImmutableArray<(EntityRef At, string Field)> Followers { get; init; } = [];
}
