using System.Collections.Immutable;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.ChangeSets;

/// <summary>One person's edits on a base revision, not yet committed. Each rests on the ones before it; the last can be taken back.</summary>
public sealed record Draft
{
    /// <summary>The draft's identifier.</summary>
    public required Guid Id { get; init; }

    /// <summary>The program it changes.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Person { get; init; }

    /// <summary>The revision it rests on.</summary>
    public required long BaseRevision { get; init; }

    /// <summary>The edits, in order.</summary>
    public ImmutableArray<DraftEdit> Edits { get; init; } = [];

    /// <summary>The draft with one more edit.</summary>
    public Draft With(DraftEdit edit) => this with { Edits = Edits.Add(edit) };

    /// <summary>The draft without its last edit; itself when there is none.</summary>
    public Draft WithoutLast() => Edits.IsEmpty ? this : this with { Edits = Edits.RemoveAt(Edits.Length - 1) };

    /// <summary>The program as the draft would make it.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="since">The log's entries after <see cref="BaseRevision"/>, in order. Empty when the base is current.</param>
    public DraftOutlook Over(Revision current, IReadOnlyList<LogEntry> since) => DraftReplay.Of(this, current, since);
}

/// <summary>One edit of a draft.</summary>
/// <param name="Label">What was done, in words for a list.</param>
/// <param name="Changes">What it changes.</param>
public sealed record DraftEdit(string Label, ImmutableArray<Change> Changes);

/// <summary>A program as a draft would make it.</summary>
public sealed record DraftOutlook
{
    /// <summary>The plan with the draft; the current plan where the draft cannot be applied.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Its outlook. Has no dates when the draft makes the plan impossible.</summary>
    public required Outlook Outlook { get; init; }

    /// <summary>What the whole draft does.</summary>
    public required Impact Impact { get; init; }

    /// <summary>Errors that stand in the way of a commit.</summary>
    public required ImmutableArray<PlanProblem> Problems { get; init; }

    /// <summary>Fields that others changed too; the outlook shows theirs.</summary>
    public required ImmutableArray<FieldConflict> Conflicts { get; init; }

    /// <summary>The draft on the current revision, its edits merged with what others did. Keep it when there are no conflicts.</summary>
    public required Draft Rebased { get; init; }

    /// <summary>The whole draft as steps of one change set against the current revision.</summary>
    public required ImmutableArray<Change> Changes { get; init; }

    /// <summary>The change set that commits the draft.</summary>
    /// <param name="id">The change set's identifier. Take the draft's own, so that committing twice is once.</param>
    /// <param name="reason">Why.</param>
    public ChangeSet ToChangeSet(Guid id, string reason = "") => new()
    {
        Id = id, BaseRevision = Rebased.BaseRevision, Author = Rebased.Person, Reason = reason, Changes = Changes,
    };
}
