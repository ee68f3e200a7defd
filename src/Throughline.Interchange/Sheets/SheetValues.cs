using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Text;

namespace Throughline.Interchange.Sheets;

/// <summary>Understands what people write into cells.</summary>
internal static class SheetValues
{
    public const string DurationForms = "2d, 3ed, 1.5w, 4h, 30m, 2mo, 5d?";
    public const string DateForms = "2026-11-23, 23.11.2026, 11/23/2026, 23 Nov 2026, each with or without a time";
    public const string FlagForms = "yes or no";
    public const string PercentForms = "0 to 100, with or without %";

    private static readonly (ConstraintKind Kind, string Names)[] Constraints =
    [
        (ConstraintKind.AsSoonAsPossible, "as soon as possible|asap|none"), (ConstraintKind.AsLateAsPossible, "as late as possible|alap"),
        (ConstraintKind.MustStartOn, "must start on|mso"), (ConstraintKind.MustFinishOn, "must finish on|mfo"),
        (ConstraintKind.StartNoEarlierThan, "start no earlier than|snet"), (ConstraintKind.StartNoLaterThan, "start no later than|snlt"),
        (ConstraintKind.FinishNoEarlierThan, "finish no earlier than|fnet"), (ConstraintKind.FinishNoLaterThan, "finish no later than|fnlt"),
        (ConstraintKind.StartOn, "start on"), (ConstraintKind.FinishOn, "finish on"),
    ];

    public static string ConstraintForms => string.Join(", ", Constraints.Select(row => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(row.Names.Split('|')[0])));

    public static bool TryDuration(string text, DurationUnit bare, ProgramDetails program, out Duration duration)
    {
        var read = DurationText.Parse(text, program, bare);
        duration = read.Value;
        return read.IsUnderstood;
    }

    /// <summary>A wait such as <c>+2d</c>, <c>-25%</c> or <c>+ 3 ed</c>, with its sign.</summary>
    public static bool TryLag(string text, DurationUnit bare, ProgramDetails program, out Lag lag)
    {
        var read = PredecessorText.ParseLag(text.TrimEnd().TrimEnd('?'), program, bare);
        lag = read.Value;
        return read.IsUnderstood;
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
}
