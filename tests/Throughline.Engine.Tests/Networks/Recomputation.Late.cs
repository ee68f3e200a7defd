using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <content>Late dates, from their drivers.</content>
internal sealed partial class Recomputation
{
    private DateTime LateStart(int i)
    {
        var driver = schedule.LateStartDriver(i);
        var activity = At(i);
        return driver.Kind switch
        {
            DriverKind.ActualStart => schedule.EarlyStart(i),
            DriverKind.Child => schedule.LateStart(driver.Index),
            DriverKind.Duration when IsManual(i) => Clock(i).Subtract(schedule.LateFinish(i), Clock(i).Work(schedule.EarlyStart(i), schedule.EarlyFinish(i))),
            DriverKind.Duration => Before(i, schedule.LateFinish(i), remaining: activity.ActualStart is not null),
            _ => throw new InvalidOperationException($"{driver} drives no late start."),
        };
    }

    private DateTime LateFinish(int i)
    {
        var driver = schedule.LateFinishDriver(i);
        var activity = At(i);
        if (driver.Kind == DriverKind.ActualFinish) return schedule.EarlyFinish(i);
        if (driver.Kind == DriverKind.Child) return schedule.LateFinish(driver.Index);
        var limit = driver.Kind switch
        {
            DriverKind.ProjectFinish => schedule.ProjectFinish,
            DriverKind.Deadline => activity.Deadline!.Value,
            DriverKind.Constraint => Limit(i, activity.Constraint, activity.ConstraintDate!.Value),
            DriverKind.ParentConstraint => Limit(i, At(driver.Index).Constraint, At(driver.Index).ConstraintDate!.Value),
            DriverKind.Link => LateBound(driver.Index, i),
            _ => throw new InvalidOperationException($"{driver} drives no late finish."),
        };
        var isMoment = activity.DurationMinutes == 0 && !IsAssigned(i) && !IsManual(i);
        if (isMoment && Clock(i).Work(schedule.EarlyFinish(i), limit) == 0) return schedule.EarlyFinish(i);
        return IsAssigned(i) ? At(i).Assignments.Max(work => RandomPlan.Calendars[work.Calendar].PreviousWorkFinish(limit)) : Clock(i).PreviousWorkFinish(limit);
    }

    private bool IsManual(int i) => At(i).IsManual;

    private DateTime Limit(int i, ConstraintKind kind, DateTime date) => IsOnFinish(kind) ? date : After(i, date);

    private DateTime LateBound(int number, int predecessor)
    {
        var link = plan.Links[number];
        var bridged = DrivingChain.Bridged(schedule, link) && schedule.Network.Options.Inactive == InactiveRule.BridgeFinishToStart;
        var (type, lag) = bridged ? (LinkType.FinishToStart, default) : (link.Type, link.Lag);
        var toFinish = type is LinkType.FinishToFinish or LinkType.StartToFinish;
        var at = Unlagged(link, lag, (Recorded(link.Successor, toFinish) ?? Room(link.Successor, toFinish))!.Value);
        return type is LinkType.FinishToStart or LinkType.FinishToFinish ? at : After(predecessor, at);
    }

    private DateTime? Recorded(int successor, bool finish)
    {
        if (schedule.Network.Options.Progress != ProgressRule.ActualDates || (At(successor).ActualStart ?? At(successor).ActualFinish) is null || schedule.Network.IsSummary(successor) || DrivingChain.IsInactive(schedule, successor)) return null;
        return finish ? schedule.EarlyFinish(successor) : schedule.EarlyStart(successor);
    }

    // What a successor leaves: the latest time equivalent to its late date; of a summary, the first of its leaves.
    private DateTime? Room(int i, bool finish)
    {
        if (DrivingChain.IsInactive(schedule, i) && !schedule.Network.IsSummary(i)) return schedule.LateFinish(i);
        if (schedule.Network.IsSummary(i))
            return Enumerable.Range(0, schedule.Count).Where(child => At(child).Parent == i && (DrivingChain.IsInactive(schedule, child) ? DrivingChain.IsInactive(schedule, i) : schedule.Network.IsSummary(child) || At(child).ActualFinish is null)).Min(child => Room(child, finish));
        if (!finish) return At(i).DurationMinutes == 0 && !IsAssigned(i) ? Clock(i).NextWorkStart(schedule.LateStart(i)) : schedule.LateStart(i);
        if (!IsAssigned(i) || IsManual(i)) return Clock(i).NextWorkStart(schedule.LateFinish(i));
        return Later(schedule.LateFinish(i), At(i).Assignments.Max(work => RandomPlan.Calendars[work.Calendar].NextWorkStart(RandomPlan.Calendars[work.Calendar].Add(
            schedule.LateStart(i), At(i).ActualStart is null ? work.DelayMinutes + work.Minutes : Remaining(i, work.Minutes)))));
    }

    private DateTime Unlagged(Link link, LinkLag lag, DateTime at)
    {
        var (minutes, elapsed) = Minutes(link, lag);
        if (minutes == 0) return at;
        return elapsed ? at.AddMinutes(-minutes) : LagCalendarOf(link).NextWorkStart(LagCalendarOf(link).Subtract(at, minutes));
    }
}
