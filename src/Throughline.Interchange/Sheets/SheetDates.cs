using System.Globalization;

namespace Throughline.Interchange.Sheets;

/// <summary>Reads dates as people and tools write them. Whether the day or the month comes first is found out from the whole sheet.</summary>
internal sealed class SheetDates
{
    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " h:mm tt", " h:mm:ss tt", "'T'HH:mm", "'T'HH:mm:ss", "'T'HH:mm:ss.fff"];
    private static readonly string[] AlwaysClear = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d MMM yyyy", "d MMM yy", "d MMMM yyyy", "d/MMM/yyyy", "d/MMM/yy", "d-MMM-yyyy", "d-MMM-yy", "d. MMM yyyy", "d. MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy"];
    private static readonly string[] DayFirst = ["d/M/yyyy", "d/M/yy", "d.M.yyyy", "d.M.yy", "d-M-yyyy", "d-M-yy"];
    private static readonly string[] MonthFirst = ["M/d/yyyy", "M/d/yy", "M.d.yyyy", "M.d.yy", "M-d-yyyy", "M-d-yy"];
    private readonly string[] _formats;

    private SheetDates(bool isDayFirst, bool isGuess)
    {
        IsGuess = isGuess;
        IsDayFirst = isDayFirst;
        _formats = [.. AlwaysClear.Concat(isDayFirst ? DayFirst : MonthFirst).SelectMany(date => Times.Select(time => date + time))];
    }

    /// <summary>Whether values allowed both orders, so that one was chosen.</summary>
    public bool IsGuess { get; }

    public bool IsDayFirst { get; }

    public static SheetDates For(DateOrder order, IEnumerable<SheetCell> values)
    {
        if (order != DateOrder.Automatic) return new SheetDates(order == DateOrder.DayMonthYear, isGuess: false);
        var day = false;
        var month = false;
        var points = false;
        var both = false;
        foreach (var value in values)
        {
            if (value.Date is not null || Numbers(value.Text) is not { } numbers) continue;
            day |= numbers.First > 12;
            month |= numbers.Second > 12;
            both |= numbers is { First: <= 12, Second: <= 12 } && numbers.First != numbers.Second;
            points |= numbers.Separator == '.';
        }
        return day != month ? new SheetDates(day, isGuess: false) : new SheetDates(points, both);
    }

    /// <summary>A date, with the given time of day where the text has none.</summary>
    public bool TryRead(SheetCell cell, TimeOnly otherwise, out DateTime? date)
    {
        date = cell.Date;
        var text = cell.Text.Trim();
        if (date is null && (text.Length == 0 || text is "NA" or "N/A" or "-" or "NV")) return true;
        if (date is null)
        {
            if (!DateTime.TryParseExact(WithoutWeekday(text), _formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var parsed)) return false;
            date = parsed;
        }
        if (date < MsProject.MspdiText.FirstDate || date > MsProject.MspdiText.LastDate) return false;
        date = new DateTime(date.Value.Ticks - date.Value.Ticks % TimeSpan.TicksPerMinute);
        if (date.Value.TimeOfDay == TimeSpan.Zero) date = date.Value.Add(otherwise.ToTimeSpan());
        return true;
    }

    // "Mon 6/2/25" and "Mo, 02.06.25" as planning tools show dates.
    private static string WithoutWeekday(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank is < 2 or > 10) return text;
        var word = text[..blank].TrimEnd(',', '.');
        return word.Length is >= 2 and <= 9 && word.All(char.IsLetter) && !IsMonth(word) ? text[(blank + 1)..].Trim() : text;
    }

    private static bool IsMonth(string word) =>
        Array.Exists(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, month => month.Length > 0 && word.Length >= 3 && month.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static (int First, int Second, char Separator)? Numbers(string text)
    {
        var date = WithoutWeekday(text.Trim()).Split(' ', 'T')[0];
        var separator = date.FirstOrDefault(letter => letter is '/' or '.' or '-');
        var parts = separator == default ? [] : date.Split(separator);
        return parts.Length == 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first < 32
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second, separator) : null;
    }
}
