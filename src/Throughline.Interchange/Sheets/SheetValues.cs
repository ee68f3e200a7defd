using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.Sheets;

/// <summary>Understands what people write into cells.</summary>
internal static class SheetValues
{
    public const string DurationForms = "2d, 3ed, 1.5w, 4h, 30m, 2mo, 5d?";
    public const string DateForms = "2026-11-23, 23.11.2026, 11/23/2026, 23 Nov 2026, each with or without a time";
    public const string FlagForms = "yes or no";
    public const string PercentForms = "0 to 100, with or without %";

    private static readonly (string Word, DurationUnit Unit)[] Units =
    [
        ("mo", DurationUnit.Months), ("mon", DurationUnit.Months), ("mons", DurationUnit.Months), ("month", DurationUnit.Months), ("months", DurationUnit.Months), ("monat", DurationUnit.Months), ("monate", DurationUnit.Months),
        ("m", DurationUnit.Minutes), ("min", DurationUnit.Minutes), ("mins", DurationUnit.Minutes), ("minute", DurationUnit.Minutes), ("minutes", DurationUnit.Minutes),
        ("h", DurationUnit.Hours), ("hr", DurationUnit.Hours), ("hrs", DurationUnit.Hours), ("hour", DurationUnit.Hours), ("hours", DurationUnit.Hours), ("std", DurationUnit.Hours),
        ("d", DurationUnit.Days), ("dy", DurationUnit.Days), ("dys", DurationUnit.Days), ("day", DurationUnit.Days), ("days", DurationUnit.Days), ("t", DurationUnit.Days), ("tag", DurationUnit.Days), ("tage", DurationUnit.Days),
        ("w", DurationUnit.Weeks), ("wk", DurationUnit.Weeks), ("wks", DurationUnit.Weeks), ("week", DurationUnit.Weeks), ("weeks", DurationUnit.Weeks), ("wo", DurationUnit.Weeks), ("woche", DurationUnit.Weeks), ("wochen", DurationUnit.Weeks),
    ];

    private static readonly Dictionary<string, DurationUnit> ByWord = Units.ToDictionary(unit => unit.Word, unit => unit.Unit, StringComparer.Ordinal);

    private static readonly (ConstraintKind Kind, string Names)[] Constraints =
    [
        (ConstraintKind.AsSoonAsPossible, "as soon as possible|asap|none"), (ConstraintKind.AsLateAsPossible, "as late as possible|alap"),
        (ConstraintKind.MustStartOn, "must start on|mso"), (ConstraintKind.MustFinishOn, "must finish on|mfo"),
        (ConstraintKind.StartNoEarlierThan, "start no earlier than|snet"), (ConstraintKind.StartNoLaterThan, "start no later than|snlt"),
        (ConstraintKind.FinishNoEarlierThan, "finish no earlier than|fnet"), (ConstraintKind.FinishNoLaterThan, "finish no later than|fnlt"),
        (ConstraintKind.StartOn, "start on"), (ConstraintKind.FinishOn, "finish on"),
    ];

    public static string ConstraintForms => string.Join(", ", Constraints.Select(row => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(row.Names.Split('|')[0])));

    /// <summary>Working minutes, or elapsed ones, of a number in a unit.</summary>
    public static long MinutesOf(decimal amount, DurationUnit unit, ProgramDetails program)
    {
        decimal factor = unit switch
        {
            DurationUnit.Minutes or DurationUnit.ElapsedMinutes => 1,
            DurationUnit.Hours or DurationUnit.ElapsedHours => 60,
            DurationUnit.Days => program.MinutesPerDay,
            DurationUnit.Weeks => program.MinutesPerWeek,
            DurationUnit.Months => program.MinutesPerDay * program.DaysPerMonth,
            DurationUnit.ElapsedDays => 1440,
            DurationUnit.ElapsedWeeks => 7 * 1440,
            _ => 30 * 1440,
        };
        return (long)decimal.Round(amount * factor, MidpointRounding.AwayFromZero);
    }

