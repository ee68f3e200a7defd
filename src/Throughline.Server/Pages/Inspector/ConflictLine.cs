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
public sealed record ConflictLine(EntityRef At, string Field, string Name, string? Key, string FieldName, string Was, string Mine, string Theirs, string By, long? Revision);

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
