using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Computes each date again from nothing but its driver and the five calendar primitives, and compares.</summary>
internal sealed partial class Recomputation(RandomPlan plan, Schedule schedule)
{
    public void Check(int i)
    {
        if (DrivingChain.IsInactive(schedule, i)) return;
        schedule.EarlyStart(i).ShouldBe(Start(i), $"start of {i}, driven by {schedule.StartDriver(i)}");
        schedule.EarlyFinish(i).ShouldBe(Finish(i), $"finish of {i}, driven by {schedule.FinishDriver(i)}");
        schedule.LateFinish(i).ShouldBe(LateFinish(i), $"late finish of {i}, driven by {schedule.LateFinishDriver(i)}");
        schedule.LateStart(i).ShouldBe(LateStart(i), $"late start of {i}, driven by {schedule.LateStartDriver(i)}");
    }

    private Activity At(int i) => plan.Activities[i];

    private WorkingCalendar Clock(int i) => At(i).IsElapsed && !schedule.Network.IsSummary(i) ? WorkingCalendar.Continuous : RandomPlan.Calendars[At(i).Calendar];

    private bool IsAssigned(int i) => !At(i).Assignments.IsDefaultOrEmpty && !schedule.Network.IsSummary(i);

    private DateTime Start(int i) => Start(i, schedule.StartDriver(i));

    private DateTime Start(int i, Driver driver)
    {
        var activity = At(i);
        return driver.Kind switch
        {
            DriverKind.ProjectStart => Snap(i, schedule.ProjectStart),
            DriverKind.StatusDate => Snap(i, plan.StatusDate!.Value),
            DriverKind.Link => Snap(i, Bound(driver.Index, i, remaining: false)),
            DriverKind.Constraint => Snap(i, IsOnFinish(activity.Constraint) ? Before(i, activity.ConstraintDate!.Value) : activity.ConstraintDate!.Value),
            DriverKind.ParentConstraint => Snap(i, At(driver.Index).ConstraintDate!.Value),
            DriverKind.ActualStart => activity.ActualStart!.Value,
            DriverKind.Manual => activity.ManualStart!.Value,
            DriverKind.LevelingDelay => Snap(i, Start(i, schedule.DelayBase(i)!.Value).AddMinutes(activity.LevelingDelayMinutes)),
            DriverKind.Child => schedule.EarlyStart(driver.Index),
            // How late is decided by what follows; that it is a working start is all there is to recompute.
            DriverKind.AsLateAsPossible => schedule.EarlyStart(i),
            _ => throw new InvalidOperationException($"{driver} drives no start."),
        };
    }

    private DateTime Finish(int i)
    {
        var driver = schedule.FinishDriver(i);
        var activity = At(i);
        return driver.Kind switch
        {
            DriverKind.Duration or DriverKind.Assignment => activity.ActualStart is not null && schedule.RemainingStart(i) != schedule.EarlyStart(i) && schedule.Network.Options.Progress != ProgressRule.AsPlanned && Remaining(i) > 0
                ? After(i, schedule.RemainingStart(i), remaining: true)
                : After(i, schedule.EarlyStart(i)),
            DriverKind.Constraint => activity.ConstraintDate!.Value,
            DriverKind.ActualFinish => activity.ActualFinish!.Value,
            DriverKind.Manual => activity.ManualFinish!.Value,
            DriverKind.Child => schedule.EarlyFinish(driver.Index),
            DriverKind.StatusDate => After(i, Snap(i, Later(plan.StatusDate!.Value, activity.ActualStart!.Value)), remaining: true),
            DriverKind.Link => After(i, Snap(i, Later(Bound(driver.Index, i, remaining: true), activity.ActualStart!.Value)), remaining: true),
            DriverKind.ParentConstraint => After(i, Snap(i, Later(At(driver.Index).ConstraintDate!.Value, activity.ActualStart!.Value)), remaining: true),
            _ => throw new InvalidOperationException($"{driver} drives no finish."),
        };
    }