    public static bool TryDuration(string text, DurationUnit bare, ProgramDetails program, out Duration duration)
    {
        duration = default;
        var rest = text.Trim().ToLowerInvariant();
        var isEstimated = rest.EndsWith('?');
        if (isEstimated) rest = rest[..^1].TrimEnd();
        if (!TryAmount(ref rest, out var amount) || amount < 0) return false;
        if (!TryUnit(rest, bare, out var unit) || amount > 5_000_000) return false;
        var minutes = MinutesOf(amount, unit, program);
        if (minutes > MsProject.MspdiText.LongestMinutes) return false;
        duration = new Duration(minutes, unit, isEstimated);
        return true;
    }

    /// <summary>A wait such as <c>+2d</c>, <c>-25%</c> or <c>+ 3 ed</c>, with its sign.</summary>
    public static bool TryLag(string text, DurationUnit bare, ProgramDetails program, out Lag lag)
    {
        lag = default;
        var rest = text.Trim().ToLowerInvariant();
        if (rest.Length < 2 || rest[0] is not ('+' or '-')) return false;
        var isLead = rest[0] == '-';
        rest = rest[1..].TrimStart();
        if (!TryAmount(ref rest, out var amount)) return false;
        if (isLead) amount = -amount;
        if (Math.Abs(amount) > 5_000_000) return false;
        if (rest is "%" or "e%")
        {
            lag = new Lag(0, rest == "%" ? DurationUnit.Days : DurationUnit.ElapsedDays, amount);
            return true;
        }
        if (!TryUnit(rest.TrimEnd('?'), bare, out var unit)) return false;
        lag = new Lag(MinutesOf(amount, unit, program), unit);
        return true;
    }

    public static bool TryFlag(string text, out bool flag)
    {
        var word = text.Trim().ToLowerInvariant();
        flag = word is "yes" or "y" or "true" or "1" or "x" or "ja" or "✓" or "✔";
        return flag || word is "" or "no" or "n" or "false" or "0" or "nein" or "-";
    }

    public static bool TryConstraint(string text, out ConstraintKind kind)
    {
        var word = text.Trim().ToLowerInvariant();
        foreach (var (known, names) in Constraints)
            if (names.Split('|').Contains(word, StringComparer.Ordinal))
            {
                kind = known;
                return true;
            }
        kind = default;
        return false;
    }

    public static string ConstraintName(ConstraintKind kind) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Constraints.First(row => row.Kind == kind).Names.Split('|')[0]);

    public static bool IsDone(string status) =>
        status.Trim().ToLowerInvariant() is "done" or "closed" or "complete" or "completed" or "resolved" or "finished" or "fertig" or "erledigt" or "abgeschlossen";

    public static bool TryMoney(SheetCell cell, out decimal money)
    {
        money = cell.Number is { } number && Math.Abs(number) < 1e15 ? (decimal)number : 0;
        if (cell.Number is not null) return Math.Abs(cell.Number.Value) < 1e15;
        var plain = string.Concat(cell.Text.Where(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '-'));
        if (plain.LastIndexOf(',') > plain.LastIndexOf('.')) plain = plain.Length - plain.LastIndexOf(',') == 4 ? plain.Replace(",", "", StringComparison.Ordinal) : plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(plain.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out money) && Math.Abs(money) < 1e15m;
    }

    /// <summary>A number at the beginning of the text, which is cut off it; comma and point both part the decimals.</summary>
    public static bool TryAmount(ref string text, out decimal amount)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] is '.' or ',')) length++;
        var isNumber = decimal.TryParse(text[..length].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
        if (isNumber) text = text[length..].Trim();
        return isNumber;
    }

    private static bool TryUnit(string word, DurationUnit bare, out DurationUnit unit)
    {
        unit = bare;
        word = word.TrimEnd('.');
        if (word.Length == 0) return true;
        if (ByWord.TryGetValue(word, out unit)) return true;
        if (word[0] != 'e' || !ByWord.TryGetValue(word[1..].TrimStart(), out var elapsed)) return false;
        unit = elapsed + (DurationUnit.ElapsedMinutes - DurationUnit.Minutes);
        return true;
    }
}
