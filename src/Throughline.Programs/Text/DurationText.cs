using System.Globalization;

namespace Throughline.Programs.Text;

/// <summary>Durations as people write them: <c>2d</c>, <c>1.5w</c>, <c>4h</c>, <c>3ed</c> (elapsed), <c>5d?</c> (estimated). A number alone is days.</summary>
/// <remarks>Long forms (<c>2 days</c>, <c>1 wk.</c>, <c>3 edays</c>), the German words of spreadsheets (<c>2 Tage</c>) and a decimal comma are understood too. Days and weeks have the program's hours.</remarks>
public static class DurationText
{
    private static readonly Dictionary<string, DurationUnit> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["m"] = DurationUnit.Minutes, ["min"] = DurationUnit.Minutes, ["mins"] = DurationUnit.Minutes, ["minute"] = DurationUnit.Minutes, ["minutes"] = DurationUnit.Minutes,
        ["h"] = DurationUnit.Hours, ["hr"] = DurationUnit.Hours, ["hrs"] = DurationUnit.Hours, ["hour"] = DurationUnit.Hours, ["hours"] = DurationUnit.Hours, ["std"] = DurationUnit.Hours,
        ["d"] = DurationUnit.Days, ["dy"] = DurationUnit.Days, ["dys"] = DurationUnit.Days, ["day"] = DurationUnit.Days, ["days"] = DurationUnit.Days,
        ["t"] = DurationUnit.Days, ["tag"] = DurationUnit.Days, ["tage"] = DurationUnit.Days,
        ["w"] = DurationUnit.Weeks, ["wk"] = DurationUnit.Weeks, ["wks"] = DurationUnit.Weeks, ["week"] = DurationUnit.Weeks, ["weeks"] = DurationUnit.Weeks,
        ["wo"] = DurationUnit.Weeks, ["woche"] = DurationUnit.Weeks, ["wochen"] = DurationUnit.Weeks,
        ["mo"] = DurationUnit.Months, ["mon"] = DurationUnit.Months, ["mons"] = DurationUnit.Months, ["month"] = DurationUnit.Months, ["months"] = DurationUnit.Months,
        ["monat"] = DurationUnit.Months, ["monate"] = DurationUnit.Months,
    };

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="program">The program whose days and weeks are meant.</param>
    /// <param name="bare">What a number without a unit counts.</param>
    public static TextResult<Duration> Parse(string text, ProgramDetails program, DurationUnit bare = DurationUnit.Days)
    {
        var trimmed = text.Trim();
        var isEstimated = trimmed.EndsWith('?');
        var amount = ReadAmount(isEstimated ? trimmed[..^1] : trimmed, program, text.Length - text.TrimStart().Length, bare);
        if (amount.Problem is not null) return new TextResult<Duration>(default, [amount.Problem]);
        return amount.Minutes < 0
            ? new TextResult<Duration>(default, [new TextProblem(TextProblemCode.NumberExpected, trimmed, 0)])
            : new TextResult<Duration>(new Duration(amount.Minutes, amount.Unit, isEstimated), []);
    }

    /// <summary>Writes a duration as <see cref="Parse"/> reads it, in its unit, exact to the minute.</summary>
    /// <param name="duration">The duration.</param>
    /// <param name="program">The program whose days and weeks are meant.</param>
    public static string Format(Duration duration, ProgramDetails program) => Amount(duration.Minutes, duration.Unit, program) + (duration.IsEstimated ? "?" : "");

    /// <summary>Minutes of one unit: working minutes, or wall-clock minutes of an elapsed unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="program">The program whose days and weeks are meant.</param>
    public static long MinutesOf(DurationUnit unit, ProgramDetails program) => unit switch
    {
        DurationUnit.Minutes or DurationUnit.ElapsedMinutes => 1,
        DurationUnit.Hours or DurationUnit.ElapsedHours => 60,
        DurationUnit.Days => program.MinutesPerDay,
        DurationUnit.Weeks => program.MinutesPerWeek,
        DurationUnit.Months => (long)program.MinutesPerDay * program.DaysPerMonth,
        DurationUnit.ElapsedDays => 1440,
        DurationUnit.ElapsedWeeks => 7 * 1440,
        DurationUnit.ElapsedMonths => 30 * 1440,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>A number of minutes in a unit; in the next smaller one where three decimals cannot say it exactly.</summary>
    internal static string Amount(long minutes, DurationUnit unit, ProgramDetails program)
    {
        for (; ; unit--)
        {
            var size = MinutesOf(unit, program);
            var value = Math.Round((decimal)minutes / size, 3);
            if (value * size == minutes || unit is DurationUnit.Minutes or DurationUnit.ElapsedMinutes)
                return value.ToString("0.###", CultureInfo.InvariantCulture) + Symbol(unit);
        }
    }

    internal static (long Minutes, DurationUnit Unit, TextProblem? Problem) ReadAmount(string text, ProgramDetails program, int position, DurationUnit bare)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',' || (end == 0 && text[end] is '+' or '-'))) end++;
        if (!decimal.TryParse(text[..end].Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return (0, default, new TextProblem(TextProblemCode.NumberExpected, text, position));
        var word = text[end..].Trim();
        if ((word.Length == 0 ? bare : UnitOf(word.TrimEnd('.'))) is not { } unit) return (0, default, new TextProblem(TextProblemCode.UnknownUnit, word, position + end));
        return Math.Abs(number) > Validation.WorkItemRules.LongestMinutes / MinutesOf(unit, program)
            ? (0, default, new TextProblem(TextProblemCode.NumberTooLarge, text, position))
            : ((long)Math.Round(number * MinutesOf(unit, program), MidpointRounding.AwayFromZero), unit, null);
    }

    private static DurationUnit? UnitOf(string word)
    {
        if (Units.TryGetValue(word, out var unit)) return unit;
        var isElapsed = word.Length > 1 && word[0] is 'e' or 'E' && Units.TryGetValue(word[1..].Trim(), out unit);
        return isElapsed ? unit + (DurationUnit.ElapsedMinutes - DurationUnit.Minutes) : null;
    }

    private static string Symbol(DurationUnit unit) => unit switch
    {
        DurationUnit.Minutes => "m",
        DurationUnit.Hours => "h",
        DurationUnit.Days => "d",
        DurationUnit.Weeks => "w",
        DurationUnit.Months => "mo",
        _ => "e" + Symbol(unit - (DurationUnit.ElapsedMinutes - DurationUnit.Minutes)),
    };
}