    private DateTime Bound(int number, int successor, bool remaining)
    {
        var link = plan.Links[number];
        var (type, lag) = DrivingChain.Bridged(schedule, link) && schedule.Network.Options.Inactive == InactiveRule.BridgeFinishToStart ? (LinkType.FinishToStart, default) : (link.Type, link.Lag);
        var from = DrivingChain.IsInactive(schedule, link.Predecessor) ? Handed(link.Predecessor)!.Value : type is LinkType.FinishToStart or LinkType.FinishToFinish ? schedule.EarlyFinish(link.Predecessor) : schedule.EarlyStart(link.Predecessor);
        var at = Lagged(link, lag, from);
        return type is LinkType.FinishToFinish or LinkType.StartToFinish ? Before(successor, at, remaining) : at;
    }

    // Inactive work hands on what drives it, or nothing.
    private DateTime? Handed(int i)
    {
        if (schedule.Network.IsSummary(i)) return Enumerable.Range(0, schedule.Count).Where(child => At(child).Parent == i).Max(Handed);
        return schedule.StartDriver(i).Kind == DriverKind.Inactive ? null : Bound(schedule.StartDriver(i).Index, i, remaining: false);
    }

    private DateTime Lagged(Link link, LinkLag lag, DateTime from)
    {
        var (minutes, elapsed) = Minutes(link, lag);
        return elapsed ? from.AddMinutes(minutes) : LagCalendarOf(link).Add(from, minutes);
    }

    private WorkingCalendar LagCalendarOf(Link link) =>
        RandomPlan.Calendars[At(schedule.Network.Options.LagCalendar == LagCalendar.Predecessor ? link.Predecessor : link.Successor).Calendar];

    private (long Minutes, bool IsElapsed) Minutes(Link link, LinkLag lag)
    {
        var (i, isSummary) = (link.Predecessor, schedule.Network.IsSummary(link.Predecessor));
        var elapsed = lag.Unit == LagUnit.ElapsedMinutes || (lag.Unit == LagUnit.Percent && At(i).IsElapsed && !isSummary);
        if (lag.Unit != LagUnit.Percent) return ((long)lag.Amount, elapsed);
        var duration = isSummary ? Clock(i).Work(schedule.EarlyStart(i), schedule.EarlyFinish(i)) : At(i).DurationMinutes;
        return ((long)Math.Round(lag.Amount / 100 * duration, MidpointRounding.AwayFromZero), elapsed);
    }

    private DateTime Snap(int i, DateTime at)
    {
        if (IsAssigned(i)) return At(i).Assignments.Where(work => work.DelayMinutes == 0).Min(work => RandomPlan.Calendars[work.Calendar].NextWorkStart(at));
        return At(i).DurationMinutes == 0 && Clock(i).PreviousWorkFinish(at) == at ? at : Clock(i).NextWorkStart(at);
    }

    private long Remaining(int i, long? of = null) => (long)Math.Round((of ?? At(i).DurationMinutes) * (decimal)Math.Round(At(i).DurationMinutes * (100 - At(i).PercentComplete) / 100, MidpointRounding.AwayFromZero) / Math.Max(1, At(i).DurationMinutes), MidpointRounding.AwayFromZero);

    private DateTime After(int i, DateTime start, bool remaining = false) => IsAssigned(i)
        ? At(i).Assignments.Max(work => remaining
            ? RandomPlan.Calendars[work.Calendar].Add(start, Remaining(i, work.Minutes))
            : RandomPlan.Calendars[work.Calendar].Add(RandomPlan.Calendars[work.Calendar].Add(start, work.DelayMinutes), work.Minutes))
        : Clock(i).Add(start, remaining ? Remaining(i) : At(i).DurationMinutes);

    private DateTime Before(int i, DateTime finish, bool remaining = false) => IsAssigned(i)
        ? At(i).Assignments.Min(work => RandomPlan.Calendars[work.Calendar].Subtract(finish, remaining ? Remaining(i, work.Minutes) : work.Minutes + work.DelayMinutes))
        : Clock(i).Subtract(finish, remaining ? Remaining(i) : At(i).DurationMinutes);

    private static bool IsOnFinish(ConstraintKind kind) => kind is ConstraintKind.MustFinishOn or ConstraintKind.FinishNoEarlierThan or ConstraintKind.FinishNoLaterThan or ConstraintKind.FinishOn;

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
