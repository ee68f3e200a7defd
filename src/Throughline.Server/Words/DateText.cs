using System.Globalization;

namespace Throughline.Server.Words;

/// <summary>Dates as people type them in a cell. ISO first; then the reader's own order of day, month and year.</summary>
public static class DateText
{
    private static readonly string[] Iso = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy-M-d"];
    private static readonly string[] Named = ["d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d.M.yyyy", "d. MMM yyyy"];

    /// <summary>The date, with its time of day when one was written. Null: not understood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="culture">The reader's culture. Null: the current one.</param>
    public static DateTime? Parse(string text, CultureInfo? culture = null)
    {
        const DateTimeStyles styles = DateTimeStyles.AllowWhiteSpaces;
        var trimmed = text.Trim();
        if (DateTime.TryParseExact(trimmed, Iso, CultureInfo.InvariantCulture, styles, out var date)) return date;
        if (DateTime.TryParseExact(trimmed, Named, CultureInfo.InvariantCulture, styles, out date)) return date;
        return DateTime.TryParse(trimmed, culture ?? CultureInfo.CurrentCulture, styles, out date) && date.Year is > 1900 and < 2200 ? DateTime.SpecifyKind(date, DateTimeKind.Unspecified) : null;
    }
}
