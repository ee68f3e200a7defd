using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>Which part of an activity a span of time covers.</summary>
internal enum Part
{
    Whole = 0,
    Remaining = 1,
    Done = 2,
}

/// <summary>Where an activity's start and finish lie relative to each other, and what lags do to times: the only place that knows clocks, assignments and elapsed minutes.</summary>
internal sealed class ActivityTimes(Network network)
{
    public WorkingCalendar Clock(int activity) => network.Calendars[network.Clocks[activity]];

    /// <summary>Working minutes of an activity's own clock.</summary>
    public long Work(int activity, long from, long to) => Clock(activity).Work(from, to);

    /// <summary>The first time at or after a time at which the activity can start. A moment may stay at the end of a period.</summary>
    public long Snap(int activity, long at)
    {
        var traits = network.Traits[activity];
        if (traits.Has(Trait.Assigned))
        {
            var first = long.MaxValue;
            foreach (var assignment in network.At(activity).Assignments)
                if (assignment.DelayMinutes == 0) first = Math.Min(first, network.Calendars[assignment.Calendar].NextWorkStart(at));
            if (first != long.MaxValue) return first;
        }

        var clock = Clock(activity);
        return network.Durations[activity] == 0 && clock.PreviousWorkFinish(at) == at ? at : clock.NextWorkStart(at);
    }

    /// <summary>The end of the period before a time, when nothing is worked in between.</summary>
    public long PullBack(int activity, long at)
    {
        if (!network.Traits[activity].Has(Trait.Assigned)) return Clock(activity).PreviousWorkFinish(at);
        var last = long.MinValue;
        foreach (var assignment in network.At(activity).Assignments) last = Math.Max(last, network.Calendars[assignment.Calendar].PreviousWorkFinish(at));
        return last;
    }

    /// <summary>When a part that starts at a time is done, and what decides that.</summary>
    public (long At, Driver By) Finish(int activity, long start, Part part = Part.Whole)
    {
        if (!network.Traits[activity].Has(Trait.Assigned)) return (Clock(activity).Add(start, Minutes(activity, part)), new Driver(DriverKind.Duration));
        var (last, by) = (long.MinValue, default(Driver));
        var assignments = network.At(activity).Assignments;
        for (var i = 0; i < assignments.Length; i++)
        {
            var calendar = network.Calendars[assignments[i].Calendar];
            var begun = part == Part.Remaining ? start : calendar.Add(start, assignments[i].DelayMinutes);
            var finish = calendar.Add(begun, Minutes(activity, assignments[i], part));
            if (finish > last) (last, by) = (finish, new Driver(DriverKind.Assignment, i));
        }

        return (last, by);
    }

    /// <summary>When a part that is done at a time has to start.</summary>
    public long Start(int activity, long finish, Part part = Part.Whole)
    {
        if (!network.Traits[activity].Has(Trait.Assigned)) return Clock(activity).Subtract(finish, Minutes(activity, part));
        var first = long.MaxValue;
        foreach (var assignment in network.At(activity).Assignments)
        {
            var delay = part == Part.Remaining ? 0 : assignment.DelayMinutes;
            first = Math.Min(first, network.Calendars[assignment.Calendar].Subtract(finish, delay + Minutes(activity, assignment, part)));
        }

        return first;
    }

    /// <summary>The latest time equivalent to a start: what precedes it on another calendar may use the gap in between.</summary>
    public long LatestStart(int activity, long start) =>
        network.Durations[activity] == 0 && !network.Traits[activity].Has(Trait.Assigned) ? Clock(activity).NextWorkStart(start) : start;

    /// <summary>The latest time a link into the finish may lead to without moving the start (of started work: of what remains).</summary>
    public long LatestFinish(int activity, long start, long finish)
    {
        var traits = network.Traits[activity];
        if (!traits.Has(Trait.Assigned) || traits.Has(Trait.Manual)) return Clock(activity).NextWorkStart(finish);
        var latest = finish;
        foreach (var assignment in network.At(activity).Assignments)
        {
            var length = traits.Has(Trait.Started) ? Minutes(activity, assignment, Part.Remaining) : assignment.DelayMinutes + Minutes(activity, assignment, Part.Whole);
            latest = Math.Max(latest, network.Calendars[assignment.Calendar].Latest(start, length));
        }

        return latest;
    }

    /// <summary>Minutes of a part on the activity's own clock.</summary>
    public long Minutes(int activity, Part part)
    {
        var duration = network.Durations[activity];
        if (part == Part.Whole) return network.Traits[activity].Has(Trait.Special | Trait.Summary) ? duration + network.At(activity).InterruptionMinutes : duration;
        var remaining = Remaining(network.At(activity));
        return part == Part.Remaining ? remaining : Math.Max(0, duration - remaining);
    }

    /// <summary>What a link's lag makes of the time of the predecessor's edge.</summary>
    public long Forward(in LinkEdge edge, long at, (long Start, long Finish) summary)
    {
        var (lag, elapsed) = Lag(in edge, summary);
        return elapsed ? at + lag : network.Calendars[edge.LagCalendar].Add(at, lag);
    }

    /// <summary>The latest time of the predecessor's edge for which <see cref="Forward"/> does not pass a time of the successor's.</summary>
    public long Back(in LinkEdge edge, long at, (long Start, long Finish) summary)
    {
        var (lag, elapsed) = Lag(in edge, summary);
        return elapsed || lag == 0 ? at - lag : network.Calendars[edge.LagCalendar].Latest(at, -lag);
    }

    /// <summary>Minutes of a link's lag, and whether they are those of the wall clock.</summary>
    public (long Minutes, bool IsElapsed) Lag(in LinkEdge edge, (long Start, long Finish) summary) => edge.Kind switch
    {
        LagKind.None => (0, true),
        LagKind.Working => (edge.Lag, false),
        LagKind.Elapsed => (edge.Lag, true),
        // Inactive work that nothing holds back has no dates of which a lag could be a share.
        _ when summary.Start == ForwardPass.None => (0, true),
        LagKind.ShareOfSummary => (Share(edge, Work(edge.Predecessor, summary.Start, summary.Finish)), false),
        _ => (Share(edge, summary.Finish - summary.Start), true),
    };

    private static long Share(in LinkEdge edge, long minutes) => (long)Math.Round(minutes * edge.Lag / 10_000m, MidpointRounding.AwayFromZero);

    private static long Remaining(Activity activity) =>
        activity.RemainingMinutes ?? (long)Math.Round(activity.DurationMinutes * (100 - activity.PercentComplete) / 100, MidpointRounding.AwayFromZero);

    private long Minutes(int activity, in AssignedWork assignment, Part part)
    {
        if (part == Part.Whole) return assignment.Minutes + network.At(activity).InterruptionMinutes;
        var duration = network.Durations[activity];
        var remaining = assignment.RemainingMinutes
            ?? (duration == 0 ? assignment.Minutes : (long)Math.Round(assignment.Minutes * (decimal)Remaining(network.At(activity)) / duration, MidpointRounding.AwayFromZero));
        return part == Part.Remaining ? remaining : Math.Max(0, assignment.Minutes - remaining);
    }
}
