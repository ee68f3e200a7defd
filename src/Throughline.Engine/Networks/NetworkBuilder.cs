using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>Collects calendars, activities and links, each known by the ordinal it is given in order of arrival, and builds a <see cref="Network"/> of them.</summary>
/// <param name="projectStart">Where work without predecessors begins (local wall clock).</param>
/// <param name="projectCalendar">The project's calendar; it gets ordinal 0.</param>
/// <param name="options">The conventions by which dates are computed.</param>
/// <param name="activities">How many activities to expect; more are welcome.</param>
/// <param name="links">How many links to expect; more are welcome.</param>
public sealed class NetworkBuilder(DateTime projectStart, WorkingCalendar projectCalendar, ScheduleOptions options, int activities = 0, int links = 0)
{
    /// <summary>Facts are recorded up to this date. Null: not stated.</summary>
    public DateTime? StatusDate { get; init; }

    /// <summary>The date by which the project must finish: late dates are measured against it instead of the latest early finish. Null: none.</summary>
    public DateTime? MustFinishBy { get; init; }

    /// <summary>The date to schedule back from: the project start becomes the earliest late start. Null: the project is scheduled from its start.</summary>
    public DateTime? ScheduleFromFinish { get; init; }

    internal DateTime ProjectStart { get; } = projectStart;

    internal ScheduleOptions Options { get; } = options;

    internal List<WorkingCalendar> Calendars { get; } = [projectCalendar];

    internal List<Activity> Activities { get; } = new(activities);

    internal List<Link> Links { get; } = new(links);

    /// <summary>Adds a calendar.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <returns>Its ordinal, 1 or higher.</returns>
    public int AddCalendar(WorkingCalendar calendar)
    {
        Calendars.Add(calendar);
        return Calendars.Count - 1;
    }

    /// <summary>Adds an activity.</summary>
    /// <param name="activity">The activity; its calendars must be known, its parent may come later.</param>
    /// <returns>Its ordinal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A calendar is not known.</exception>
    public int AddActivity(Activity activity)
    {
        ThrowIfUnknown(activity.Calendar);
        if (!activity.Assignments.IsDefaultOrEmpty) foreach (var assignment in activity.Assignments) ThrowIfUnknown(assignment.Calendar);
        Activities.Add(activity);
        return Activities.Count - 1;
    }

    /// <summary>Adds a link.</summary>
    /// <param name="link">The link; its activities may come later.</param>
    /// <returns>Its ordinal.</returns>
    public int AddLink(Link link)
    {
        Links.Add(link);
        return Links.Count - 1;
    }

    /// <summary>Orders what was added and finds what makes it impossible.</summary>
    /// <returns>The network, or every problem that stands in its way.</returns>
    /// <exception cref="InvalidOperationException">A parent or a link names an activity that was never added.</exception>
    public Outcome<Network> Build()
    {
        var count = Activities.Count;
        if (Activities.Exists(activity => activity.Parent is { } parent && (uint)parent >= (uint)count)) throw new InvalidOperationException("A parent names an activity that was never added.");
        if (Links.Exists(link => (uint)link.Predecessor >= (uint)count || (uint)link.Successor >= (uint)count)) throw new InvalidOperationException("A link names an activity that was never added.");
        var problems = NetworkValidation.Check(this);
        return problems.IsEmpty ? Network.Compile(this) : new Outcome<Network>(null, problems);
    }

    private void ThrowIfUnknown(int calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calendar);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(calendar, Calendars.Count);
    }
}
