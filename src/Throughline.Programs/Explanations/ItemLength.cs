using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>Which part of an item's work.</summary>
internal enum WorkPartKind
{
    Whole,
    Remaining,
    Done,
}

/// <summary>How long an item takes, and on which calendar: its duration, or the work of the assignment that decides.</summary>
internal sealed class ItemLength(Outlook outlook, int row)
{
    private readonly WorkItem _item = outlook.Item(row);
    private readonly ImmutableArray<WorkPart> _parts = outlook.Network.Parts.GetValueOrDefault(row, []);

    /// <summary>Minutes of a part of the duration.</summary>
    public long Minutes(WorkPartKind part)
    {
        var whole = outlook.IsSummary(row) ? 0 : _item.Duration.Minutes;
        if (part == WorkPartKind.Whole) return whole;
        var remaining = _item.RemainingMinutes ?? (long)Math.Round(_item.Duration.Minutes * (100 - _item.PercentComplete) / 100, MidpointRounding.AwayFromZero);
        return part == WorkPartKind.Remaining ? remaining : Math.Max(0, whole - remaining);
    }

    /// <summary>The first time from a time on at which the item can start; a moment may stay at the end of a period.</summary>
    public DateTime Snap(DateTime at)
    {
        var atOnce = _parts.Where(part => part.Assignment.DelayMinutes == 0).ToList();
        if (atOnce.Count > 0) return atOnce.Min(part => part.Calendar.NextWorkStart(at));
        return Minutes(WorkPartKind.Whole) == 0 && Clock.PreviousWorkFinish(at) == at ? at : Clock.NextWorkStart(at);
    }

    /// <summary>The last time up to a time at which the item can finish.</summary>
    public DateTime PullBack(DateTime at) => _parts.IsEmpty ? Clock.PreviousWorkFinish(at) : _parts.Max(part => part.Calendar.PreviousWorkFinish(at));

    /// <summary>The latest time equivalent to a late date, and the calendar on which it is.</summary>
    public (DateTime At, WorkingCalendar Calendar) Latest(DateKind kind)
    {
        var date = outlook.Date(row, kind);
        // Inactive work hands on what its own followers leave, as it is.
        if (!outlook.IsActive(row)) return (date, Clock);
        if (kind == DateKind.LateStart) return Minutes(WorkPartKind.Whole) == 0 && _parts.IsEmpty ? (Clock.NextWorkStart(date), Clock) : (date, Clock);
        if (_parts.IsEmpty || IsManual) return (Clock.NextWorkStart(date), Clock);
        var start = outlook.LateStart(row);
        var length = _item.ActualStart is null ? WorkPartKind.Whole : WorkPartKind.Remaining;
        var (at, calendar) = _parts.Select(part => (At: part.Calendar.NextWorkStart(Finish(part, start, length)), part.Calendar)).MaxBy(latest => latest.At);
        return at > date ? (at, calendar) : (date, Clock);
    }

    /// <summary>Works from where the trail is to a finish.</summary>
    public void Forward(Trail trail, DateTime finish, WorkPartKind part)
    {
        if (!_parts.IsEmpty && !IsSetByHand())
        {
            var last = _parts.FirstOrDefault(candidate => Finish(candidate, trail.At, part) == finish, _parts.MaxBy(candidate => Finish(candidate, trail.At, part)));
            trail.Say(new WhyFact.AssignedTo(last.Assignment.Id, last.Assignment.Resource));
            if (part != WorkPartKind.Remaining) trail.Wait(last.Assignment.DelayMinutes, last.Calendar);
            trail.Work(Minutes(last, part), last.Calendar);
        }
        else
        {
            trail.Work(IsSetByHand() ? Between(trail.At, finish) : Minutes(part), trail.Clock);
        }
    }

    /// <summary>Works back from where the trail is to a start.</summary>
    public void Back(Trail trail, DateTime start, WorkPartKind part)
    {
        if (!_parts.IsEmpty && !IsSetByHand())
        {
            var first = _parts.FirstOrDefault(candidate => Start(candidate, trail.At, part) == start, _parts.MinBy(candidate => Start(candidate, trail.At, part)));
            trail.Say(new WhyFact.AssignedTo(first.Assignment.Id, first.Assignment.Resource));
            trail.Work(-Minutes(first, part) - Delay(first, part), first.Calendar);
        }
        else
        {
            trail.Work(-Minutes(part), trail.Clock);
        }
    }

    private WorkingCalendar Clock => _item.Duration.IsElapsed && !outlook.IsSummary(row) ? WorkingCalendar.Continuous : outlook.CalendarOf(row);

    private bool IsManual => _item.Mode == SchedulingMode.Manual && (_item.ManualStart ?? _item.ManualFinish) is not null;

    private bool IsSetByHand() => IsManual && outlook.IsSummary(row);

    private long Between(DateTime from, DateTime to) => outlook.CalendarOf(row).Work(from, to);

    private static long Delay(WorkPart candidate, WorkPartKind part) => part == WorkPartKind.Remaining ? 0 : candidate.Assignment.DelayMinutes;

    private DateTime Finish(WorkPart candidate, DateTime start, WorkPartKind part) =>
        candidate.Calendar.Add(candidate.Calendar.Add(start, Delay(candidate, part)), Minutes(candidate, part));

    private DateTime Start(WorkPart candidate, DateTime finish, WorkPartKind part) =>
        candidate.Calendar.Subtract(finish, Delay(candidate, part) + Minutes(candidate, part));

    private long Minutes(WorkPart candidate, WorkPartKind part)
    {
        if (part == WorkPartKind.Whole) return candidate.Minutes;
        var duration = _item.Duration.Minutes;
        var remaining = candidate.Remaining
            ?? (duration == 0 ? candidate.Minutes : (long)Math.Round(candidate.Minutes * (decimal)Minutes(WorkPartKind.Remaining) / duration, MidpointRounding.AwayFromZero));
        return part == WorkPartKind.Remaining ? remaining : Math.Max(0, candidate.Minutes - remaining);
    }
}
