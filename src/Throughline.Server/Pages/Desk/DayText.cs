using System.Globalization;

namespace Throughline.Server.Pages.Desk;

/// <summary>Dates and differences as pages show them, in the reader's culture; the same texts as dates.js makes.</summary>
public static class DayText
{
    private const int YearlessDays = 300;

    /// <summary><c>5 Jan</c> or <c>Jan 5</c>; with the year when it lies far from <paramref name="today"/>.</summary>
    public static string Short(DateTime date, DateOnly today)
    {
        var culture = CultureInfo.CurrentCulture;
        var pattern = culture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);
        var isFar = Math.Abs(DateOnly.FromDateTime(date).DayNumber - today.DayNumber) > YearlessDays;
        if (isFar) pattern += pattern.StartsWith('M') ? ", yyyy" : " yyyy";
        return date.ToString(pattern, culture);
    }

    /// <summary>As <see cref="Short"/>, of a finish: what ends at midnight ends on the day before.</summary>
    public static string Finish(DateTime date, DateOnly today) => Short(LastDay(date).ToDateTime(TimeOnly.MinValue), today);

    /// <summary>In full, for hovering.</summary>
    public static string Long(DateTime date) => date.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

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

    /// <summary>Working time to a tenth of a day, for what is computed and not typed: <c>21.4d</c>.</summary>
    public static string RoundDays(long minutes, int minutesPerDay) => string.Create(CultureInfo.CurrentCulture, $"{(double)minutes / minutesPerDay:0.#}d");

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
