using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.History;

/// <summary>One change in full: each record with its fields before and after.</summary>
/// <param name="Entry">The log entry.</param>
/// <param name="Records">The records that changed.</param>
public sealed record EntryDetails(LogEntry Entry, RecordList Records)
{
    /// <summary>The same in short, with what it did.</summary>
    public HistoryEntry? Headline { get; init; }

    /// <summary>The file it came from. Null: it was no import.</summary>
    public ImportEntry? Import { get; init; }
}

/// <summary>Asks for a log entry in words, with names from the plan.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Culture">The reader's culture.</param>
public sealed record EntryDetailsView(LogEntry Entry, string Culture) : IProgramView<EntryDetails>
{
    /// <inheritdoc/>
    public EntryDetails Of(ProgramSnapshot snapshot) =>
        Cultures.In(Culture, () => new EntryDetails(Entry, RecordList.Of(Entry.Changes, snapshot.Revision.Plan, snapshot.Revision.Surroundings.Today)));
}

/// <summary>Asks for conflicts as sentences.</summary>
/// <param name="Conflicts">The conflicts.</param>
/// <param name="Culture">The reader's culture.</param>
public sealed record ConflictsView(ImmutableArray<FieldConflict> Conflicts, string Culture) : IProgramView<ImmutableArray<string>>
{
    private const int Most = 20;

    /// <inheritdoc/>
    public ImmutableArray<string> Of(ProgramSnapshot snapshot) => Cultures.In(Culture, () =>
    {
        var words = new FieldWords(snapshot.Revision.Plan, snapshot.Revision.Surroundings.Today, []);
        return Conflicts.Take(Most).Select(words.Sentence).ToImmutableArray();
    });
}
