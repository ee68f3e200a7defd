using Throughline.Programs.ChangeSets;

namespace Throughline.Programs.Tests.ChangeSets;

/// <summary>A program with its log, as a store would keep it.</summary>
internal sealed class Log(Plan plan)
{
    private readonly List<LogEntry> _entries = [];
    private int _ids = 60_000;

    public Revision Current { get; private set; } = Revision.Of(1, plan, TestPlan.Surroundings);

    public static Change Put(Entity entity) => new Change.Put(entity);

    public static ChangeSet ChangesOf(long baseRevision, params Change[] changes) =>
        new() { Id = TestPlan.Id(50_000), BaseRevision = baseRevision, Author = "Ms Saffron", Changes = [.. changes] };

    public IReadOnlyList<LogEntry> Since(long revision) => [.. _entries.Where(entry => entry.Revision > revision)];

    public CommitResult Commit(params Change[] changes) => Commit(Current.Number, changes);

    public CommitResult Commit(long baseRevision, params Change[] changes) => Commit(ChangesOf(baseRevision, changes) with { Id = TestPlan.Id(_ids++) });

    public CommitResult Undo(long revision) => Commit(Revisions.Undo(_entries.Single(entry => entry.Revision == revision), TestPlan.Id(_ids++), "Mr Rowan"));

    public CommitResult Commit(ChangeSet changes)
    {
        var result = Revisions.Apply(Current, changes, Since(changes.BaseRevision), DateTimeOffset.UnixEpoch);
        if (result is { IsAccepted: true, Entry: { } entry })
        {
            Current = result.Revision;
            _entries.Add(entry);
        }

        return result;
    }
}
