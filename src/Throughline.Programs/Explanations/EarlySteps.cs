using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>One step behind a start or a finish: the forward pass, told for one date.</summary>
internal sealed class EarlySteps
{
    private readonly Outlook _outlook;
    private readonly int _row;
    private readonly WorkItem _item;
    private readonly ItemLength _length;
    private readonly Trail _trail;

    public EarlySteps(Outlook outlook, int row)
    {
        (_outlook, _row, _item) = (outlook, row, outlook.Item(row));
        _length = new ItemLength(outlook, row);
        _trail = new Trail(outlook, row);
    }

    /// <summary>The step, and the date that the next one explains.</summary>
    public (WhyStep Step, (int, DateKind)? Next) Of(DateKind kind)
    {
        var driver = _outlook.Driver(_row, kind);
        if (driver is DateDriver.Predecessor link) driver = new DateDriver.Predecessor(DecidingLink(link.Dependency));
        var next = kind == DateKind.Start ? Start(driver) : Finish(driver);
        return (_trail.Step(kind, driver), next);
    }

    private (int, DateKind)? Start(DateDriver driver)
    {
        switch (driver)
        {
            case DateDriver.Predecessor link:
                return ByLink(link.Dependency, isRemaining: false);
            case DateDriver.LevelingDelay delay:
                var next = delay.After is { } after ? ByLink(after, isRemaining: false) : ByBeginning();
                _trail.Skip(_length.Snap(_trail.At)).Wait(_item.LevelingDelayMinutes, null);
                return next;
            case DateDriver.Constraint { Kind: ConstraintKind.AsLateAsPossible }:
                return AsLateAsPossible();
            case DateDriver.Constraint:
                _trail.Stated(_item.ConstraintDate!.Value);
                if (IsOnFinish(_item.Constraint)) _length.Back(_trail, _outlook.Start(_row), WorkPartKind.Whole);
                return null;
            case DateDriver.ParentConstraint parent:
                _trail.Stated(_outlook.Item(_outlook.RowOf(parent.Summary)).ConstraintDate!.Value);
                return null;
            case DateDriver.Duration:
                _trail.Same(_row, _outlook.Finish(_row));
                _length.Back(_trail, _outlook.Start(_row), WorkPartKind.Whole);
                return (_row, DateKind.Finish);
            case DateDriver.Child child:
                return Child(child.Item, DateKind.Start);
            case DateDriver.DataDate:
                _trail.Stated(_outlook.Plan.Program.StatusDate!.Value);
                return null;
            case DateDriver.ProgramStart:
                return ByBeginning();
            default:
                _trail.Stated(_outlook.Start(_row));
                return null;
        }
    }

    private (int, DateKind)? Finish(DateDriver driver)
    {
        var finish = _outlook.Finish(_row);
        switch (driver)
        {
            case DateDriver.Predecessor link:
                var next = ByLink(link.Dependency, isRemaining: true);
                Remaining(finish);
                return next;
            case DateDriver.DataDate:
                _trail.Stated(_outlook.Plan.Program.StatusDate!.Value);
                Remaining(finish);
                return null;
            case DateDriver.ProgramStart:
                ByBeginning();
                Remaining(finish);
                return null;
            case DateDriver.Resume:
                _trail.Stated(_item.Resume!.Value);
                Remaining(finish);
                return null;
            case DateDriver.Duration or DateDriver.ResourceCalendar or DateDriver.Inactive:
                _trail.Same(_row, _outlook.Start(_row));
                if (ResumesWhereDone())
                {
                    _length.Forward(_trail, _outlook.RemainingStart(_row), WorkPartKind.Done);
                    Remaining(finish);
                    return (_row, DateKind.Start);
                }

                if (_item.ActualStart is not null && _item.PercentComplete > 0) _trail.Say(new WhyFact.Progress(_item.PercentComplete, _length.Minutes(WorkPartKind.Remaining)));
                _length.Forward(_trail, finish, WorkPartKind.Whole);
                return (_row, DateKind.Start);
            case DateDriver.Constraint:
                _trail.Stated(_item.ConstraintDate!.Value);
                return null;
            case DateDriver.Child child:
                return Child(child.Item, DateKind.Finish);
            default:
                _trail.Stated(finish);
                return null;
        }
    }

