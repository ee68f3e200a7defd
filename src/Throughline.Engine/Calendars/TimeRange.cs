namespace Throughline.Engine.Calendars;

/// <summary>Working time within one day, from <paramref name="Start"/> (included) to <paramref name="Finish"/> (excluded).</summary>
/// <param name="Start">Minutes after midnight, 0 to 1440.</param>
/// <param name="Finish">Minutes after midnight, 0 to 1440, later than <paramref name="Start"/>; 1440 is midnight at the end of the day.</param>
public readonly record struct TimeRange(int Start, int Finish)
{
    /// <summary>Working minutes in the range.</summary>
    public int Minutes => Finish - Start;
}
