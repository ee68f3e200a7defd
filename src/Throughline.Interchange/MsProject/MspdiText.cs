using System.Globalization;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>How Microsoft Project XML writes dates, durations, units and flags.</summary>
internal static class MspdiText
{
    /// <summary>Earliest date taken from a file.</summary>
    public static readonly DateTime FirstDate = new(1900, 1, 1);

    /// <summary>Latest date taken from a file.</summary>
    public static readonly DateTime LastDate = new(2199, 12, 31, 23, 59, 0);

    /// <summary>Longest duration taken from a file: about 100 years of wall-clock minutes.</summary>
    public const long LongestMinutes = 60L * 24 * 366 * 100;

    private static readonly (int Code, DurationUnit Unit)[] Units =
    [
        (3, DurationUnit.Minutes), (4, DurationUnit.ElapsedMinutes), (5, DurationUnit.Hours), (6, DurationUnit.ElapsedHours), (7, DurationUnit.Days),
        (8, DurationUnit.ElapsedDays), (9, DurationUnit.Weeks), (10, DurationUnit.ElapsedWeeks), (11, DurationUnit.Months), (12, DurationUnit.ElapsedMonths),
    ];

    public static string Unit(DurationUnit unit, bool isEstimated = false) =>
        (Units.First(row => row.Unit == unit).Code + (isEstimated ? 32 : 0)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The unit of a format code, and whether it is marked as estimated. Null unit: the code names none.</summary>
    public static (DurationUnit? Unit, bool IsEstimated) Unit(int code)
    {
        var plain = code >= 35 ? code - 32 : code;
        foreach (var (known, unit) in Units)
            if (known == plain) return (unit, code >= 35);
        return (null, code is >= 35 and < 64);
    }

    /// <summary>A date to the minute, whatever zone is written behind it: plan dates are local wall-clock values.</summary>
    /// <param name="text">The text.</param>
    /// <param name="date">The date.</param>
    /// <param name="isLastMoment">Whether seconds are cut off instead of rounded: <c>23:59:51</c> still belongs to its day.</param>
    public static bool TryDate(string text, out DateTime date, bool isLastMoment = false)
    {
        if (!DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return false;
            date = instant.DateTime;
        }
        if (date < FirstDate || date > LastDate) return false;
        var odd = date.Ticks % TimeSpan.TicksPerMinute;
        if (odd != 0) date = date.AddTicks(odd >= TimeSpan.TicksPerMinute / 2 && !isLastMoment ? TimeSpan.TicksPerMinute - odd : -odd);
        return true;
    }

    /// <summary>Minutes of an ISO 8601 duration such as <c>PT16H30M0S</c>, rounded to the minute. Days count 24 hours.</summary>
    public static bool TryMinutes(string text, out long minutes)
    {
        minutes = 0;
        var rest = text.AsSpan().Trim();
        var isNegative = rest.StartsWith("-");
        if (isNegative) rest = rest[1..];
        if (!rest.StartsWith("P")) return false;
        var seconds = 0d;
        var inTime = false;
        for (rest = rest[1..]; rest.Length > 0;)
        {
            if (rest[0] == 'T')
            {
                inTime = true;
                rest = rest[1..];
                continue;
            }
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            if (SecondsOf(rest[digits], inTime) is not { } factor) return false;
            seconds += number * factor;
            rest = rest[(digits + 1)..];
        }
        var rounded = Math.Round(seconds / 60, MidpointRounding.AwayFromZero);
        if (!(rounded <= LongestMinutes)) return false;
        minutes = isNegative ? -(long)rounded : (long)rounded;
        return true;
    }

    public static bool TryFlag(string text, out bool flag)
    {
        flag = text is "1" or "true" or "True" or "-1";
        return flag || text is "0" or "false" or "False";
    }

    public static string Date(DateTime date) => date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Minutes(long minutes) => minutes < 0
        ? "-" + Minutes(-minutes)
        : string.Create(CultureInfo.InvariantCulture, $"PT{minutes / 60}H{minutes % 60}M0S");

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static double? SecondsOf(char unit, bool inTime) => (unit, inTime) switch
    {
        ('Y', false) => 365 * 86400d,
        ('M', false) => 30 * 86400d,
        ('W', false) => 7 * 86400d,
        ('D', false) => 86400d,
        ('H', true) => 3600d,
        ('M', true) => 60d,
        ('S', true) => 1d,
        _ => null,
    };
}
