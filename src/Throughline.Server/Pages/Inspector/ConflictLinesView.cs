using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Inspector;

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
        var leading = conflicts.First(conflict => conflict.At == leader.At && string.Equals(conflict.Field, leader.Field, StringComparison.Ordinal));
        var line = words.Line(leading);
        if (leading is { Field: "", Base: JsonObject was, Yours: JsonObject mine }) line = line with { Mine = Cells(words, EntityFields.ToEntity(was), EntityFields.ToEntity(mine)) };
        var followers = conflicts.Select(conflict => (conflict.At, conflict.Field)).Where(place => place != leader).ToImmutableArray();
        return line with { Followers = followers, FieldName = followers.Any(place => place.At.Kind == EntityKind.Assignment) ? $"{line.FieldName} and work" : line.FieldName };
    }

    private static string Cells(FieldWords words, Entity was, Entity mine) => string.Join(", ", words.Cells(was, mine, _ => false, default).Select(cell => $"{cell.Field} {cell.After}"));
}
