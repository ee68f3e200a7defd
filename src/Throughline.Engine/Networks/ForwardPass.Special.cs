using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <content>Activities with constraints, progress, manual dates, assignments or delays.</content>
internal sealed partial class ForwardPass
{
    private static readonly Driver ByConstraint = new(DriverKind.Constraint);

    private void Special(int activity)
    {
        var traits = _network.Traits[activity];
        if (traits.Has(Trait.Inactive)) Bridge(activity);
        else if (traits.Has(Trait.Finished)) Finished(activity);
        else if (traits.Has(Trait.Started)) Started(activity);
        else Unstarted(activity);
        if (traits.Has(Trait.Manual) && !traits.Has(Trait.Inactive)) KeepManual(activity, (Starts[activity], Finishes[activity]));
    }

    private void Set(int activity, (long At, Driver By) start, (long At, Driver By) finish)
    {
        (Starts[activity], StartDrivers[activity]) = start;
        (Finishes[activity], FinishDrivers[activity]) = finish;
    }

    private void Unstarted(int activity)
    {
        var at = _network.At(activity);
        var start = Logic(activity);
        var hasLogic = start.At != None;
        if (!hasLogic || start.At < _floor) start = _beginning;
        if (at.LevelingDelayMinutes > 0)
        {
            DelayBases[activity] = start.By;
            start = (_times.Snap(activity, start.At) + at.LevelingDelayMinutes, new Driver(DriverKind.LevelingDelay));
        }

        if (_network.Traits[activity].Has(Trait.Constrained)) start = Constrained(activity, start, hasLogic);
        var from = _times.Snap(activity, start.At);
        if (_latest is not null && _network.Traits[activity].Has(Trait.AsLateAsPossible) && _latest[activity] > from)
            (from, start.By) = (_latest[activity], new Driver(DriverKind.AsLateAsPossible));
        Set(activity, (from, start.By), _times.Finish(activity, from));
    }

    /// <summary>The rule table of constraints going forward: a finish constraint is a start constraint one duration earlier; then it is a lower limit, an upper limit, or both.</summary>
    private (long At, Driver By) Constrained(int activity, (long At, Driver By) logic, bool hasLogic)
    {
        var at = _network.At(activity);
        var date = WallClock.ToMinutes(at.ConstraintDate!.Value);
        var constraint = (At: ConstraintRules.IsOnFinish(at.Constraint) ? _times.Start(activity, date) : date, By: ByConstraint);
        if (ConstraintRules.Holds(at.Constraint, _network.Options.Constraints)) return constraint;
        var (snapped, wanted) = (_times.Snap(activity, logic.At), _times.Snap(activity, constraint.At));
        var freely = !hasLogic && _floor == None && at.LevelingDelayMinutes == 0;
        if (ConstraintRules.IsLowerLimit(at.Constraint) && (wanted > snapped || (freely && wanted < snapped))) return constraint;
        return ConstraintRules.PullsForward(at.Constraint, _network.Options.Constraints) && wanted < snapped ? constraint : logic;
    }

    private void Finished(int activity)
    {
        var at = _network.At(activity);
        Logic(activity);
        var finish = WallClock.ToMinutes(at.ActualFinish!.Value);
        var start = at.ActualStart is { } began ? (WallClock.ToMinutes(began), new Driver(DriverKind.ActualStart)) : (_times.Start(activity, finish), new Driver(DriverKind.Duration));
        Set(activity, start, (finish, new Driver(DriverKind.ActualFinish)));
    }

    private void Started(int activity)
    {
        var at = _network.At(activity);
        var start = (At: WallClock.ToMinutes(at.ActualStart!.Value), By: new Driver(DriverKind.ActualStart));
        var finish = _network.Options.Progress == ProgressRule.AsPlanned ? AsPlanned(activity, start.At) : AfterStatusDate(activity, start.At);
        if (at is { Constraint: ConstraintKind.FinishNoEarlierThan, ConstraintDate: { } date } && WallClock.ToMinutes(date) > finish.At)
            finish = (WallClock.ToMinutes(date), ByConstraint);
        Set(activity, start, finish);
    }

    private (long At, Driver By) AsPlanned(int activity, long start)
    {
        Logic(activity);
        var at = _network.At(activity);
        var done = _times.Finish(activity, start, Part.Done).At;
        if (at.Resume is { } resume && WallClock.ToMinutes(resume) is var later && later > done && _times.Work(activity, done, later) > 0 && _times.Minutes(activity, Part.Remaining) > 0)
        {
            Resumes[activity] = _times.Snap(activity, later);
            return (_times.Finish(activity, Resumes[activity], Part.Remaining).At, new Driver(DriverKind.Resume));
        }

        Resumes[activity] = done;
        return _times.Finish(activity, start);
    }

    private (long At, Driver By) AfterStatusDate(int activity, long start)
    {
        var rest = Logic(activity, Part.Remaining, _network.Options.IgnoresUnfinished);
        if (_network.StatusDate is { } status)
        {
            if (status >= rest.At) rest = (status, new Driver(DriverKind.StatusDate));
        }
        else if (_times.Finish(activity, start, Part.Done).At is var done && done >= rest.At)
        {
            rest = (done, new Driver(DriverKind.Duration));
        }

        if (_times.Minutes(activity, Part.Remaining) == 0) return _times.Finish(activity, start);
        rest.At = _times.Snap(activity, Math.Max(rest.At, start));
        Resumes[activity] = rest.At;
        var finish = _times.Finish(activity, rest.At, Part.Remaining);
        return (finish.At, rest.By.Kind == DriverKind.Duration ? finish.By : rest.By);
    }

    // Inactive work takes no time: it hands on what holds it back, and nothing when nothing does.
    private void Bridge(int activity)
    {
        var bound = Logic(activity);
        Set(activity, (bound.At, bound.At == None ? new Driver(DriverKind.Inactive) : bound.By), (bound.At, new Driver(DriverKind.Inactive)));
    }

    private void KeepManual(int activity, (long Start, long Finish) automatic)
    {
        var at = _network.At(activity);
        Automatic[activity] = automatic;
        var by = new Driver(DriverKind.Manual);
        var byDuration = new Driver(DriverKind.Duration);
        var length = _network.IsSummary(activity) ? _times.Work(activity, automatic.Start, automatic.Finish) : 0;
        if (at.ManualStart is { } start && at.ManualFinish is { } finish) Set(activity, (WallClock.ToMinutes(start), by), (WallClock.ToMinutes(finish), by));
        else if (at.ManualStart is { } only) Set(activity, (WallClock.ToMinutes(only), by), length > 0 ? (_times.Clock(activity).Add(WallClock.ToMinutes(only), length), byDuration) : _times.Finish(activity, WallClock.ToMinutes(only)));
        else if (at.ManualFinish is { } end) Set(activity, (length > 0 ? _times.Clock(activity).Subtract(WallClock.ToMinutes(end), length) : _times.Start(activity, WallClock.ToMinutes(end)), byDuration), (WallClock.ToMinutes(end), by));
    }
}
