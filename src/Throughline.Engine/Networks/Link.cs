namespace Throughline.Engine.Networks;

/// <summary>A link between two activities.</summary>
/// <param name="Predecessor">Ordinal of the activity that holds back. A summary stands for its leaves: its finish is the last of theirs, its start the first.</param>
/// <param name="Successor">Ordinal of the activity that waits. A summary stands for each of its leaves.</param>
/// <param name="Type">Which edges are tied.</param>
/// <param name="Lag">The wait; negative for a lead.</param>
public readonly record struct Link(int Predecessor, int Successor, LinkType Type = LinkType.FinishToStart, LinkLag Lag = default);

/// <summary>How long a link waits. The unit belongs to the number: two elapsed days are not two working days.</summary>
/// <param name="Amount">Minutes or percent, as the unit says; negative for a lead.</param>
/// <param name="Unit">What the amount counts.</param>
public readonly record struct LinkLag(decimal Amount, LagUnit Unit = LagUnit.WorkingMinutes)
{
    /// <summary>A lag of working minutes on the calendar chosen by <see cref="ScheduleOptions.LagCalendar"/>.</summary>
    /// <param name="minutes">Working minutes; negative for a lead.</param>
    public static LinkLag Working(long minutes) => new(minutes);

    /// <summary>A lag by the wall clock.</summary>
    /// <param name="minutes">Minutes; 1440 are a day.</param>
    public static LinkLag Elapsed(long minutes) => new(minutes, LagUnit.ElapsedMinutes);
}

/// <summary>What the amount of a lag counts.</summary>
public enum LagUnit
{
    /// <summary>Working minutes.</summary>
    WorkingMinutes = 0,

    /// <summary>Minutes by the wall clock.</summary>
    ElapsedMinutes = 1,

    /// <summary>Percent of the predecessor's duration, counted as that duration is: in working minutes, or in elapsed ones when the predecessor's duration is elapsed.</summary>
    Percent = 2,

    /// <summary>Percent of the predecessor's duration, counted by the wall clock.</summary>
    ElapsedPercent = 3,
}
