using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Outlooks;

/// <summary>What drives the length of a work item: its duration on one calendar, or the work of its resources on theirs.</summary>
/// <param name="Calendar">The calendar on which the duration counts.</param>
/// <param name="Parts">The work of each resource, where they work on different calendars or begin at different times. Empty: the duration alone.</param>
internal readonly record struct WorkPattern(WorkingCalendar Calendar, ImmutableArray<WorkPart> Parts);

/// <summary>The work of one assignment.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Calendar">The calendar it counts on.</param>
/// <param name="Minutes">How long the resource is busy: work by units.</param>
/// <param name="Remaining">What is left of that. Null: in proportion to the item.</param>
internal readonly record struct WorkPart(Assignment Assignment, WorkingCalendar Calendar, long Minutes, long? Remaining);

/// <summary>Decides it, as Microsoft Project does.</summary>
/// <remarks>
/// No calendar, no resources: the program's calendar. A calendar only: that one. Resources only: each on its own calendar. Both: the time they share, or the item's alone
/// when it ignores resource calendars or they share none. Resources that all work on one calendar from the start: the duration counts on it; else the item lasts until the last is done.
/// Source: Microsoft Support, "Which calendar does a task use"; domain rules 1.1.
/// </remarks>
internal sealed class WorkPatterns(Plan plan, CalendarSet calendars)
{
    private readonly WorkingCalendar _program = calendars.OfProgram(plan);

    /// <summary>The pattern of one item.</summary>
    /// <param name="item">The item, no summary.</param>
    /// <param name="assignments">Its assignments.</param>
    public WorkPattern Of(WorkItem item, ReadOnlySpan<Assignment> assignments)
    {
        var own = calendars.Find(item.Calendar);
        if (assignments.IsEmpty || item.Duration.IsElapsed || item.Duration.Minutes == 0 || (own is not null && item.IgnoresResourceCalendars)) return new WorkPattern(own ?? _program, []);
        if (assignments.Length == 1 && assignments[0].DelayMinutes == 0) return new WorkPattern(PartOf(item, assignments[0], own)?.Calendar ?? own ?? _program, []);
        var parts = ImmutableArray.CreateBuilder<WorkPart>();
        foreach (var assignment in assignments)
            if (PartOf(item, assignment, own) is { } part)
                parts.Add(part);
        if (parts.Count == 0) return new WorkPattern(own ?? _program, []);
        var first = parts[0].Calendar;
        var isOne = parts.All(part => ReferenceEquals(part.Calendar, first)) && parts.Any(part => part.Assignment.DelayMinutes == 0);
        return isOne && parts.All(part => part.Assignment.DelayMinutes == 0 || part.Assignment.DelayMinutes + part.Minutes <= item.Duration.Minutes)
            ? new WorkPattern(first, [])
            : new WorkPattern(own ?? _program, parts.DrainToImmutable());
    }

    /// <summary>The resource's calendar, and the time it shares with the item's; the item's own where they share none.</summary>
    public WorkingCalendar CalendarOf(WorkingCalendar? own, Resource resource)
    {
        var theirs = calendars.Find(resource.Calendar) ?? _program;
        if (!theirs.HasWorkingTime) return own ?? _program;
        if (own is null) return theirs;
        var shared = calendars.Shared(own, theirs);
        return shared.HasWorkingTime ? shared : own;
    }

    /// <summary>Whether an item's and a resource's calendar have no time in common.</summary>
    public bool SharesNoTime(WorkItem item, Resource resource) =>
        calendars.Find(item.Calendar) is { } own && !item.IgnoresResourceCalendars
        && calendars.Find(resource.Calendar) is { HasWorkingTime: true } theirs && !calendars.Shared(own, theirs).HasWorkingTime;

    private WorkPart? PartOf(WorkItem item, Assignment assignment, WorkingCalendar? own)
    {
        if (assignment.Resource is not { } id || !plan.Resources.TryGet(id.Value, out var resource) || resource.Kind != ResourceKind.Work) return null;
        if (assignment.WorkMinutes <= 0 || assignment.Units <= 0) return null;
        var isByDuration = item.Kind == TaskKind.FixedDuration || assignment.WorkContour != 0;
        var minutes = isByDuration ? Math.Max(0, item.Duration.Minutes - assignment.DelayMinutes) : Busy(assignment.WorkMinutes, assignment.Units);
        long? remaining = isByDuration || item.ActualStart is null ? null : Busy(assignment.RemainingWorkMinutes ?? Math.Max(0, assignment.WorkMinutes - assignment.ActualWorkMinutes), assignment.Units);
        return new WorkPart(assignment, CalendarOf(own, resource), minutes, remaining);
    }

    private static long Busy(long work, double units) =>
        (long)Math.Min(Math.Round(work / units, MidpointRounding.AwayFromZero), Validation.WorkItemRules.LongestMinutes);
}
