using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Grains;

/// <summary>A question about a program: a pure function of its snapshot. Each page brings its own.</summary>
/// <typeparam name="TView">The answer; an immutable value.</typeparam>
public interface IProgramView<TView>
{
    /// <summary>The answer. Runs outside the grain's turn, on any thread.</summary>
    TView Of(ProgramSnapshot snapshot);
}

/// <summary>What a view looks at.</summary>
/// <param name="Revision">The committed revision.</param>
/// <param name="Plan">The plan to show: the committed one, or the draft's.</param>
/// <param name="Outlook">What follows from that plan.</param>
/// <param name="Draft">With <see cref="Scope.WithDraft"/>: the person's draft. Null: none, or not asked for.</param>
public sealed record ProgramSnapshot(Revision Revision, Plan Plan, Outlook Outlook, DraftOutcome? Draft);

/// <summary>Which state of the program a view is asked of.</summary>
/// <param name="Draft">Whether the person's draft lies over the revision.</param>
/// <param name="At">A past revision; null: the last.</param>
public sealed record Scope(bool Draft = false, long? At = null)
{
    /// <summary>What is committed.</summary>
    public static Scope Committed { get; } = new();

    /// <summary>What is committed, with the person's draft over it.</summary>
    public static Scope WithDraft { get; } = new(Draft: true);
}

/// <summary>A view and the revision it was made of.</summary>
/// <param name="Revision">That revision.</param>
/// <param name="DraftStamp">Changes with every edit of the draft shown; 0 without one.</param>
/// <param name="View">The view.</param>
public sealed record Answer<TView>(long Revision, long DraftStamp, TView View);

/// <summary>What became of a change, or would.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Conflicted), "conflicted")]
[JsonDerivedType(typeof(Reused), "reused")]
[JsonDerivedType(typeof(NotFound), "notFound")]
public abstract record ChangeOutcome
{
    private ChangeOutcome() { }

    /// <summary>It was adopted, or (in a preview) could be.</summary>
    /// <param name="Revision">The revision it made; in a preview, the one it was computed on.</param>
    /// <param name="ChangeSetId">The change set.</param>
    /// <param name="Changes">Every entity that changes, before and after, with the closure of removals.</param>
    /// <param name="Impact">What it does to dates, commitments and cost. Null: it was sent before and is in the log; see <paramref name="Effect"/>.</param>
    /// <param name="Effect">The same in short.</param>
    public sealed record Done(long Revision, Guid ChangeSetId, ImmutableArray<EntityChange> Changes, Impact? Impact, ChangeEffect Effect) : ChangeOutcome;

    /// <summary>The resulting plan would be wrong; nothing changed.</summary>
    /// <param name="Revision">The revision it was judged on.</param>
    /// <param name="Problems">All that is wrong.</param>
    public sealed record Refused(long Revision, ImmutableArray<PlanProblem> Problems) : ChangeOutcome;

    /// <summary>Somebody changed the same since; nothing changed.</summary>
    /// <param name="Revision">The present revision.</param>
    /// <param name="Conflicts">Each field with both versions.</param>
    public sealed record Conflicted(long Revision, ImmutableArray<FieldConflict> Conflicts) : ChangeOutcome;

    /// <summary>The id of the change set was used for something else; nothing changed.</summary>
    /// <param name="Revision">The revision that used it.</param>
    /// <param name="ChangeSetId">The id.</param>
    public sealed record Reused(long Revision, Guid ChangeSetId) : ChangeOutcome;

    /// <summary>There is no such program, revision or draft.</summary>
    /// <param name="What">What was looked for.</param>
    public sealed record NotFound(string What) : ChangeOutcome;
}

/// <summary>What a revision did, in short, as the history shows it.</summary>
/// <param name="FinishBefore">The program's finish before. Null: no dates.</param>
/// <param name="FinishAfter">The program's finish after. Null: no dates.</param>
/// <param name="ItemsMoved">How many tasks and milestones moved.</param>
/// <param name="MilestonesMoved">The milestones among them, the furthest first; at most ten.</param>
/// <param name="CommitmentsMissed">How many commitments are missed because of it.</param>
/// <param name="CommitmentsKept">How many missed commitments are kept again because of it.</param>
/// <param name="CostBefore">Total cost before.</param>
/// <param name="CostAfter">Total cost after.</param>
public sealed record ChangeEffect(
    DateTime? FinishBefore, DateTime? FinishAfter, int ItemsMoved, ImmutableArray<MilestoneShift> MilestonesMoved,
    int CommitmentsMissed, int CommitmentsKept, decimal CostBefore, decimal CostAfter)
{
    /// <summary>Nothing moved, or nothing was recorded.</summary>
    public static ChangeEffect None { get; } = new(null, null, 0, [], 0, 0, 0, 0);
}

