using System.Collections.Immutable;
using System.Globalization;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Inspector;

/// <summary>A draft's changes as the cells people set.</summary>
/// <param name="committed">What is committed.</param>
/// <param name="drafted">As the draft would make it.</param>
/// <param name="changes">Every entity that differs between the two.</param>
internal sealed class DraftWords(Outlook committed, Outlook drafted, ImmutableArray<EntityChange> changes)
{
    private readonly FieldWords _words = new(drafted.Plan, drafted.Surroundings.Today, changes);

    /// <summary>Work items that are added or removed; what goes with them is not told apart.</summary>
    private readonly HashSet<Guid> _whole = [.. changes.Where(change => change.Target.Kind == EntityKind.WorkItem && (change.Before is null || change.After is null)).Select(change => change.Target.Id)];

    /// <summary>Work items whose duration differs; the work of those assigned follows it.</summary>
    private readonly HashSet<Guid> _resized = [.. changes.Where(change => change is { Before: WorkItem before, After: WorkItem after } && before.Duration != after.Duration).Select(change => change.Target.Id)];

    /// <summary>The lines: rows in their order, then all else.</summary>
    public IEnumerable<DraftLine> Lines() =>
        changes.Where(change => change.Target.Kind != EntityKind.Dependency).SelectMany(Lines).Concat(Links()).OrderBy(line => line.Number ?? int.MaxValue);

    private IEnumerable<DraftLine> Lines(EntityChange change) => change switch
    {
        { After: WorkItem added, Before: null } => [Line(added, "added")],
        { Before: WorkItem removed, After: null } => [Line(removed, "removed")],
        { Before: WorkItem before, After: WorkItem after } => Cells(before, after).Select(cell => Line(after, cell.Field, cell.Before, cell.After)),
        { Target.Kind: EntityKind.Assignment } when _whole.Contains(ItemOf(change)) => [],
        { After: Resource added, Before: null } when drafted.Plan.WorkItems.Any(item => item.Owner == added.Id) => [],
        { Before: { } before, After: { } after } => Cells(before, after).Select(cell => new DraftLine(null, _words.NameOf(after), null, cell.Field, cell.Before, cell.After)),
        _ => [new DraftLine(null, _words.NameOf(change.After ?? change.Before!), null, change.Before is null ? "added" : "removed")],
    };

    private IEnumerable<FieldChange> Cells(Entity before, Entity after) =>
        _words.Cells(before, after, place => place.At.Kind == EntityKind.WorkItem && _resized.Contains(place.At.Id) && string.Equals(place.Field, "duration", StringComparison.Ordinal), Planned(before))
            .Where(cell => after is not ProgramDetails || cell.Field != FieldWords.NextNumber);

    private (DateTime?, DateTime?) Planned(Entity entity) =>
        committed.HasDates && entity is WorkItem item && committed.RowOf(item.Id) is >= 0 and var row ? (committed.Start(row), committed.Finish(row)) : (null, null);

    private IEnumerable<DraftLine> Links() => changes.Where(change => change.Target.Kind == EntityKind.Dependency)
        .SelectMany(change => new[] { change.Before, change.After }).OfType<Dependency>().Select(link => link.Successor).Distinct()
        .Where(item => drafted.RowOf(item) >= 0)
        .Select(item => Line(drafted.Item(drafted.RowOf(item)), "Predecessors", Predecessors(committed, item), Predecessors(drafted, item)))
        .Where(line => !string.Equals(line.Before, line.After, StringComparison.Ordinal));

    /// <summary>The predecessors of a row, by the numbers the reader sees; a row that would be gone by its name.</summary>
    private string Predecessors(Outlook outlook, WorkItemId item) => PredecessorText.Format(
        outlook.Plan.Dependencies.Where(link => link.Successor == item).OrderBy(link => outlook.RowOf(link.Predecessor)).Select(link => new PredecessorEntry(link.Predecessor, link.Type, link.Lag)),
        outlook.Plan.Program,
        from => drafted.RowOf(from) is >= 0 and var row ? string.Create(CultureInfo.InvariantCulture, $"{row + 1}") : outlook.Plan.WorkItems.TryGet(from.Value, out var gone) ? gone.Key : "");

    private DraftLine Line(WorkItem item, string what, string before = "", string after = "")
    {
        var row = drafted.RowOf(item.Id);
        return new DraftLine((row >= 0 ? row : committed.RowOf(item.Id)) + 1, item.Name, row >= 0 ? item.Key : null, what, before, after);
    }

    private static Guid ItemOf(EntityChange change) => ((Assignment)(change.After ?? change.Before)!).WorkItem.Value;
}
