using System.Collections.Immutable;
using Throughline.Programs;

namespace Throughline.Interchange;

/// <summary>Why a task's dates in a file and ours differ.</summary>
public enum DateDifferenceReason
{
    /// <summary>Both mean the same working moment: the end of one working period is the start of the next.</summary>
    SameWorkingMoment = 0,

    /// <summary>A predecessor's dates differ, and the task follows it.</summary>
    FollowsPredecessor = 1,

    /// <summary>The file interrupts the work or spreads it unevenly over the days; these days are not kept yet.</summary>
    SplitOrContoured = 2,

    /// <summary>A link of the task was not kept, so nothing of it holds the task back.</summary>
    LinkDropped = 3,

    /// <summary>The source tool puts unfinished work behind the status date; these conventions do not.</summary>
    StatusDate = 4,

    /// <summary>The file's own start, finish and duration contradict each other on the task's calendar.</summary>
    FileContradictsItself = 5,

    /// <summary>The file places the task in time its calendar does not work.</summary>
    NonWorkingTime = 6,

    /// <summary>Nothing in the file, no link, constraint, actual or calendar, holds the task at its stored date.</summary>
    NothingHoldsStoredDate = 7,

    /// <summary>The dates are those of assignments that start or end elsewhere than the task.</summary>
    AssignmentDates = 8,

    /// <summary>Another rule of the source tool.</summary>
    OtherRule = 9,

    /// <summary>The source tool lets the task wait also for what a finished predecessor should have waited for.</summary>
    OutOfSequence = 10,
}

/// <summary>One task whose dates in the file and ours differ.</summary>
/// <param name="Item">The task.</param>
/// <param name="StoredStart">Its start in the file.</param>
/// <param name="StoredFinish">Its finish in the file.</param>
/// <param name="Start">Its computed start.</param>
/// <param name="Finish">Its computed finish.</param>
/// <param name="Reason">Why they differ.</param>
/// <param name="Because">For <see cref="DateDifferenceReason.FollowsPredecessor"/>: the predecessor whose dates differ; of several the one that drives. Else null.</param>
public sealed record DateDifference(
    WorkItemId Item, DateTime? StoredStart, DateTime? StoredFinish, DateTime Start, DateTime Finish, DateDifferenceReason Reason, WorkItemId? Because = null);

/// <summary>The differences of a file's dates and ours, task by task.</summary>
/// <param name="Compared">Tasks for which the file holds dates; summaries do not count.</param>
/// <param name="Differences">Those whose dates differ, in outline order.</param>
public sealed record DateComparison(int Compared, ImmutableArray<DateDifference> Differences)
{
    /// <summary>Tasks with the same start and finish.</summary>
    public int Equal => Compared - Differences.Length;

    private Dictionary<WorkItemId, DateDifference> ByItem => _byItem ??= Differences.ToDictionary(difference => difference.Item);

    private Dictionary<WorkItemId, DateDifference>? _byItem;

    /// <summary>The difference from which another follows, over all predecessors between them; itself when it has a reason of its own.</summary>
    /// <param name="difference">One of <see cref="Differences"/>.</param>
    public DateDifference RootOf(DateDifference difference)
    {
        while (difference.Because is { } because) difference = ByItem[because];
        return difference;
    }

    /// <summary>A reason as a sentence.</summary>
    /// <param name="reason">The reason.</param>
    public static string Text(DateDifferenceReason reason) => reason switch
    {
        DateDifferenceReason.SameWorkingMoment => "Same working moment, written as the end of one working period or the start of the next.",
        DateDifferenceReason.FollowsPredecessor => "Follows a predecessor whose dates differ.",
        DateDifferenceReason.SplitOrContoured => "The file interrupts the work or spreads it unevenly; its days are not kept yet.",
        DateDifferenceReason.LinkDropped => "A link of the task was not kept.",
        DateDifferenceReason.StatusDate => "The source tool puts unfinished work behind the status date; Microsoft Project's conventions do not.",
        DateDifferenceReason.FileContradictsItself => "The file's own start, finish and duration contradict each other on its calendar.",
        DateDifferenceReason.NonWorkingTime => "The file places the task in time its calendar does not work.",
        DateDifferenceReason.NothingHoldsStoredDate => "No link, constraint, actual or calendar in the file holds the task at its stored date.",
        DateDifferenceReason.AssignmentDates => "The dates are those of assignments that start or end elsewhere than the task.",
        DateDifferenceReason.OutOfSequence => "The source tool lets the task wait also for what a predecessor, finished out of sequence, should have waited for.",
        _ => "A rule of the source tool that is not known here.",
    };
}
