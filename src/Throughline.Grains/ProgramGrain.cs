using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Storage;

namespace Throughline.Grains;

/// <summary>A lock and a memory: sequences the changes of one program and hands its snapshot out. The thinking is in the model.</summary>
internal sealed partial class ProgramGrain : Grain, IProgramGrain, IDisposable
{
    private readonly IRevisionStore _store;
    private readonly RevisionFeed _feed;
    private readonly ComputeGate _compute;
    private readonly TimeProvider _clock;
    private readonly ILogger<ProgramGrain> _log;
    private readonly ProgramMemory _memory;
    private readonly ProgramId _id;

    /// <summary>Held by whatever writes. Calls that only read pass by it, so it cannot be the grain's own turn.</summary>
    private readonly SemaphoreSlim _writing = new(1);

    public ProgramGrain(IRevisionStore store, RevisionFeed feed, ComputeGate compute, TimeProvider clock, ILogger<ProgramGrain> log)
    {
        (_store, _feed, _compute, _clock, _log) = (store, feed, compute, clock, log);
        _id = new ProgramId(this.GetPrimaryKey());
        _memory = new ProgramMemory(_id, store);
    }

    public async Task<Immutable<Answer<TView>?>> Ask<TView>(IProgramView<TView> view, Scope scope, Principal principal)
    {
        if (await Today() is not { } current || await SnapshotOf(current, scope, principal) is not { } snapshot) return Immutable<Answer<TView>?>(null);
        var answer = await Task.Run(() => view.Of(snapshot));
        return Immutable<Answer<TView>?>(new(snapshot.Revision.Number, snapshot.Draft?.Stamp ?? 0, answer));
    }

    public async Task<Immutable<ChangeOutcome>> Preview(ChangeSet changes, Principal principal)
    {
        var changesOfPerson = changes with { Author = principal.Name };
        if (await Today() is not { } current)
            return new(Outcome(await _compute.Run(() => Revisions.Create(changesOfPerson, Surroundings(), _clock.GetUtcNow())), 0, changes.Id));
        if (await Earlier(current, changes) is { Entry: { } made }) return new(await Repeated(made, changes));
        var since = await _memory.Since(current, changes.BaseRevision);
        return new(Outcome(await _compute.Run(() => Revisions.Apply(current, changesOfPerson, since, _clock.GetUtcNow())), current.Number, changes.Id));
    }

    public Task<Immutable<ChangeOutcome>> Commit(ChangeSet changes, ImportFile? import, Principal principal, CancellationToken cancel) =>
        Alone(() => Adopt(new Adoption(changes with { Author = principal.Name }, import, DraftOf: null), cancel));

    public async Task<Immutable<ChangeOutcome>> Undo(UndoRequest undo, Principal principal, CancellationToken cancel)
    {
        var entry = await _store.LogEntry(_id, undo.Revision, cancel);
        if (entry is null) return new(new ChangeOutcome.NotFound($"revision {undo.Revision}"));
        var changes = Revisions.Undo(entry, undo.ChangeSetId, principal.Name, undo.Reason);
        return undo.PreviewOnly ? await Preview(changes, principal) : await Commit(changes, null, principal, cancel);
    }

    public Task<Removal> Remove(long? expected, Principal principal) => Alone(async () =>
    {
        if (expected is not null && await _memory.Load() is { } present && present.Number != expected) return Removal.Changed;
        var wasThere = await _store.Remove(_id, CancellationToken.None);
        _memory.Drop();
        ForgetDrafts();
        if (wasThere) _feed.Announce(new Announcement(_id, 0));
        return wasThere ? Removal.Removed : Removal.NotThere;
    });

    public void Dispose() => _writing.Dispose();

    private async Task<ProgramSnapshot?> SnapshotOf(Revision current, Scope scope, Principal principal)
    {
        if (scope.At is { } number) return await _memory.At(current, number) is { } past ? new ProgramSnapshot(past, past.Plan, past.Outlook, null) : null;
        if (!scope.Draft || await OverlayOf(principal.Name, current) is not { } overlay) return new ProgramSnapshot(current, current.Plan, current.Outlook, null);
        return new ProgramSnapshot(current, overlay.Outlook.Plan, overlay.Outlook.Outlook, overlay.ToOutcome());
    }

    /// <summary>The current revision, on today's surroundings: a new day is a revision of its own, made when somebody first looks.</summary>
    private async Task<Revision?> Today()
    {
        var current = await _memory.Load();
        if (current is null || current.Surroundings.Today >= Surroundings().Today) return current;
        await Alone(async () =>
        {
            if (await _memory.Load() is { } latest && latest.Surroundings.Today < Surroundings().Today) await AdoptDay(latest);
            return true;
        });
        return await _memory.Load();
    }

    private async Task AdoptDay(Revision current)
    {
        var result = await _compute.Run(() => Revisions.Adopt(current, Surroundings(), Guid.NewGuid(), _clock.GetUtcNow()));
        await Append(new Adoption(new ChangeSet { Id = result.Entry!.ChangeSetId, BaseRevision = current.Number, Author = result.Entry.Author, Changes = [] }, null, null), result, CancellationToken.None);
    }

    private Surroundings Surroundings() => new(DateOnly.FromDateTime(_clock.GetLocalNow().DateTime));

    private static Immutable<T> Immutable<T>(T value) => new(value);

    private async Task<T> Alone<T>(Func<Task<T>> work)
    {
        await _writing.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            _writing.Release();
        }
    }
}
