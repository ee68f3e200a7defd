using System.Collections.Immutable;
using Orleans.Concurrency;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;

namespace Throughline.Grains;

/// <content>What happened: the log, what came of it, and the files behind it.</content>
internal sealed partial class ProgramGrain
{
    private const int LargestPage = 200;

    public async Task<Immutable<HistoryPage>> History(long? before, int take, Principal principal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, LargestPage);
        var lines = await _store.Headlines(_id, before ?? long.MaxValue, take, CancellationToken.None);
        var entries = lines.Select(line => new HistoryEntry(
            line.Revision, line.ChangeSetId, line.Kind, line.Author, line.At, line.Reason, line.Undoes, line.ChangeCount,
            line.Effect is { } effect ? Effects.Read(effect) : null)).ToImmutableArray();
        return new(new HistoryPage(entries, entries.Length == take && entries[^1].Revision > 1 ? entries[^1].Revision : null));
    }

    public async Task<Immutable<LogEntry?>> Entry(long revision, Principal principal) => new(await _store.LogEntry(_id, revision, CancellationToken.None));

    public async Task<Immutable<Impact?>> Since(long revision, Principal principal)
    {
        if (await Today() is not { } current || await _memory.At(current, revision) is not { } then) return new(null);
        return new(await _compute.Run(() => Impact.Between(then.Outlook, current.Outlook)));
    }

    public async Task<Immutable<ImmutableArray<ImportEntry>>> Imports(Principal principal)
    {
        var imports = await _store.Imports(_id, CancellationToken.None);
        return new([.. imports.Select(import => new ImportEntry(import.Id, import.Revision, import.FileName, import.Size, import.ImportedAt, import.ImportedBy))]);
    }

    public async Task<Immutable<ImportFile?>> Import(Guid import, Principal principal)
    {
        var stored = await _store.Import(_id, import, CancellationToken.None);
        return new(stored is null ? null : new ImportFile(stored.Id, stored.FileName, stored.Content, stored.Ledger));
    }
}
