namespace Throughline.Engine.Calendars;

/// <summary>Local wall-clock time in whole minutes since 0001-01-01 00:00, the unit in which calendars and networks compute. It has no zone and knows no daylight saving.</summary>
public static class WallClock
{
    /// <summary>Minutes of a day: 1440.</summary>
    public const int MinutesPerDay = 1440;

    /// <summary>The first supported day, 1900-01-01.</summary>
    public static DateOnly FirstDay { get; } = new(1900, 1, 1);

    /// <summary>The last supported day, 2300-12-31.</summary>
    public static DateOnly LastDay { get; } = new(2300, 12, 31);

    /// <summary>The first supported minute, 1900-01-01 00:00.</summary>
    public static long FirstMinute { get; } = FirstDay.DayNumber * (long)MinutesPerDay;

    /// <summary>The end of the last supported day, 2301-01-01 00:00.</summary>
    public static long LastMinute { get; } = (LastDay.DayNumber + 1) * (long)MinutesPerDay;

    /// <summary>The minutes of a wall-clock time.</summary>
    /// <param name="at">Local wall clock; seconds are cut off, the kind is ignored.</param>
    /// <returns>Whole minutes since 0001-01-01 00:00.</returns>
    public static long ToMinutes(DateTime at) => at.Ticks / TimeSpan.TicksPerMinute;

    /// <summary>The wall-clock time of a number of minutes.</summary>
    /// <param name="minutes">Minutes since 0001-01-01 00:00.</param>
    /// <returns>A local wall-clock value of kind unspecified.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The minutes lie outside what a <see cref="DateTime"/> can hold.</exception>
    public static DateTime ToDateTime(long minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, DateTime.MaxValue.Ticks / TimeSpan.TicksPerMinute);
        return new DateTime(minutes * TimeSpan.TicksPerMinute);
    }

    /// <summary>Whether a minute lies in the supported range, 1900-01-01 to the end of 2300.</summary>
    /// <param name="minutes">Minutes since 0001-01-01 00:00.</param>
    public static bool IsSupported(long minutes) => minutes >= FirstMinute && minutes <= LastMinute;
}
