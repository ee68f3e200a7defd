using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>Finds values with which nothing can be computed, before anything is.</summary>
internal static class NetworkValidation
{
    // 400 years of minutes: no duration or lag within the supported dates is longer.
    public const long MostMinutes = 400L * 366 * 1440;

    public static ImmutableArray<NetworkProblem> Check(NetworkBuilder builder)
    {
        var problems = ImmutableArray.CreateBuilder<NetworkProblem>();
        CheckDate(problems, null, nameof(NetworkBuilder.ProjectStart), builder.ProjectStart);
        CheckDate(problems, null, nameof(NetworkBuilder.StatusDate), builder.StatusDate);
        CheckDate(problems, null, nameof(NetworkBuilder.MustFinishBy), builder.MustFinishBy);
        CheckDate(problems, null, nameof(NetworkBuilder.ScheduleFromFinish), builder.ScheduleFromFinish);
        var used = new bool[builder.Calendars.Count];
        used[0] = true;
        var activities = CollectionsMarshal.AsSpan(builder.Activities);
        for (var i = 0; i < activities.Length; i++) Check(problems, used, i, activities[i]);
        CheckCalendars(problems, used, builder.Calendars);
        foreach (var link in builder.Links) if (Math.Abs(link.Lag.Amount) > MostMinutes) problems.Add(new NetworkProblem.ImpossibleValue(link.Successor, nameof(Link.Lag)));
        return problems.ToImmutable();
    }

    /// <summary>Checks one activity and marks the calendars it uses.</summary>
    public static void Check(ImmutableArray<NetworkProblem>.Builder problems, bool[] used, int i, Activity activity)
    {
        used[activity.Calendar] = true;
        CheckAmount(problems, i, nameof(Activity.DurationMinutes), activity.DurationMinutes);
        CheckAmount(problems, i, nameof(Activity.RemainingMinutes), activity.RemainingMinutes ?? 0);
        CheckAmount(problems, i, nameof(Activity.InterruptionMinutes), activity.InterruptionMinutes);
        CheckAmount(problems, i, nameof(Activity.LevelingDelayMinutes), activity.LevelingDelayMinutes);
        if (activity.PercentComplete is not (>= 0 and <= 100)) problems.Add(new NetworkProblem.ImpossibleValue(i, nameof(Activity.PercentComplete)));
        if (activity.Constraint > ConstraintKind.AsLateAsPossible) CheckConstraint(problems, i, activity);
        CheckDate(problems, i, nameof(Activity.Deadline), activity.Deadline);
        CheckSpan(problems, i, nameof(Activity.ActualStart), activity.ActualStart, nameof(Activity.ActualFinish), activity.ActualFinish);
        CheckDate(problems, i, nameof(Activity.Resume), activity.Resume);
        if (activity.IsManual) CheckSpan(problems, i, nameof(Activity.ManualStart), activity.ManualStart, nameof(Activity.ManualFinish), activity.ManualFinish);
        if (activity.Assignments.IsDefaultOrEmpty) return;
        foreach (var assignment in activity.Assignments)
        {
            used[assignment.Calendar] = true;
            CheckAmount(problems, i, nameof(Activity.Assignments), assignment.Minutes);
            CheckAmount(problems, i, nameof(Activity.Assignments), assignment.DelayMinutes);
            CheckAmount(problems, i, nameof(Activity.Assignments), assignment.RemainingMinutes ?? 0);
        }
    }

    /// <summary>Checks that the calendars in use work at all.</summary>
    public static void CheckCalendars(ImmutableArray<NetworkProblem>.Builder problems, bool[] used, IReadOnlyList<WorkingCalendar> calendars)
    {
        for (var i = 0; i < used.Length; i++) if (used[i] && !calendars[i].HasWorkingTime) problems.Add(new NetworkProblem.CalendarWithoutWorkingTime(i));
    }

    private static void CheckConstraint(ImmutableArray<NetworkProblem>.Builder problems, int i, Activity activity)
    {
        if (activity.Constraint > ConstraintKind.FinishOn) problems.Add(new NetworkProblem.ImpossibleValue(i, nameof(Activity.Constraint)));
        else if (activity.ConstraintDate is null) problems.Add(new NetworkProblem.ConstraintWithoutDate(i, activity.Constraint));
        CheckDate(problems, i, nameof(Activity.ConstraintDate), activity.ConstraintDate);
    }

    private static void CheckSpan(ImmutableArray<NetworkProblem>.Builder problems, int i, string startField, DateTime? start, string finishField, DateTime? finish)
    {
        CheckDate(problems, i, startField, start);
        CheckDate(problems, i, finishField, finish);
        if (finish < start) problems.Add(new NetworkProblem.ImpossibleValue(i, finishField));
    }

    private static void CheckAmount(ImmutableArray<NetworkProblem>.Builder problems, int i, string field, long minutes)
    {
        if (minutes is < 0 or > MostMinutes) problems.Add(new NetworkProblem.ImpossibleValue(i, field));
    }

    private static void CheckDate(ImmutableArray<NetworkProblem>.Builder problems, int? i, string field, DateTime? date)
    {
        if (date is { } at && !WallClock.IsSupported(WallClock.ToMinutes(at))) problems.Add(new NetworkProblem.DateOutOfRange(i, field));
    }
}