    // Of links that give the same date, one from work as late as possible explains nothing: that work lies there because of this one.
    private DependencyId DecidingLink(DependencyId link)
    {
        if (!WaitsToBeLate(TracedLink.Of(_outlook, link)!.Value.Predecessor)) return link;
        var links = _outlook.Links;
        for (var other = 0; other < links.Length; other++)
            if (IsOrHolds(links[other].Successor) && !WaitsToBeLate(links[other].Predecessor) && _outlook.Schedule.IsDriving(other, _row))
                return links[other].Dependency.Id;
        return link;
    }

    private bool WaitsToBeLate(int row) => _outlook.Driver(row, DateKind.Start) is DateDriver.Constraint { Kind: ConstraintKind.AsLateAsPossible };

    private bool IsOrHolds(int row) => row <= _row && _row < _outlook.EndOfBranch(row);

    // Without a status date the rest goes on where all that is done ends: of several people the last decides, and waits again for working time.
    private bool ResumesWhereDone() => _item.ActualStart is not null && _item.ActualFinish is null && _outlook.IsActive(_row) && _item.Mode != SchedulingMode.Manual
        && _outlook.Plan.Program.Schedule.Progress != ProgressRule.AsPlanned && _length.Minutes(WorkPartKind.Remaining) > 0;

    private void Remaining(DateTime finish)
    {
        // What remains cannot lie before the recorded start, even where that lies after the status date.
        if (_trail.At < _outlook.Start(_row)) _trail.Same(_row, _outlook.Start(_row));
        _trail.Skip(_outlook.RemainingStart(_row));
        _trail.Say(new WhyFact.Progress(_item.PercentComplete, _length.Minutes(WorkPartKind.Remaining)));
        _length.Forward(_trail, finish, WorkPartKind.Remaining);
    }

    private (int, DateKind)? ByBeginning()
    {
        var program = _outlook.Plan.Program;
        _trail.Stated(program.Schedule.StartFloor == StartFloor.StatusDate && program.StatusDate > program.Start ? program.StatusDate.Value
            : program.ScheduleFrom == ScheduleFrom.Finish ? _outlook.Schedule.ProjectStart : program.Start);
        return null;
    }

    private (int, DateKind)? Child(WorkItemId child, DateKind kind)
    {
        var row = _outlook.RowOf(child);
        _trail.Same(row, _outlook.Date(row, kind));
        return (row, kind);
    }

    private (int, DateKind)? ByLink(DependencyId id, bool isRemaining)
    {
        var terms = TracedLink.Of(_outlook, id)!.Value;
        var kind = terms.FromFinish ? DateKind.Finish : DateKind.Start;
        if (!_outlook.IsActive(terms.Predecessor)) return ThroughInactive(terms);
        var from = _outlook.Date(terms.Predecessor, kind);
        _trail.Begin(new WhyFact.Link(id, _outlook.Item(terms.Predecessor).Id, from, terms.Type, terms.Dependency.Lag), from);
        if (StartedLag(terms) is { } rest) _trail.Stated(_outlook.Plan.Program.StatusDate!.Value).Wait(rest, terms.LagCalendar);
        else _trail.Wait(terms.LagMinutes, terms.LagCalendar);
        if (terms.ToFinish) _length.Back(_trail, isRemaining ? _outlook.RemainingStart(_row) : _outlook.Start(_row), isRemaining ? WorkPartKind.Remaining : WorkPartKind.Whole);
        return (terms.Predecessor, kind);
    }

