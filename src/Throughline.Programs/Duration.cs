using System.Text.Json.Serialization;

namespace Throughline.Programs;

/// <summary>The unit in which people wrote a duration or a lag. Elapsed units ignore every calendar.</summary>
public enum DurationUnit
{
    /// <summary>Working minutes.</summary>
    Minutes = 0,

    /// <summary>Working hours.</summary>
    Hours = 1,

    /// <summary>Working days of the program's <see cref="ProgramDetails.MinutesPerDay"/>.</summary>
    Days = 2,

    /// <summary>Working weeks of the program's <see cref="ProgramDetails.MinutesPerWeek"/>.</summary>
    Weeks = 3,

    /// <summary>Working months of the program's <see cref="ProgramDetails.DaysPerMonth"/>.</summary>
    Months = 4,

    /// <summary>Minutes by the wall clock.</summary>
    ElapsedMinutes = 5,

    /// <summary>Hours by the wall clock.</summary>
    ElapsedHours = 6,

    /// <summary>Days of 24 hours.</summary>
    ElapsedDays = 7,

    /// <summary>Weeks of 7 × 24 hours.</summary>
    ElapsedWeeks = 8,

    /// <summary>Months of 30 × 24 hours.</summary>
    ElapsedMonths = 9,
}

/// <summary>How long something takes: a number of minutes, and the unit in which people think of it.</summary>
/// <param name="Minutes">Working minutes, or wall-clock minutes when the unit is elapsed. Not negative.</param>
/// <param name="Unit">The unit to show.</param>
/// <param name="IsEstimated">True when the number is a guess (shown as <c>5d?</c>).</param>
[method: JsonConstructor]
public readonly record struct Duration(long Minutes, DurationUnit Unit = DurationUnit.Days, bool IsEstimated = false)
{
    /// <summary>Whether the minutes are wall-clock minutes.</summary>
    public bool IsElapsed => Unit >= DurationUnit.ElapsedMinutes;

    /// <summary>A duration of whole days of eight hours.</summary>
    public static Duration OfDays(int days) => new(days * 480L);
}

/// <summary>How long a link waits; negative: it leads. Either minutes or a percentage of the predecessor's duration.</summary>
/// <param name="Minutes">Working minutes, or wall-clock minutes when the unit is elapsed. 0 when <paramref name="Percent"/> is given.</param>
/// <param name="Unit">The unit to show; elapsed units ignore every calendar (also for a percentage).</param>
/// <param name="Percent">Percent of the predecessor's duration, or null.</param>
public readonly record struct Lag(long Minutes, DurationUnit Unit = DurationUnit.Days, decimal? Percent = null)
{
    /// <summary>No wait.</summary>
    public static Lag None => default;

    /// <summary>Whether the minutes are wall-clock minutes.</summary>
    public bool IsElapsed => Unit >= DurationUnit.ElapsedMinutes;
}
