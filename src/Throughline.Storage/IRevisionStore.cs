using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Storage;

/// <summary>Where programs, their logs and all that goes with them are kept. What was acknowledged is durable.</summary>
public interface IRevisionStore
{
    /// <summary>The program as of its last revision. Null: there is none of this id.</summary>
    Task<StoredProgram?> Load(ProgramId program, CancellationToken cancel);

    /// <summary>Adds one revision with everything that belongs to it, all or nothing. Cancelable until the transaction begins, not after.</summary>
    Task<AppendOutcome> Append(RevisionToAppend revision, CancellationToken cancel);

    /// <summary>Log entries after a revision, oldest first, with their changes.</summary>
    Task<ImmutableArray<LogEntry>> LogAfter(ProgramId program, long after, CancellationToken cancel);

    /// <summary>One log entry with its changes. Null: no such revision.</summary>
    Task<LogEntry?> LogEntry(ProgramId program, long revision, CancellationToken cancel);

    /// <summary>The revision a change set made. Null: it is not in the log.</summary>
    Task<LogEntry?> FindChangeSet(ProgramId program, Guid changeSet, CancellationToken cancel);

    /// <summary>The surroundings in force at a revision. Null: the program never had it.</summary>
    Task<Surroundings?> SurroundingsAt(ProgramId program, long revision, CancellationToken cancel);

    /// <summary>Headlines of the log, newest first, of the revisions below <paramref name="before"/>.</summary>
    Task<ImmutableArray<LogHeadline>> Headlines(ProgramId program, long before, int take, CancellationToken cancel);

    /// <summary>Summaries of all programs, by name.</summary>
    Task<ImmutableArray<ProgramSummary>> Summaries(CancellationToken cancel);

    /// <summary>Work items of all programs in whose key or name every word occurs: the key itself first, then keys and names that begin so, then the rest.</summary>
    /// <param name="text">The words. Without one, nothing is found.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancel">Cancels.</param>
    Task<ImmutableArray<StoredName>> Find(string text, int take, CancellationToken cancel);

    /// <summary>Removes a program with its log, drafts and imports. False: there was none.</summary>
    Task<bool> Remove(ProgramId program, CancellationToken cancel);

    /// <summary>A person's draft. Null: none.</summary>
    Task<StoredDraft?> Draft(ProgramId program, string person, CancellationToken cancel);

    /// <summary>Keeps a person's draft in place of the one before.</summary>
    Task SaveDraft(StoredDraft draft, CancellationToken cancel);

    /// <summary>Forgets a person's draft.</summary>
    Task RemoveDraft(ProgramId program, string person, CancellationToken cancel);

    /// <summary>Imports of a program, newest first, without the files.</summary>
    Task<ImmutableArray<ImportHeadline>> Imports(ProgramId program, CancellationToken cancel);

    /// <summary>One import with the file as it came. Null: no such import of this program.</summary>
    Task<StoredImport?> Import(ProgramId program, Guid import, CancellationToken cancel);

    /// <summary>A person's saved column mappings, by name.</summary>
    Task<ImmutableArray<SavedMapping>> Mappings(string person, CancellationToken cancel);

    /// <summary>Keeps a column mapping in place of the one of the same name.</summary>
    Task SaveMapping(SavedMapping mapping, CancellationToken cancel);
}

/// <summary>A program as of its last revision.</summary>
/// <param name="Revision">That revision's number.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Surroundings">The surroundings adopted last.</param>
public sealed record StoredProgram(long Revision, Plan Plan, Surroundings Surroundings);

/// <summary>One revision and everything written with it in one transaction.</summary>
public sealed record RevisionToAppend
{
    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>What changed. Its revision must be the one after the last.</summary>
    public required LogEntry Entry { get; init; }

    /// <summary>The surroundings from this revision on.</summary>
    public required Surroundings Surroundings { get; init; }

    /// <summary>The line for the list of programs.</summary>
    public required ProgramSummary Summary { get; init; }

    /// <summary>What the revision did to dates, as the log shows it; JSON of those above.</summary>
    public string? Effect { get; init; }

    /// <summary>The import this revision came from.</summary>
    public StoredImport? Import { get; init; }

    /// <summary>The person whose draft this revision commits; the draft goes with it.</summary>
    public string? DraftOf { get; init; }
}

/// <summary>What became of an append.</summary>
public enum AppendOutcome
{
    /// <summary>It is durable.</summary>
    Appended = 0,

    /// <summary>Somebody else made this revision, or the change set is in the log: nothing was written.</summary>
    RevisionTaken = 1,
}

/// <summary>A log entry without its changes.</summary>
/// <param name="Revision">The revision it made.</param>
/// <param name="ChangeSetId">The change set.</param>
/// <param name="Kind">What kind of entry it is.</param>
/// <param name="Author">Who.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">Why.</param>
/// <param name="Undoes">For an undo: the revision taken back.</param>
/// <param name="ChangeCount">How many entities changed.</param>
/// <param name="Effect">What it did to dates; JSON of those above.</param>
public sealed record LogHeadline(
    long Revision, Guid ChangeSetId, LogEntryKind Kind, string Author, DateTimeOffset At, string Reason, long? Undoes, int ChangeCount, string? Effect);

/// <summary>A person's uncommitted edits.</summary>
/// <param name="Program">The program.</param>
/// <param name="Person">Whose draft it is.</param>
/// <param name="Id">The draft's identifier; it becomes the change set's.</param>
/// <param name="BaseRevision">The revision the edits were made on.</param>
/// <param name="ChangedAt">When it was last edited (UTC).</param>
/// <param name="Edits">The edits; JSON of those above.</param>
public sealed record StoredDraft(ProgramId Program, string Person, Guid Id, long BaseRevision, DateTimeOffset ChangedAt, string Edits);

/// <summary>A work item by its names.</summary>
/// <param name="Program">Its program.</param>
/// <param name="ProgramName">What people call the program.</param>
/// <param name="Key">The work item's key.</param>
/// <param name="Name">What people call it.</param>
public sealed record StoredName(ProgramId Program, string ProgramName, string Key, string Name);

/// <summary>An import without the file.</summary>
/// <param name="Id">The import.</param>
/// <param name="Revision">The revision it made.</param>
/// <param name="FileName">The file's name as it came.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="ImportedAt">When (UTC).</param>
/// <param name="ImportedBy">Who.</param>
public sealed record ImportHeadline(Guid Id, long Revision, string FileName, long Size, DateTimeOffset ImportedAt, string ImportedBy);

/// <summary>An import with the file as it came and the ledger of what became of it.</summary>
/// <param name="Id">The import.</param>
/// <param name="FileName">The file's name as it came.</param>
/// <param name="Content">The file's bytes.</param>
/// <param name="Ledger">What was kept, changed and dropped; JSON of those above.</param>
public sealed record StoredImport(Guid Id, string FileName, byte[] Content, string Ledger);

/// <summary>A saved mapping of a sheet's columns.</summary>
/// <param name="Person">Who saved it.</param>
/// <param name="Name">What they call it.</param>
/// <param name="Mapping">JSON of those above.</param>
public sealed record SavedMapping(string Person, string Name, string Mapping);
