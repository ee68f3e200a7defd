namespace Throughline.Engine.Networks;

/// <summary>Something a computed schedule shows that people should know. Holds ordinals and facts; whoever shows it renders the sentence.</summary>
public abstract record ScheduleWarning
{
    private ScheduleWarning(int activity) => Activity = activity;

    /// <summary>Ordinal of the activity.</summary>
    public int Activity { get; }

    /// <summary>Predecessors make a constraint impossible to keep.</summary>
    /// <param name="Activity">Ordinal of the activity.</param>
    /// <param name="Kind">The constraint.</param>
    /// <param name="Date">Its date.</param>
    /// <param name="Actual">The start or finish as computed.</param>
    public sealed record ConstraintMissed(int Activity, ConstraintKind Kind, DateTime Date, DateTime Actual) : ScheduleWarning(Activity);

    /// <summary>A link does not hold: the successor lies before what the link allows, because a constraint, a manual date or a recorded date set it.</summary>
    /// <param name="Activity">Ordinal of the successor.</param>
    /// <param name="Link">Ordinal of the link.</param>
    /// <param name="Cause">What set the successor's start.</param>
    /// <param name="AllowedStart">The start the link allows.</param>
    public sealed record LinkBroken(int Activity, int Link, DriverKind Cause, DateTime AllowedStart) : ScheduleWarning(Activity);

    /// <summary>The deadline is missed.</summary>
    /// <param name="Activity">Ordinal of the activity.</param>
    /// <param name="Deadline">The deadline.</param>
    /// <param name="Finish">The computed finish.</param>
    public sealed record DeadlineMissed(int Activity, DateTime Deadline, DateTime Finish) : ScheduleWarning(Activity);

    /// <summary>A recorded date lies after the status date.</summary>
    /// <param name="Activity">Ordinal of the activity.</param>
    /// <param name="Field">Name of the property.</param>
    public sealed record ActualAfterStatusDate(int Activity, string Field) : ScheduleWarning(Activity);

    /// <summary>Progress is recorded without a start, or a finish without a start; the progress is not used, the start is the finish less the duration.</summary>
    /// <param name="Activity">Ordinal of the activity.</param>
    public sealed record ProgressWithoutStart(int Activity) : ScheduleWarning(Activity);

    /// <summary>Work is recorded as finished but some remains; the finish holds.</summary>
    /// <param name="Activity">Ordinal of the activity.</param>
    public sealed record FinishedWithRemainder(int Activity) : ScheduleWarning(Activity);

    /// <summary>The dates of a manual activity differ from those its links and constraint would give.</summary>
    /// <param name="Activity">Ordinal of the activity.</param>
    /// <param name="AutomaticStart">The start it would have if it were automatic.</param>
    /// <param name="AutomaticFinish">The finish it would have if it were automatic.</param>
    public sealed record ManualDatesDiffer(int Activity, DateTime AutomaticStart, DateTime AutomaticFinish) : ScheduleWarning(Activity);
}
