using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>One step behind a late date: the backward pass, told for one date.</summary>
internal sealed class LateSteps
{
    private readonly Outlook _outlook;
    private readonly int _row;
    private readonly WorkItem _item;
    private readonly ItemLength _length;
    private readonly Trail _trail;

    public LateSteps(Outlook outlook, int row)
    {
        (_outlook, _row, _item) = (outlook, row, outlook.Item(row));
        _length = new ItemLength(outlook, row);
        _trail = new Trail(outlook, row);
    }

    /// <summary>The step, and the date that the next one explains.</summary>
    public (WhyStep Step, (int, DateKind)? Next) Of(DateKind kind)
    {
        var driver = _outlook.Driver(_row, kind);
        var next = kind == DateKind.LateFinish ? Finish(driver) : Start(driver);
        return (_trail.Step(kind, driver), next);
    }

    private (int, DateKind)? Start(DateDriver driver)
    {
        switch (driver)
        {
            case DateDriver.Child child:
                return Child(child.Item, DateKind.LateStart);
            case DateDriver.Duration:
                _trail.Same(_row, _outlook.LateFinish(_row));
                if (_item.Mode == SchedulingMode.Manual && (_item.ManualStart ?? _item.ManualFinish) is not null)
                    _trail.Work(-Clock().Work(_outlook.Start(_row), _outlook.Finish(_row)), _trail.Clock);
                else if (_outlook.IsActive(_row))
                    _length.Back(_trail, _outlook.LateStart(_row), _item.ActualStart is null ? WorkPartKind.Whole : WorkPartKind.Remaining);
                return (_row, DateKind.LateFinish);
            default:
                _trail.Stated(_outlook.LateStart(_row));
                return null;
        }
    }

    private (int, DateKind)? Finish(DateDriver driver)
    {
        switch (driver)
        {
            case DateDriver.Successor link:
                return ByLink(link.Dependency);
            case DateDriver.Child child:
                return Child(child.Item, DateKind.LateFinish);
            case DateDriver.ProgramFinish:
                var last = LastRow();
                _trail.Same(last, _outlook.ProgramFinish);
                return null;
            case DateDriver.MustFinishBy:
                _trail.Stated(_outlook.Plan.Program.Finish!.Value);
                return null;
            case DateDriver.Deadline:
                _trail.Stated(PlanNetwork.EndOfDay(_item.Deadline!.Value));
                return null;
            case DateDriver.OpenEnd:
                _trail.Same(_row, _outlook.Finish(_row));
                return (_row, DateKind.Finish);
            case DateDriver.Constraint:
                _trail.Stated(_item.ConstraintDate!.Value);
                if (_item.Constraint is not (ConstraintKind.MustFinishOn or ConstraintKind.FinishNoLaterThan or ConstraintKind.FinishOn)) Forward();
                return null;
            case DateDriver.ParentConstraint parent:
                var summary = _outlook.Item(_outlook.RowOf(parent.Summary));
                _trail.Stated(summary.ConstraintDate!.Value);
                if (summary.Constraint == ConstraintKind.StartNoLaterThan) Forward();
                return null;
            default:
                _trail.Stated(_outlook.LateFinish(_row));
                return null;
        }
    }

    private (int, DateKind)? ByLink(DependencyId id)
    {
        var terms = TracedLink.Of(_outlook, id)!.Value;
        var (other, kind) = IsRecorded(terms.Successor)
            ? (terms.Successor, terms.ToFinish ? DateKind.Finish : DateKind.Start)
            : DecidingLeaf(terms.Successor, terms.ToFinish ? DateKind.LateFinish : DateKind.LateStart);
        var to = _outlook.Date(other, kind);
        _trail.Begin(new WhyFact.Link(id, _outlook.Item(other).Id, to, terms.Type, terms.Dependency.Lag), to);
        // Of equivalent times the latest counts: what precedes on another calendar may use the gap in between.
        if (kind is DateKind.LateStart or DateKind.LateFinish && new ItemLength(_outlook, other).Latest(kind) is var (latest, calendar)) _trail.SkipTo(latest, calendar);
        _trail.Wait(-terms.LagMinutes, terms.LagCalendar);
        if (terms.LagMinutes != 0 && terms.LagCalendar is { } lag) _trail.SkipTo(lag.NextWorkStart(_trail.At), lag);
        if (!terms.FromFinish) Forward();
        return (other, kind);
    }

    // With actual dates, what precedes recorded work should have made room for the record.
    private bool IsRecorded(int row) => _outlook.Plan.Program.Schedule.Progress == ProgressRule.ActualDates && !_outlook.IsSummary(row) && _outlook.IsActive(row)
        && (_outlook.Item(row).ActualStart ?? _outlook.Item(row).ActualFinish) is not null;

    // A late limit on the start is one on the finish a duration later; of several assignments the last one decides.
    private void Forward()
    {
        if (_outlook.IsActive(_row)) _length.Forward(_trail, _outlook.LateFinish(_row), WorkPartKind.Whole);
    }

    private (int, DateKind)? Child(WorkItemId child, DateKind kind)
    {
        var row = _outlook.RowOf(child);
        _trail.Same(row, _outlook.Date(row, kind));
        return (row, kind);
    }

    /// <summary>A link into a summary must leave room for the first of its unfinished leaves.</summary>
    private (int Row, DateKind Kind) DecidingLeaf(int row, DateKind kind)
    {
        if (!_outlook.IsSummary(row)) return (row, kind);
        var first = -1;
        for (var below = row + 1; below < _outlook.EndOfBranch(row); below++)
        {
            if (_outlook.IsSummary(below) || !_outlook.IsActive(below) || _outlook.Item(below).ActualFinish is not null) continue;
            if (first < 0 || new ItemLength(_outlook, below).Latest(kind).At < new ItemLength(_outlook, first).Latest(kind).At) first = below;
        }

        return (first < 0 ? row : first, kind);
    }

    private int LastRow()
    {
        for (var row = 0; row < _outlook.Count; row++)
            if (!_outlook.IsSummary(row) && _outlook.IsActive(row) && _outlook.Finish(row) == _outlook.ProgramFinish)
                return row;
        return _row;
    }

    private Engine.Calendars.WorkingCalendar Clock() => _trail.Clock ?? Engine.Calendars.WorkingCalendar.Continuous;
}
