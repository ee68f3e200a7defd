using System.Globalization;

namespace Throughline.Server.Words;

/// <summary>Dates and differences as pages show them, in the reader's culture. The canvas of the plan (dates.js) leaves more years out: its axis tells them.</summary>
public static class DayText
{
    /// <summary><c>5 Jan</c> or <c>Jan 5</c>; with the year when it is not that of <paramref name="today"/>.</summary>
    public static string Short(DateTime date, DateOnly today)
    {
        var culture = CultureInfo.CurrentCulture;
        return date.Year == today.Year ? date.ToString(DayAndMonth(culture), culture) : WithYear(date);
    }

    /// <summary><c>5 Jan 2027</c> or <c>Jan 5, 2027</c>, for sentences that are kept.</summary>
    public static string WithYear(DateTime date)
    {
        var culture = CultureInfo.CurrentCulture;
        var pattern = DayAndMonth(culture);
        return date.ToString(pattern + (pattern.StartsWith('M') ? ", yyyy" : " yyyy"), culture);
    }

    /// <summary>As <see cref="WithYear"/>, with the time of day unless it is midnight.</summary>
    public static string Exact(DateTime date) => date.TimeOfDay == TimeSpan.Zero ? WithYear(date) : $"{WithYear(date)}, {date.ToString("t", CultureInfo.CurrentCulture)}";

    /// <summary>As <see cref="Short"/>, of a finish: what ends at midnight ends on the day before.</summary>
    public static string Finish(DateTime date, DateOnly today) => Short(LastDay(date).ToDateTime(TimeOnly.MinValue), today);

    /// <summary>In full, for hovering.</summary>
    public static string Long(DateTime date) => $"{date.ToString("D", CultureInfo.CurrentCulture)}, {date.ToString("t", CultureInfo.CurrentCulture)}";

    /// <summary>The day on which something that finishes at a moment finishes.</summary>
    public static DateOnly LastDay(DateTime finish) => DateOnly.FromDateTime(finish.TimeOfDay == TimeSpan.Zero ? finish.AddMinutes(-1) : finish);

    /// <summary>Calendar days from one finish to another; positive when the second is later.</summary>
    public static int DaysBetween(DateTime from, DateTime to) => LastDay(to).DayNumber - LastDay(from).DayNumber;

    /// <summary><c>5 days late</c>, <c>2 days early</c>, <c>on time</c>.</summary>
    public static string Lateness(int days) => days switch
    {
        0 => "on time",
        > 0 => $"{Days(days)} late",
        _ => $"{Days(-days)} early",
    };

    /// <summary><c>1 day</c>, <c>5 days</c>.</summary>
    public static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.CurrentCulture, $"{days} days");

    /// <summary><c>7 d earlier</c>, <c>3 d later</c>, <c>same day</c>.</summary>
    public static string Shift(int days) => days == 0 ? "same day" : string.Create(CultureInfo.CurrentCulture, $"{Math.Abs(days)} d {(days > 0 ? "later" : "earlier")}");

    /// <summary>As <see cref="Shift(int)"/>, from one finish to another; within a day <c>3 h later</c>.</summary>
    public static string Shift(DateTime from, DateTime to)
    {
        var days = DaysBetween(from, to);
        return days != 0 || from == to ? Shift(days) : string.Create(CultureInfo.CurrentCulture, $"{Math.Abs((to - from).TotalHours):0.#} h {(to > from ? "later" : "earlier")}");
    }

    /// <summary><c>from 3 Dec to 5 Dec</c>; within a day with the times: <c>from 14:00 to 17:00 on 3 Dec</c>.</summary>
    public static string Move(DateTime from, DateTime to, DateOnly today) =>
        DaysBetween(from, to) != 0 ? $"from {Finish(from, today)} to {Finish(to, today)}" : $"from {Time(from)} to {Time(to)} on {Finish(to, today)}";

    /// <summary>Where a finish comes to: <c>5 Dec</c>; on the same day with the time: <c>17:00 on 3 Dec</c>.</summary>
    public static string Target(DateTime from, DateTime to, DateOnly today) => DaysBetween(from, to) != 0 ? Finish(to, today) : $"{Time(to)} on {Finish(to, today)}";

    /// <summary>Working time to a tenth of a day, for what is computed and not typed: <c>21.4d</c>.</summary>
    public static string RoundDays(long minutes, int minutesPerDay) => string.Create(CultureInfo.CurrentCulture, $"{(double)minutes / minutesPerDay:0.#}d");

    private static string DayAndMonth(CultureInfo culture) => culture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);

    private static string Time(DateTime finish) => finish.TimeOfDay == TimeSpan.Zero ? "midnight" : finish.ToString("t", CultureInfo.CurrentCulture);

    /// <summary>When something happened, as people say it: <c>just now</c>, <c>5 min ago</c>, <c>14:05</c>, <c>12 Nov</c>.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var age = now - at;
        if (age < TimeSpan.FromMinutes(1)) return "just now";
        if (age < TimeSpan.FromHours(1)) return string.Create(CultureInfo.CurrentCulture, $"{(int)age.TotalMinutes} min ago");
        if (age < TimeSpan.FromHours(20)) return string.Create(CultureInfo.CurrentCulture, $"{(int)age.TotalHours} h ago");
        return Short(at.LocalDateTime, DateOnly.FromDateTime(now.LocalDateTime));
    }
}
