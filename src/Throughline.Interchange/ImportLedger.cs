using System.Collections.Immutable;

namespace Throughline.Interchange;

/// <summary>What became of a kind of thing in a file.</summary>
public enum LedgerKind
{
    /// <summary>It is in the plan as it was.</summary>
    Kept = 0,

    /// <summary>It is in the plan, but differently.</summary>
    Changed = 1,

    /// <summary>The plan computes it anew, so the stored value is not taken.</summary>
    Recomputed = 2,

    /// <summary>It is not in the plan.</summary>
    Dropped = 3,
}

/// <summary>One line of an import ledger.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Entity">The kind of thing: <c>Task</c>, <c>Link</c>, <c>Calendar exception</c>.</param>
/// <param name="Field">The field. Null: the thing itself.</param>
/// <param name="Count">How often.</param>
/// <param name="Reason">Why, or how it was changed; may be empty for what was kept.</param>
/// <param name="Example">The first one, in words.</param>
/// <param name="Line">The first one's line in the file, if known.</param>
public sealed record LedgerEntry(LedgerKind Kind, string Entity, string? Field, int Count, string Reason, string? Example, int? Line);

/// <summary>What an import kept, changed, computes anew and dropped.</summary>
/// <param name="Entries">Ordered by kind, then by entity in the order of the file.</param>
public sealed record ImportLedger(ImmutableArray<LedgerEntry> Entries)
{
    /// <summary>The entries of one kind.</summary>
    public IEnumerable<LedgerEntry> Of(LedgerKind kind) => Entries.Where(entry => entry.Kind == kind);
}

/// <summary>Counts while a file is read.</summary>
internal sealed class LedgerBuilder
{
    private readonly Dictionary<(LedgerKind Kind, string Entity, string? Field, string Reason), (int Order, int Count, string? Example, int? Line)> _entries = [];

    public void Kept(string entity, int count)
    {
        if (count > 0) Add(LedgerKind.Kept, entity, null, "", null, null, count);
    }

    public void Changed(string entity, string? field, string reason, string? example, int? line = null) =>
        Add(LedgerKind.Changed, entity, field, reason, example, line, 1);

    public void Recomputed(string entity, string field, string reason, int count) => Add(LedgerKind.Recomputed, entity, field, reason, null, null, count);

    public void Dropped(string entity, string? field, string reason, string? example, int? line = null) =>
        Add(LedgerKind.Dropped, entity, field, reason, example, line, 1);

    public ImportLedger ToLedger() => new([.. _entries
        .OrderBy(entry => entry.Key.Kind).ThenBy(entry => entry.Value.Order)
        .Select(entry => new LedgerEntry(entry.Key.Kind, entry.Key.Entity, entry.Key.Field, entry.Value.Count, entry.Key.Reason, entry.Value.Example, entry.Value.Line))]);

    private void Add(LedgerKind kind, string entity, string? field, string reason, string? example, int? line, int count)
    {
        var key = (kind, entity, field, reason);
        _entries[key] = _entries.TryGetValue(key, out var seen)
            ? seen with { Count = seen.Count + count }
            : (_entries.Count, count, example is { Length: > 120 } ? example[..117] + "…" : example, line);
    }
}
