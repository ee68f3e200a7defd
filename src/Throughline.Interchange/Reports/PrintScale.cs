using System.Globalization;

namespace Throughline.Interchange.Reports;

/// <summary>Where dates lie on paper, and where the time axis has its marks.</summary>
internal sealed class PrintScale
{
    private const float RoomForLabel = 16;

    public PrintScale(DateTime start, DateTime finish, float left, float right)
    {
        var margin = TimeSpan.FromTicks(Math.Max((finish - start).Ticks / 50, TimeSpan.TicksPerDay));
        From = (start - margin).Date;
        To = (finish + margin).Date.AddDays(1);
        (Left, Right) = (left, right);
    }

    public DateTime From { get; }

    public DateTime To { get; }

    public float Left { get; }

    public float Right { get; }

    private double PointsPerDay => (Right - Left) / (To - From).TotalDays;

    public float X(DateTime at) => Math.Clamp((float)(Left + (at - From).TotalDays * PointsPerDay), Left, Right);

    /// <summary>Coarse marks with labels: months, or years where months are too narrow.</summary>
    public IEnumerable<(DateTime At, string Label)> Coarse() => 30 * PointsPerDay >= 2 * RoomForLabel
        ? Steps(new DateTime(From.Year, From.Month, 1), date => date.AddMonths(1), date => date.ToString("MMM yyyy", CultureInfo.InvariantCulture))
        : Steps(new DateTime(From.Year, 1, 1), date => date.AddYears(1), date => date.ToString("yyyy", CultureInfo.InvariantCulture));

    /// <summary>Fine marks with labels: days, weeks, months or quarters, whatever has room.</summary>
    public IEnumerable<(DateTime At, string Label)> Fine()
    {
        if (PointsPerDay >= RoomForLabel) return Steps(From, date => date.AddDays(1), date => date.ToString("dd", CultureInfo.InvariantCulture));
        var monday = From.AddDays(-(((int)From.DayOfWeek + 6) % 7));
        if (7 * PointsPerDay >= RoomForLabel) return Steps(monday, date => date.AddDays(7), date => date.ToString("dd", CultureInfo.InvariantCulture));
        var month = new DateTime(From.Year, From.Month, 1);
        if (14 * PointsPerDay >= RoomForLabel) return Steps(monday, date => date.AddDays(14), date => date.ToString("dd", CultureInfo.InvariantCulture));
        if (30 * PointsPerDay >= RoomForLabel) return Steps(month, date => date.AddMonths(1), date => date.ToString("MMM", CultureInfo.InvariantCulture));
        return 90 * PointsPerDay >= RoomForLabel
            ? Steps(new DateTime(From.Year, 1, 1), date => date.AddMonths(3), date => string.Create(CultureInfo.InvariantCulture, $"Q{(date.Month + 2) / 3}"))
            : [];
    }

    private IEnumerable<(DateTime At, string Label)> Steps(DateTime first, Func<DateTime, DateTime> next, Func<DateTime, string> label)
    {
        for (var date = first; date < To; date = next(date)) yield return (date, label(date));
    }
}
