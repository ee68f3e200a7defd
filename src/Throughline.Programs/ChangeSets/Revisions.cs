using System.Collections.Immutable;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.ChangeSets;

/// <summary>How revisions follow from each other: pure functions, so that a preview, a commit, an undo and a replay are the same computation.</summary>
public static partial class Revisions
{
    /// <summary>Applies a change set: the next revision with its log entry and impact, or all problems, or all conflicts.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="changes">The change set, against <see cref="ChangeSet.BaseRevision"/>.</param>
    /// <param name="since">The log's entries after the base revision, in order, up to the current revision. Empty when the base is current.</param>
    /// <param name="at">When it is adopted.</param>
    /// <remarks>
    /// A change set whose id is in <paramref name="since"/> returns that entry (<see cref="CommitResult.IsRepeated"/>); for older entries the caller asks its log first.
    /// A change set that changes nothing returns the current revision without an entry.
    /// </remarks>
    public static CommitResult Apply(Revision current, ChangeSet changes, IReadOnlyList<LogEntry> since, DateTimeOffset at)
    {
        var (result, recorded) = Compute(current, changes, since);
        if (!result.IsAccepted || result.IsRepeated || recorded.IsEmpty) return result;
        return result with { Entry = EntryOf(changes, current.Number + 1, recorded, at) };
    }

    /// <summary>The same as <see cref="Apply"/> without a log entry.</summary>
    /// <param name="current">The program as it is; stays as it is.</param>
    /// <param name="changes">The change set.</param>
    /// <param name="since">The log's entries after the base revision.</param>
    public static CommitResult Preview(Revision current, ChangeSet changes, IReadOnlyList<LogEntry> since) => Compute(current, changes, since).Result;

    /// <summary>The first revision of a program: a change set against revision 0 that puts exactly one program and whatever it holds.</summary>
    /// <param name="changes">The change set.</param>
    /// <param name="surroundings">The surroundings to begin with.</param>
    /// <param name="at">When it is adopted.</param>
    public static CommitResult Create(ChangeSet changes, Surroundings surroundings, DateTimeOffset at)
    {
        var programs = changes.Changes.OfType<Change.Put>().Select(put => put.Entity).OfType<ProgramDetails>().ToList();
        if (programs is not [var program] || changes.BaseRevision != 0)
            return Refused(new PlanProblem.AnotherProgram(programs.FirstOrDefault()?.Ref ?? default, "id"));
        var empty = new Plan { Program = program };
        var before = new Revision(0, empty, surroundings, Outlook.Of(empty, surroundings));
        var (result, recorded) = Compute(before, changes, []);
        if (!result.IsAccepted) return result;
        if (ErrorsOf(result.Revision.Outlook) is { IsEmpty: false } errors) return new CommitResult { Problems = errors };
        recorded = [new EntityChange(null, result.Revision.Plan.Program), .. recorded.Where(change => change.Target.Kind != EntityKind.Program)];
        return result with
        {
            Revision = result.Revision with { Number = 1 },
            Entry = EntryOf(changes, 1, recorded, at) with { Surroundings = surroundings },
        };
    }

    /// <summary>The next revision of a history that is written down later: as it was on that day.</summary>
    /// <param name="before">The revision before it. Null: this is the first.</param>
    /// <param name="changes">The change set.</param>
    /// <param name="surroundings">The surroundings of that day; from this revision on they hold.</param>
    /// <param name="at">When it was made.</param>
    public static CommitResult Restore(Revision? before, ChangeSet changes, Surroundings surroundings, DateTimeOffset at)
    {
        if (before is null) return Create(changes, surroundings, at);
        var then = before with { Surroundings = surroundings, Outlook = Outlook.Of(before.Plan, surroundings, before.Outlook) };
        var result = Apply(then, changes, [], at);
        return result.Entry is { } entry ? result with { Entry = entry with { Surroundings = surroundings } } : result;
    }

    /// <summary>Adopts new surroundings, such as another day, as a revision of its own.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="surroundings">What it depends on from now on.</param>
    /// <param name="id">An identifier for the log entry.</param>
    /// <param name="at">When it is adopted.</param>
    /// <param name="author">Who or what adopts it.</param>
    public static CommitResult Adopt(Revision current, Surroundings surroundings, Guid id, DateTimeOffset at, string author = "Throughline")
    {
        var outlook = Outlook.Of(current.Plan, surroundings, current.Outlook);
        return new CommitResult
        {
            Revision = new Revision(current.Number + 1, current.Plan, surroundings, outlook),
            Impact = Impact.Between(current.Outlook, outlook),
            Entry = new LogEntry
            {
                Revision = current.Number + 1, ChangeSetId = id, Kind = LogEntryKind.Surroundings, Author = author, At = at, Changes = [], Surroundings = surroundings,
            },
        };
    }

    /// <summary>The change set that takes a log entry back. Preview or apply it like any other, with the entries after it: what others changed since may conflict.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="id">The change set's identifier.</param>
    /// <param name="author">Who takes it back.</param>
    /// <param name="reason">Why.</param>
    /// <remarks>The number of the next key never goes back, so that a key is never given twice.</remarks>
    public static ChangeSet Undo(LogEntry entry, Guid id, string author, string reason = "") => new()
    {
        Id = id,
        BaseRevision = entry.Revision,
        Author = author,
        Reason = reason,
        Kind = LogEntryKind.Undo,
        Undoes = entry.Revision,
        Changes = [.. entry.Changes.Select(change => change.Before is { } before ? new Change.Put(before) : (Change)new Change.Remove(change.Target.Kind, change.Target.Id))],
    };

    /// <summary>The plan as it was before these entries: their recorded changes taken back, the last first.</summary>
    /// <param name="current">The plan after the entries.</param>
    /// <param name="since">The entries, in order.</param>
    public static Plan PlanBefore(Plan current, IReadOnlyList<LogEntry> since) =>
        since.Reverse().Aggregate(current, (plan, entry) => plan.With(entry.Changes, change => change.Before));

    private static LogEntry EntryOf(ChangeSet changes, long revision, ImmutableArray<EntityChange> recorded, DateTimeOffset at) => new()
    {
        Revision = revision, ChangeSetId = changes.Id, Kind = changes.Kind, Author = changes.Author, At = at, Reason = changes.Reason, Undoes = changes.Undoes, Changes = recorded,
    };

    private static CommitResult Refused(params ReadOnlySpan<PlanProblem> problems) => new() { Problems = [.. problems] };
}
