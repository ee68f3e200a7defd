using System.Collections.Immutable;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>Looks through a computed schedule for what people should know.</summary>
internal static class ScheduleWarnings
{
    public static ImmutableArray<ScheduleWarning> Of(Schedule schedule, ForwardPass early)
    {
        var warnings = ImmutableArray.CreateBuilder<ScheduleWarning>();
        var network = schedule.Network;
        for (var i = 0; i < network.Count; i++) Add(warnings, schedule, early, i);
        return warnings.ToImmutable();
    }

    /// <summary>The same where most is known.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="early">Its early dates, computed again over what a change reached.</param>
    /// <param name="before">What there was to know of the version before.</param>
    public static ImmutableArray<ScheduleWarning> Of(Schedule schedule, ForwardPass early, ImmutableArray<ScheduleWarning> before)
    {
        var reached = early.Reached.ToHashSet();
        var warnings = ImmutableArray.CreateBuilder<ScheduleWarning>();
        foreach (var i in reached) Add(warnings, schedule, early, i);
        return [.. before.Where(warning => !reached.Contains(warning.Activity)).Concat(warnings).OrderBy(warning => warning.Activity)];
    }

    private static void Add(ImmutableArray<ScheduleWarning>.Builder warnings, Schedule schedule, ForwardPass early, int i)
    {
        var network = schedule.Network;
        if (network.Traits[i].Has(Trait.Inactive)) return;
        if (network.Traits[i] != Trait.None) Special(warnings, schedule, early, i);
        // Most links hold at a glance: what lies later by the wall clock does so on every calendar. Only assignments may begin to count after the bound.
        var (start, isAssigned) = (early.Starts[i], network.Traits[i].Has(Trait.Assigned));
        foreach (ref readonly var edge in network.EdgesInto(i))
            if ((isAssigned || start < early.Bounds[edge.Ordinal]) && schedule.IsBroken(in edge)) warnings.Add(new ScheduleWarning.LinkBroken(i, edge.Ordinal, schedule.StartDriver(i).Kind, WallClock.ToDateTime(schedule.Bound(edge.Ordinal))));
    }

    private static void Special(ImmutableArray<ScheduleWarning>.Builder warnings, Schedule schedule, ForwardPass early, int i)
    {
        Dates(warnings, schedule, i);
        Progress(warnings, schedule.Network, i);
        if (early.Automatic.TryGetValue(i, out var automatic) && (automatic.Start != early.Starts[i] || automatic.Finish != early.Finishes[i]))
            warnings.Add(new ScheduleWarning.ManualDatesDiffer(i, WallClock.ToDateTime(automatic.Start), WallClock.ToDateTime(automatic.Finish)));
    }

    private static void Dates(ImmutableArray<ScheduleWarning>.Builder warnings, Schedule schedule, int i)
    {
        var activity = schedule.Network.At(i);
        if (activity.Deadline is { } deadline && schedule.EarlyFinish(i) > deadline) warnings.Add(new ScheduleWarning.DeadlineMissed(i, deadline, schedule.EarlyFinish(i)));
        if (activity.ConstraintDate is not { } date || activity.Constraint <= ConstraintKind.AsLateAsPossible || schedule.Network.IsSummary(i)) return;
        var at = ConstraintRules.IsOnFinish(activity.Constraint) ? schedule.EarlyFinish(i) : schedule.EarlyStart(i);
        var clock = schedule.Network.Calendars[schedule.Network.Clocks[i]];
        var late = clock.Work(date, at);
        if ((late > 0 && ConstraintRules.IsUpperLimit(activity.Constraint)) || (late < 0 && ConstraintRules.IsLowerLimit(activity.Constraint)))
            warnings.Add(new ScheduleWarning.ConstraintMissed(i, activity.Constraint, date, at));
    }

    private static void Progress(ImmutableArray<ScheduleWarning>.Builder warnings, Network network, int i)
    {
        var activity = network.At(i);
        if (network.IsSummary(i)) return;
        if (activity.ActualStart is null && (activity.PercentComplete > 0 || activity.ActualFinish is not null)) warnings.Add(new ScheduleWarning.ProgressWithoutStart(i));
        if (activity is { ActualFinish: not null, RemainingMinutes: > 0 }) warnings.Add(new ScheduleWarning.FinishedWithRemainder(i));
        if (network.StatusDate is not { } status) return;
        if (activity.ActualStart is { } start && WallClock.ToMinutes(start) > status) warnings.Add(new ScheduleWarning.ActualAfterStatusDate(i, nameof(Activity.ActualStart)));
        if (activity.ActualFinish is { } finish && WallClock.ToMinutes(finish) > status) warnings.Add(new ScheduleWarning.ActualAfterStatusDate(i, nameof(Activity.ActualFinish)));
    }
}
