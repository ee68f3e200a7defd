using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.History;

namespace Throughline.Server.Pages.Inspector;

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

/// <summary>Asks for the conflicts of a draft in words.</summary>
/// <param name="Conflicts">The conflicts.</param>
/// <param name="Culture">The reader's culture.</param>
public sealed record ConflictLinesView(ImmutableArray<FieldConflict> Conflicts, string Culture) : IProgramView<ImmutableArray<ConflictLine>>
{
    /// <inheritdoc/>
    public ImmutableArray<ConflictLine> Of(ProgramSnapshot snapshot) => Cultures.In(Culture, () =>
    {
        var plan = snapshot.Revision.Plan;
        var words = new FieldWords(plan, snapshot.Revision.Surroundings.Today, []);
        var places = Conflicts.Select(conflict => (conflict.At, conflict.Field)).ToHashSet();
        return Conflicts.GroupBy(conflict => LeadingFields.Of((conflict.At, conflict.Field), (plan.Find(conflict.At) as Assignment)?.WorkItem, places.Contains))
            .Select(group => Line(words, group.Key, [.. group])).ToImmutableArray();
    });

    private static ConflictLine Line(FieldWords words, (EntityRef At, string Field) leader, ImmutableArray<FieldConflict> conflicts)
    {
        var line = words.Line(conflicts.First(conflict => conflict.At == leader.At && string.Equals(conflict.Field, leader.Field, StringComparison.Ordinal)));
        var followers = conflicts.Select(conflict => (conflict.At, conflict.Field)).Where(place => place != leader).ToImmutableArray();
        return line with { Followers = followers, FieldName = followers.Any(place => place.At.Kind == EntityKind.Assignment) ? $"{line.FieldName} and work" : line.FieldName };
    }
}
