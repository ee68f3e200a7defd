using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Testing;

/// <summary>Plans and schedules drawn in the test, a column a day from Monday 2 June 2025. A reviewer checks the picture, not the dates.</summary>
/// <remarks>
/// A row reads <c>name | bar | words</c>. In a plan a bar alone gives the duration (and a start-no-earlier-than where it does not begin in the first column). The words, separated by commas:
/// <c>5d 12h 3ed</c> duration · <c>after A SS+1d</c> link (FS when not said; lag in d, h, ed or %) · <c>SNET 9</c>, <c>FNLT 10 12:00</c> … constraint, <c>ALAP</c>, <c>SO</c>, <c>FO</c> ·
/// <c>deadline 11</c> · <c>manual 4-5</c> · <c>inactive</c> · <c>in S</c> parent · <c>on seven</c> calendar · <c>begun 3</c>, <c>40%</c>, <c>done 2-3</c>, <c>resumed 6</c> progress ·
/// <c>delayed 2ed</c> leveling · <c>assigned 16h on absent</c>. Numbers are days of June 2025; starts are at 08:00, finishes at 17:00 unless a time is given.
/// </remarks>
public static class Chart
{
    /// <summary>The day of the first column.</summary>
    public static readonly DateTime Origin = new(2025, 6, 2);

    /// <summary>Reads a drawn plan.</summary>
    public static ChartPlan Plan(string drawing) => new(ChartRow.ReadAll(drawing), ScheduleOptions.MicrosoftProject);

    /// <summary>A day of June 2025, as <c>9</c> or <c>9 12:00</c>.</summary>
    /// <param name="text">The day, perhaps with a time.</param>
    /// <param name="hour">The hour when no time is given.</param>
    public static DateTime Day(string text, int hour)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var day = new DateTime(2025, 6, 1).AddDays(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) - 1);
        return parts.Length > 1 ? day + TimeSpan.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : day.AddHours(hour);
    }

    /// <summary>The bar of a span: X on each day with working time in it, M for a moment, &gt; where it goes on beyond the chart.</summary>
    public static string Bar(DateTime start, DateTime finish, WorkingCalendar clock, int width)
    {
        var bar = new char[width + 1];
        for (var column = 0; column <= width; column++)
        {
            var day = Origin.AddDays(column);
            var (from, to) = (Later(start, day), Earlier(finish, day.AddDays(1)));
            var isMoment = start == finish && start >= day && start < day.AddDays(1);
            bar[column] = isMoment ? 'M' : from < to && clock.Work(from, to) > 0 ? 'X' : ' ';
        }

        if (bar[width] != ' ' || start >= Origin.AddDays(width)) bar[width] = '>';
        return (start < Origin ? "<" : "") + new string(bar).TrimEnd();
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}

/// <summary>A row of a drawing.</summary>
internal sealed record ChartRow(string Name, string Bar, string Words)
{
    public static IReadOnlyList<ChartRow> ReadAll(string drawing) =>
        [.. drawing.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0).Select(Read)];

    private static ChartRow Read(string line)
    {
        var parts = line.Split('|');
        if (parts.Length < 3) throw new FormatException($"A row reads 'name | bar | words', this one does not: {line}");
        // One blank after the first stroke belongs to the frame.
        return new ChartRow(parts[0].Trim(), parts[1].StartsWith(' ') ? parts[1][1..].TrimEnd() : parts[1].TrimEnd(), parts[2].Trim());
    }
}
