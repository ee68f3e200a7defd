using System.Collections.Immutable;
using Throughline.Grains;
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
        var words = new FieldWords(snapshot.Revision.Plan, snapshot.Revision.Surroundings.Today, []);
        return Conflicts.Select(words.Line).ToImmutableArray();
    });
}
