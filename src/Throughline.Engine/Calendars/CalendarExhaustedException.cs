namespace Throughline.Engine.Calendars;

/// <summary>A calendar was asked for a time it does not have: outside 1900 to 2300, or after its last working time. The network turns it into a problem.</summary>
public sealed class CalendarExhaustedException : Exception
{
    /// <summary>Names the calendar and the last time that could be reached.</summary>
    /// <param name="calendar">The calendar that was asked.</param>
    /// <param name="minute">The minute (since 0001-01-01) at which the search ended.</param>
    public CalendarExhaustedException(WorkingCalendar calendar, long minute)
        : base($"The calendar has no working time to answer with: the search ended at minute {minute} of the years 1900 to 2300. Maybe it has no working time at all, or a date or duration is far out of range.")
    {
        Calendar = calendar;
        Minute = minute;
    }

    /// <summary>The calendar that was asked.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>The minute (since 0001-01-01) at which the search ended.</summary>
    public long Minute { get; }
}
