using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Pages.Desk;

/// <summary>The front door as pages use it: on behalf of the person at this browser, without the wrapping of the wire.</summary>
public sealed class ProgramDesk(IGrainFactory grains, Principal principal, IRevisionFeed feed)
{
    /// <summary>Who works here.</summary>
    public string Person => principal.Name;

    /// <summary>A view of a program. Null: there is no such program.</summary>
    public async Task<Answer<TView>?> Ask<TView>(ProgramId program, IProgramView<TView> view, Scope scope) =>
        (await Grain(program).Ask(view, scope, principal)).Value;

    /// <summary>All programs, by name.</summary>
    public async Task<ImmutableArray<ProgramSummary>> Programs() => (await Portfolio.List(principal)).Value;

    /// <summary>Work items of all programs by key or name.</summary>
    public async Task<ImmutableArray<FoundItem>> Find(string text, int take) => (await Portfolio.Find(text, take, principal)).Value;

    /// <summary>Creates the demonstration programs.</summary>
    public async Task<ImmutableArray<ProgramSummary>> CreateDemo() => (await Portfolio.CreateDemo(principal)).Value;

    /// <summary>Removes the demonstration programs.</summary>
    public Task<int> RemoveDemo() => Portfolio.RemoveDemo(principal);

    /// <summary>Adds an edit to the draft.</summary>
    public async Task<DraftOutcome> Stage(ProgramId program, Edit edit) => (await Grain(program).Stage(edit, principal)).Value;

    /// <summary>Commits an edit that moves nothing beside the draft. Null: it belongs to the draft.</summary>
    public async Task<ChangeOutcome?> CommitEdit(ProgramId program, Edit edit) => (await Grain(program).CommitEdit(edit, principal, CancellationToken.None)).Value;

    /// <summary>Takes the last edit of the draft back.</summary>
    public async Task<DraftOutcome> TakeBack(ProgramId program) => (await Grain(program).TakeBack(principal)).Value;

    /// <summary>Discards the draft and answers with it. Null: there was none.</summary>
    public async Task<Draft?> Discard(ProgramId program) => (await Grain(program).Discard(principal)).Value;

    /// <summary>Brings a discarded draft back. Null: another one is open.</summary>
    public async Task<DraftOutcome?> Reopen(ProgramId program, Draft draft) => (await Grain(program).Reopen(draft, principal)).Value;

    /// <summary>Settles the draft's conflicts.</summary>
    public async Task<DraftOutcome> ResolveDraft(ProgramId program, Settlement settlement) => (await Grain(program).ResolveDraft(settlement, principal)).Value;

    /// <summary>The draft and what it does.</summary>
    public async Task<DraftOutcome> Draft(ProgramId program) => (await Grain(program).Draft(principal)).Value;

    /// <summary>Commits the draft as one change.</summary>
    public async Task<ChangeOutcome> CommitDraft(ProgramId program, string reason) => (await Grain(program).CommitDraft(reason, principal, CancellationToken.None)).Value;

    /// <summary>Commits a change set; on base revision 0 it creates the program.</summary>
    public async Task<ChangeOutcome> Commit(ProgramId program, ImmutableArray<Change> changes, long baseRevision, string reason, ImportFile? import = null)
    {
        var set = new ChangeSet
        {
            Id = Guid.CreateVersion7(), BaseRevision = baseRevision, Author = principal.Name, Reason = reason, Changes = changes,
            Kind = import is null ? LogEntryKind.Change : LogEntryKind.Import,
        };
        return (await Grain(program).Commit(set, import, principal, CancellationToken.None)).Value;
    }

    /// <summary>Takes a revision back, or shows what that would do.</summary>
    public async Task<ChangeOutcome> Undo(ProgramId program, long revision, bool previewOnly = false) =>
        (await Grain(program).Undo(new UndoRequest(revision, Guid.CreateVersion7(), PreviewOnly: previewOnly), principal, CancellationToken.None)).Value;

    /// <summary>Headlines of the log, newest first.</summary>
    public async Task<HistoryPage> History(ProgramId program, long? before, int take) => (await Grain(program).History(before, take, principal)).Value;

    /// <summary>One log entry. Null: no such revision.</summary>
    public async Task<LogEntry?> Entry(ProgramId program, long revision) => (await Grain(program).Entry(revision, principal)).Value;

    /// <summary>What happened since a revision. Null: no such revision.</summary>
    public async Task<Impact?> Since(ProgramId program, long revision) => (await Grain(program).Since(revision, principal)).Value;

    /// <summary>Imports of a program, newest first.</summary>
    public async Task<ImmutableArray<ImportEntry>> Imports(ProgramId program) => (await Grain(program).Imports(principal)).Value;

    /// <summary>One import with its file and ledger. Null: no such import.</summary>
    public async Task<ImportFile?> Import(ProgramId program, Guid import) => (await Grain(program).Import(import, principal)).Value;

    /// <summary>The person's saved column mappings.</summary>
    public async Task<ImmutableArray<ColumnMapping>> Mappings() => (await Portfolio.Mappings(principal)).Value;

    /// <summary>Keeps a column mapping.</summary>
    public Task SaveMapping(string name, string mapping) => Portfolio.SaveMapping(new ColumnMapping(name, mapping), principal);

    /// <summary>What a change would do. Nothing is kept.</summary>
    public async Task<ChangeOutcome> Preview(ProgramId program, ChangeSet changes) => (await Grain(program).Preview(changes, principal)).Value;

    /// <summary>Commits a change set as it is.</summary>
    public async Task<ChangeOutcome> Commit(ProgramId program, ChangeSet changes, ImportFile? import) =>
        (await Grain(program).Commit(changes, import, principal, CancellationToken.None)).Value;

    /// <summary>Removes a program for good.</summary>
    public async Task<bool> Remove(ProgramId program) => await Grain(program).Remove(expected: null, principal) == Removal.Removed;

    /// <summary>Tells a page what happens to one program, or to all, until it is left.</summary>
    public async Task Follow(ProgramId? program, Func<Announcement, Task> heard, CancellationToken leaving)
    {
        try
        {
            await foreach (var hint in feed.Watch(program, leaving)) await heard(hint);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The reader left the page: nobody watches any more.
        }
    }

    private IProgramGrain Grain(ProgramId program) => grains.GetGrain<IProgramGrain>(program.Value);

    private IPortfolioGrain Portfolio => grains.GetGrain<IPortfolioGrain>(IPortfolioGrain.Key);
}
