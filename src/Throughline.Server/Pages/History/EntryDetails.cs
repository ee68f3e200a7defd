using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Desk;

namespace Throughline.Server.Pages.History;

/// <summary>One change in full: each record with its fields before and after.</summary>
/// <param name="Entry">The log entry.</param>
/// <param name="Records">The records that changed; of very many the first ones.</param>
/// <param name="Hidden">How many more there are.</param>
public sealed record EntryDetails(LogEntry Entry, ImmutableArray<RecordChange> Records, int Hidden)
{
    /// <summary>The same in short, with what it did.</summary>
    public HistoryEntry? Headline { get; init; }

    /// <summary>The file it came from. Null: it was no import.</summary>
    public ImportEntry? Import { get; init; }
}

/// <summary>A record that changed.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="What">What became of it: added, removed, changed.</param>
/// <param name="Key">Key of the work item, to open it. Null: it is none, or is gone.</param>
/// <param name="Fields">The fields that differ.</param>
public sealed record RecordChange(string Name, string What, string? Key, ImmutableArray<FieldChange> Fields);

/// <summary>A field before and after.</summary>
/// <param name="Field">What people call it.</param>
/// <param name="Before">As it was; empty: nothing.</param>
/// <param name="After">As it is; empty: nothing.</param>
public sealed record FieldChange(string Field, string Before, string After);

/// <summary>Asks for a log entry in words, with names from the plan.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Culture">The reader's culture.</param>
public sealed record EntryDetailsView(LogEntry Entry, string Culture) : IProgramView<EntryDetails>
{
    private const int Most = 100;

    /// <inheritdoc/>
    public EntryDetails Of(ProgramSnapshot snapshot) => Cultures.In(Culture, () =>
    {
        var words = new FieldWords(snapshot.Revision.Plan, snapshot.Revision.Surroundings.Today, Entry);
        return new EntryDetails(Entry, [.. Entry.Changes.OrderBy(change => Rank(change.Target.Kind)).Take(Most).Select(words.Of)], Math.Max(0, Entry.Changes.Length - Most));
    });

    private static int Rank(EntityKind kind) => kind switch { EntityKind.WorkItem => 0, EntityKind.Dependency => 1, EntityKind.Assignment => 2, EntityKind.Program => 3, _ => 4 + (int)kind };
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
        var words = new FieldWords(snapshot.Revision.Plan, snapshot.Revision.Surroundings.Today, null);
        return Conflicts.Take(Most).Select(words.Sentence).ToImmutableArray();
    });
}