    // Inactive work hands on what holds it back; the chain goes on at the work before it.
    private (int, DateKind)? ThroughInactive(TracedLink terms)
    {
        var item = _outlook.Item(terms.Predecessor);
        var driver = _outlook.Driver(terms.Predecessor, DateKind.Start);
        var before = driver is DateDriver.Predecessor link ? new EarlySteps(_outlook, terms.Predecessor) : null;
        var next = before?.ByLink(((DateDriver.Predecessor)driver).Dependency, isRemaining: false) ?? ByBeginning();
        var at = before?._trail.At ?? _trail.At;
        _trail.Begin(new WhyFact.Link(terms.Dependency.Id, item.Id, at, terms.Type, terms.Dependency.Lag), at).Wait(terms.LagMinutes, terms.LagCalendar);
        if (terms.ToFinish) _length.Back(_trail, _outlook.Start(_row), WorkPartKind.Whole);
        return next;
    }

    private long? StartedLag(TracedLink terms)
    {
        var program = _outlook.Plan.Program;
        var predecessor = _outlook.Item(terms.Predecessor);
        if (program.Schedule.StartedLag != StartedLagRule.ActualDuration || terms.Type != LinkType.StartToStart || program.StatusDate is null) return null;
        if ((predecessor.ActualStart ?? predecessor.ActualFinish) is null || terms.LagMinutes == 0 || terms.LagCalendar is null) return null;
        return Math.Max(0, terms.LagMinutes - new ItemLength(_outlook, terms.Predecessor).Minutes(WorkPartKind.Done));
    }

    /// <summary>As late as possible: what follows bounds it, or the program's finish.</summary>
    private (int, DateKind)? AsLateAsPossible()
    {
        var start = _outlook.Start(_row);
        if (_outlook.Plan.Program.Schedule.AsLateAsPossible == AsLateAsPossibleRule.ZeroTotalFloat)
        {
            var late = _outlook.LateStart(_row);
            if (late == start || _outlook.CalendarOf(_row).Work(start, late) == 0)
            {
                _trail.Same(_row, late);
                return (_row, DateKind.LateStart);
            }

            // Manual work behind it let the late dates go further than it was placed: only the result can be told.
            _trail.Stated(start);
            return null;
        }

        foreach (var link in _outlook.LinksFrom(_row))
        {
            if (TracedLink.Of(_outlook, link) is not { } terms) continue;
            var kind = terms.ToFinish ? DateKind.Finish : DateKind.Start;
            var to = _outlook.Date(terms.Successor, kind);
            var trial = new Trail(_outlook, _row);
            Bounded(trial, terms, to);
            if (trial.At != start) continue;
            Bounded(_trail, terms, to);
            return (terms.Successor, kind);
        }

        var free = new Trail(_outlook, _row).Stated(_outlook.ProgramFinish);
        ToStart(free);
        // What bounded it may itself have moved since; then only the result can be told.
        if (free.At == start) ToStart(_trail.Stated(_outlook.ProgramFinish));
        else _trail.Stated(start);
        return null;
    }

    private void ToStart(Trail trail)
    {
        trail.Skip(_length.PullBack(trail.At));
        _length.Back(trail, _outlook.Start(_row), WorkPartKind.Whole);
    }

    private void Bounded(Trail trail, TracedLink terms, DateTime to)
    {
        trail.Begin(new WhyFact.Link(terms.Dependency.Id, _outlook.Item(terms.Successor).Id, to, terms.Type, terms.Dependency.Lag), to).Wait(-terms.LagMinutes, terms.LagCalendar);
        if (terms.FromFinish) ToStart(trail);
    }

    private static bool IsOnFinish(ConstraintKind kind) =>
        kind is ConstraintKind.MustFinishOn or ConstraintKind.FinishNoEarlierThan or ConstraintKind.FinishNoLaterThan or ConstraintKind.FinishOn;
}