/// <summary>A milestone that moved.</summary>
/// <param name="Item">The milestone.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Before">Its finish before.</param>
/// <param name="After">Its finish after.</param>
public sealed record MilestoneShift(WorkItemId Item, string Name, DateTime Before, DateTime After);

/// <summary>A page of the log.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">Ask for revisions before this one; null: there are no older ones.</param>
public sealed record HistoryPage(ImmutableArray<HistoryEntry> Entries, long? Next);

/// <summary>A log entry in short.</summary>
/// <param name="Revision">The revision it made.</param>
/// <param name="ChangeSetId">The change set.</param>
/// <param name="Kind">What kind of entry it is.</param>
/// <param name="Author">Who.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">Why.</param>
/// <param name="Undoes">For an undo: the revision taken back.</param>
/// <param name="ChangeCount">How many entities changed.</param>
/// <param name="Effect">What it did. Null: not recorded.</param>
public sealed record HistoryEntry(
    long Revision, Guid ChangeSetId, LogEntryKind Kind, string Author, DateTimeOffset At, string Reason, long? Undoes, int ChangeCount, ChangeEffect? Effect);

/// <summary>Which revision to take back.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="ChangeSetId">Identifier of the undoing change set; chosen by the caller.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="PreviewOnly">True: only show what it would do.</param>
public sealed record UndoRequest(long Revision, Guid ChangeSetId, string Reason = "", bool PreviewOnly = false);

/// <summary>One step of a draft.</summary>
/// <param name="Label">What the person did, in a few words.</param>
/// <param name="BaseRevision">The revision the person saw.</param>
/// <param name="Changes">What changes.</param>
public sealed record Edit(string Label, long BaseRevision, ImmutableArray<Change> Changes);

/// <summary>A person's draft and what it does as a whole.</summary>
/// <param name="Revision">The committed revision it lies over; 0: there is no such program.</param>
/// <param name="Stamp">Changes with every edit; 0 without edits.</param>
/// <param name="Edits">Labels of the edits, first to last. Empty: there is no draft.</param>
/// <param name="Impact">What all of it does together. Null: there are no edits, or problems or conflicts keep it from being computed.</param>
/// <param name="Problems">What keeps it from being committed. After <see cref="IProgramGrain.Stage"/>: why the edit was not taken.</param>
/// <param name="Conflicts">What somebody else committed meanwhile, field by field.</param>
/// <param name="Changes">Every entity the draft changes, before and after.</param>
public sealed record DraftOutcome(
    long Revision, long Stamp, ImmutableArray<string> Edits, Impact? Impact,
    ImmutableArray<PlanProblem> Problems, ImmutableArray<FieldConflict> Conflicts, ImmutableArray<EntityChange> Changes)
{
    /// <summary>Whether there is nothing to commit: no edits, or edits that put everything back as it was. The edits can still be taken back one by one.</summary>
    public bool ChangesNothing => Edits.IsEmpty || (Changes.IsEmpty && Conflicts.IsEmpty && Problems.IsEmpty);
}

/// <summary>A file that was imported, and what became of it.</summary>
/// <param name="Id">The import; chosen by the caller.</param>
/// <param name="FileName">The file's name as it came.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Ledger">What was kept, changed and dropped; JSON of the door that read it.</param>
public sealed record ImportFile(Guid Id, string FileName, ReadOnlyMemory<byte> Content, string Ledger);

/// <summary>An import in short.</summary>
/// <param name="Id">The import.</param>
/// <param name="Revision">The revision it made.</param>
/// <param name="FileName">The file's name as it came.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="ImportedAt">When (UTC).</param>
/// <param name="ImportedBy">Who.</param>
public sealed record ImportEntry(Guid Id, long Revision, string FileName, long Size, DateTimeOffset ImportedAt, string ImportedBy);
