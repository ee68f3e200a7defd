using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange;

/// <summary>Compares the dates a file holds with computed ones, and names why they differ.</summary>
public sealed class DateDifferences
{
    private readonly StoredDates _stored;
    private readonly Outlook _outlook;
    private readonly ILookup<int, LinkRow> _links;
    private readonly HashSet<int> _different = [];

    private DateDifferences(StoredDates stored, Outlook outlook)
    {
        _stored = stored;
        _outlook = outlook;
        _links = outlook.Links.ToArray().ToLookup(link => link.Successor);
    }

    /// <summary>Compares.</summary>
    /// <param name="stored">The dates of the file.</param>
    /// <param name="outlook">The outlook of the plan that was read from it. Without dates nothing is compared.</param>
    public static DateComparison Between(StoredDates stored, Outlook outlook) =>
        outlook.HasDates ? new DateDifferences(stored, outlook).Compare() : new DateComparison(0, []);

    private DateComparison Compare()
    {
        var compared = 0;
        for (var row = 0; row < _outlook.Count; row++)
        {
            if (Stored(row) is not { } date || date is { Start: null, Finish: null } || _outlook.IsSummary(row)) continue;
            compared++;
            if (!IsEqual(row, date)) _different.Add(row);
        }
        var differences = _different.Order().Select(row => Explain(row, Stored(row)!));
        return new DateComparison(compared, [.. differences]);
    }

    private StoredDate? Stored(int row) => _stored.Of(_outlook.Item(row).Id);

    private bool IsEqual(int row, StoredDate date) =>
        (date.Start is null || date.Start == _outlook.Start(row)) && (date.Finish is null || date.Finish == _outlook.Finish(row));

    private DateDifference Explain(int row, StoredDate date)
    {
        var (reason, because) = Reason(row, date);
        return new DateDifference(_outlook.Item(row).Id, date.Start, date.Finish, _outlook.Start(row), _outlook.Finish(row), reason, because);
    }

    private (DateDifferenceReason Reason, WorkItemId? Because) Reason(int row, StoredDate date)
    {
        var item = _outlook.Item(row);
        var calendar = _outlook.CalendarOf(row);
        if (IsSameMoment(calendar, date.Start, _outlook.Start(row)) && IsSameMoment(calendar, date.Finish, _outlook.Finish(row))) return (DateDifferenceReason.SameWorkingMoment, null);
        if ((date.Facts & (FileFacts.Split | FileFacts.Contoured)) != FileFacts.None) return (DateDifferenceReason.SplitOrContoured, null);
        if (!IsSameMoment(calendar, date.Start, _outlook.Start(row)) && HeldBy(row) is { } predecessor) return (DateDifferenceReason.FollowsPredecessor, predecessor);
        if (date.Facts.HasFlag(FileFacts.LinkDropped)) return (DateDifferenceReason.LinkDropped, null);
        if (IsMovedBehindStatusDate(item, date, row)) return (DateDifferenceReason.StatusDate, null);
        if (date.Start is { } start && calendar.HasWorkingTime && !item.IsMilestone && calendar.NextWorkStart(start) != start && date.Start != _outlook.Start(row)) return (DateDifferenceReason.NonWorkingTime, null);
        if (Contradicts(item, date, calendar)) return (DateDifferenceReason.FileContradictsItself, null);
        if (date.Facts.HasFlag(FileFacts.AssignmentApart)) return (DateDifferenceReason.AssignmentDates, null);
        if (date.Start > _outlook.Start(row) && WaitsBehindFinished(row)) return (DateDifferenceReason.OutOfSequence, null);
        // A "no later than" holds nothing back.
        if (item is { Constraint: ConstraintKind.AsSoonAsPossible or ConstraintKind.StartNoLaterThan or ConstraintKind.FinishNoLaterThan, ActualStart: null, Mode: SchedulingMode.Automatic } && _outlook.Driver(row, DateKind.Start) is DateDriver.ProgramStart or DateDriver.Predecessor)
            return (DateDifferenceReason.NothingHoldsStoredDate, null);
        return (DateDifferenceReason.OtherRule, null);
    }

    private static bool IsSameMoment(WorkingCalendar calendar, DateTime? stored, DateTime computed) =>
        stored is not { } date || date == computed || calendar.HasWorkingTime && calendar.Work(date, computed) == 0;

    /// <summary>A predecessor, of the task or of a summary above it, whose own dates differ; the one that drives if there is one.</summary>
    private WorkItemId? HeldBy(int row)
    {
        WorkItemId? any = null;
        for (var at = row; at >= 0; at = _outlook.Parent(at))
            foreach (var link in _links[at])
            {
                var end = _outlook.IsSummary(link.Predecessor) ? _outlook.EndOfBranch(link.Predecessor) : link.Predecessor + 1;
                for (var predecessor = link.Predecessor; predecessor < end; predecessor++)
                {
                    if (!_different.Contains(predecessor)) continue;
                    if (link.IsDriving) return _outlook.Item(predecessor).Id;
                    any ??= _outlook.Item(predecessor).Id;
                }
            }
        return any;
    }

    private bool WaitsBehindFinished(int row) => _links[row].Any(link => _outlook.Item(link.Predecessor).ActualFinish is not null
        && _links[link.Predecessor].Any(before => _outlook.Item(before.Predecessor).ActualFinish is null && _outlook.Finish(before.Predecessor) > _outlook.Finish(link.Predecessor)));

    private bool IsMovedBehindStatusDate(WorkItem item, StoredDate date, int row) =>
        _outlook.Plan.Program is { StatusDate: { } status, Schedule.StartFloor: StartFloor.None } && item.PercentComplete < 100 && item.ActualFinish is null
        && (date.Start >= status && _outlook.Start(row) < status || item.ActualStart is not null && date.Finish > _outlook.Finish(row) && date.Finish >= status);

    private static bool Contradicts(WorkItem item, StoredDate date, WorkingCalendar calendar)
    {
        if (item.ActualStart is { } actual && date.Start is { } stated && stated != actual) return true;
        if (date is not { Start: { } start, Finish: { } finish } || !calendar.HasWorkingTime) return false;
        var minutes = item.Duration.IsElapsed ? (long)(finish - start).TotalMinutes : calendar.Work(start, finish);
        return minutes != item.Duration.Minutes;
    }
}
