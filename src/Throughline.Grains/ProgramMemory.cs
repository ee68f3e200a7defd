using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Storage;

namespace Throughline.Grains;

/// <summary>What a program's grain remembers: the current revision and the last entries of its log. Dropped whenever the store may know better.</summary>
internal sealed class ProgramMemory(ProgramId program, IRevisionStore store)
{
    private const int RememberedEntries = 64;
    private const int RememberedChanges = 5_000;
    private const long RememberedCharacters = 4_000_000;
    private Task<Revision?>? _loading;
    private int _drops;
    private ImmutableList<LogEntry> _recent = [];
    private long _characters;

    /// <summary>The current revision, if it is in memory.</summary>
    public Revision? Current { get; private set; }

    /// <summary>The current revision, loaded when it is not in memory. Null: there is no such program.</summary>
    public ValueTask<Revision?> Load() => Current is { } current ? new(current) : new(_loading ??= LoadStored());

    /// <summary>Forgets everything; the next call loads.</summary>
    public void Drop()
    {
        _drops++;
        Current = null;
        _loading = null;
        Forget();
    }

    /// <summary>Makes a durable revision the current one.</summary>
    public void Adopt(Revision revision, LogEntry entry)
    {
        Current = revision;
        _loading = null;
        if (entry.Changes.Length > RememberedChanges) Forget();
        else Remember(entry);
    }

    private void Remember(LogEntry entry)
    {
        _recent = _recent.Add(entry);
        _characters += Characters(entry);
        while (_recent.Count > RememberedEntries || (_characters > RememberedCharacters && !_recent.IsEmpty))
        {
            _characters -= Characters(_recent[0]);
            _recent = _recent.RemoveAt(0);
        }
    }

    private void Forget() => (_recent, _characters) = ([], 0);

    /// <summary>Length of the texts that can be long; all else of an entity is small beside them.</summary>
    private static long Characters(LogEntry entry) => entry.Changes.Sum(change => Characters(change.Before) + Characters(change.After));

    private static long Characters(Entity? entity) => entity switch
    {
        WorkItem item => item.Notes.Length,
        Resource resource => resource.Notes.Length,
        ProgramDetails program => program.Purpose.Length,
        _ => 0,
    };

    /// <summary>The log's entries after a revision, in order.</summary>
    public async Task<IReadOnlyList<LogEntry>> Since(Revision current, long revision)
    {
        if (revision >= current.Number || revision < 0) return [];
        var recent = _recent;
        if (recent.Count > 0 && recent[0].Revision <= revision + 1 && recent[^1].Revision == current.Number)
            return [.. recent.Where(entry => entry.Revision > revision)];
        var stored = await store.LogAfter(program, revision, CancellationToken.None);
        return [.. stored.Where(entry => entry.Revision <= current.Number)];
    }

    /// <summary>The program as it was at a revision. Null: it never had it.</summary>
    public async Task<Revision?> At(Revision current, long revision)
    {
        if (revision == current.Number) return current;
        if (revision < 1 || revision > current.Number) return null;
        var since = await Since(current, revision);
        var surroundings = await store.SurroundingsAt(program, revision, CancellationToken.None) ?? current.Surroundings;
        return await Task.Run(() => Revision.Of(revision, Revisions.PlanBefore(current.Plan, since), surroundings));
    }

    /// <summary>The effect recorded with a revision. Null: none was.</summary>
    public async Task<ChangeEffect?> EffectOf(long revision)
    {
        var headlines = await store.Headlines(program, revision + 1, 1, CancellationToken.None);
        return headlines is [{ Effect: { } effect }] ? Effects.Read(effect) : null;
    }

    private async Task<Revision?> LoadStored()
    {
        var drops = _drops;
        try
        {
            // An embedded database reads on the caller's thread: not on the grain's turn.
            var stored = await Task.Run(() => store.Load(program, CancellationToken.None));
            var loaded = stored is null ? null : await Task.Run(() => Revision.Of(stored.Revision, stored.Plan, stored.Surroundings));
            // What was read before the memory was dropped may be gone: read again.
            if (drops != _drops) return await Load();
            if (loaded is null) _loading = null;
            return Current = loaded;
        }
        catch
        {
            if (drops == _drops) _loading = null;
            throw;
        }
    }
}
