using System.Collections.Immutable;
using Orleans.Concurrency;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;

namespace Throughline.Grains;

/// <summary>The front door of one program: pages, REST, imports and the command line all come through here. Its key is the program's id.</summary>
/// <remarks>Reads and previews compute outside the grain's turn on the immutable snapshot, so nobody waits behind someone else's.</remarks>
[Alias("throughline.program")]
public interface IProgramGrain : IGrainWithGuidKey
{
    /// <summary>A view of the program, computed for this principal. Null: there is no such program.</summary>
    [Alias("ask"), AlwaysInterleave]
    Task<Immutable<Answer<TView>?>> Ask<TView>([Immutable] IProgramView<TView> view, [Immutable] Scope scope, [Immutable] Principal principal);

    /// <summary>What a change would do. Nothing is kept.</summary>
    [Alias("preview"), AlwaysInterleave]
    Task<Immutable<ChangeOutcome>> Preview([Immutable] ChangeSet changes, [Immutable] Principal principal);

    /// <summary>Adopts a change, durably and then visibly. Sent again with the same id, it returns the first result. On base revision 0 it creates the program.</summary>
    /// <param name="changes">What changes.</param>
    /// <param name="import">The file it comes from, kept with the revision. Null: no import.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="cancel">Cancels until the transaction begins.</param>
    [Alias("commit")]
    Task<Immutable<ChangeOutcome>> Commit([Immutable] ChangeSet changes, [Immutable] ImportFile? import, [Immutable] Principal principal, CancellationToken cancel);

    /// <summary>Writes a whole history down, each change by its author and at its moment. Only where the demonstration is made: whoever changes a plan has no say in either.</summary>
    /// <param name="history">The changes in order; the first creates the program.</param>
    /// <param name="principal">Who asks.</param>
    /// <returns>False: the program is there already, and nothing was written.</returns>
    [Alias("restore")]
    Task<bool> Restore([Immutable] ImmutableArray<PastChange> history, [Immutable] Principal principal);

    /// <summary>Takes a revision back as a new one, or shows what that would do.</summary>
    /// <param name="undo">Which revision, and whether only to look.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="cancel">Cancels until the transaction begins.</param>
    [Alias("undo")]
    Task<Immutable<ChangeOutcome>> Undo([Immutable] UndoRequest undo, [Immutable] Principal principal, CancellationToken cancel);

    /// <summary>Headlines of the log, newest first.</summary>
    /// <param name="before">Only revisions below this one; null: from the last.</param>
    /// <param name="take">How many at most, 1 to 200.</param>
    /// <param name="principal">Who asks.</param>
    [Alias("history"), AlwaysInterleave]
    Task<Immutable<HistoryPage>> History(long? before, int take, [Immutable] Principal principal);

    /// <summary>One log entry with each entity before and after. Null: no such revision.</summary>
    [Alias("entry"), AlwaysInterleave]
    Task<Immutable<LogEntry?>> Entry(long revision, [Immutable] Principal principal);

    /// <summary>What happened to dates, commitments and cost since a revision. Null: no such revision.</summary>
    [Alias("since"), AlwaysInterleave]
    Task<Immutable<Impact?>> Since(long revision, [Immutable] Principal principal);

    /// <summary>Adds an edit to the person's draft and tells what the whole draft does.</summary>
    [Alias("stage")]
    Task<Immutable<DraftOutcome>> Stage([Immutable] Edit edit, [Immutable] Principal principal);

    /// <summary>Commits an edit that moves neither a date nor a cost as a revision of its own; the person's draft stays open on top of it.</summary>
    /// <param name="edit">The edit, made on what the person sees, the draft included.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="cancel">Cancels until the transaction begins.</param>
    /// <returns>Null: it belongs to the draft, see <see cref="ApartEdit"/>; stage it.</returns>
    [Alias("commit-edit")]
    Task<Immutable<ChangeOutcome?>> CommitEdit([Immutable] Edit edit, [Immutable] Principal principal, CancellationToken cancel);

    /// <summary>Takes the last edit of the draft back.</summary>
    [Alias("take-back")]
    Task<Immutable<DraftOutcome>> TakeBack([Immutable] Principal principal);

    /// <summary>Discards the draft. Answers with it, so that it can be brought back; null: there was none.</summary>
    [Alias("discard")]
    Task<Immutable<Draft?>> Discard([Immutable] Principal principal);

    /// <summary>Brings a discarded draft back, laid over what was committed meanwhile. Null: the person has begun another draft, which stays.</summary>
    /// <param name="draft">The draft as <see cref="Discard"/> answered it.</param>
    /// <param name="principal">Who asks.</param>
    [Alias("reopen")]
    Task<Immutable<DraftOutcome?>> Reopen([Immutable] Draft draft, [Immutable] Principal principal);

    /// <summary>Settles the draft's conflicts with what others committed, and lays the draft over the present revision.</summary>
    /// <param name="settlement">Whose value holds, field by field. While a conflict is left without a choice, nothing is settled and all are told again.</param>
    /// <param name="principal">Who asks.</param>
    [Alias("resolve-draft")]
    Task<Immutable<DraftOutcome>> ResolveDraft([Immutable] Settlement settlement, [Immutable] Principal principal);

    /// <summary>The person's draft and what it does. No edits: there is no draft.</summary>
    [Alias("draft"), AlwaysInterleave]
    Task<Immutable<DraftOutcome>> Draft([Immutable] Principal principal);

    /// <summary>Commits the draft as one change.</summary>
    [Alias("commit-draft")]
    Task<Immutable<ChangeOutcome>> CommitDraft(string reason, [Immutable] Principal principal, CancellationToken cancel);

    /// <summary>Imports of the program, newest first.</summary>
    [Alias("imports"), AlwaysInterleave]
    Task<Immutable<ImmutableArray<ImportEntry>>> Imports([Immutable] Principal principal);

    /// <summary>One import with its file and ledger. Null: no such import.</summary>
    [Alias("import"), AlwaysInterleave]
    Task<Immutable<ImportFile?>> Import(Guid import, [Immutable] Principal principal);

    /// <summary>Removes the program with its log, drafts and imports, for good.</summary>
    /// <param name="expected">The revision that may be thrown away. Null: any.</param>
    /// <param name="principal">Who asks.</param>
    [Alias("remove")]
    Task<Removal> Remove(long? expected, [Immutable] Principal principal);
}

/// <summary>What became of a removal.</summary>
public enum Removal
{
    /// <summary>It is gone.</summary>
    Removed = 0,

    /// <summary>There is no such program.</summary>
    NotThere = 1,

    /// <summary>It is at another revision than the one that may be thrown away; nothing was removed.</summary>
    Changed = 2,
}
