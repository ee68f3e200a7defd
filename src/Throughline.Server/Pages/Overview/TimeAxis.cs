using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Server.Pages.Overview;

/// <summary>Places dates on a small horizontal axis, in percent of its width.</summary>
public sealed class TimeAxis
{
    /// <summary>What the widest label takes of the narrowest axis, in percent.</summary>
    private const double LabelPercent = 30;
    private const double Margin = 0.04;
    private readonly DateTime _first, _last;

    private TimeAxis(DateTime first, DateTime last) => (_first, _last) = (first, last);

    /// <summary>An axis that shows all these dates with a little air on both sides.</summary>
    /// <param name="dates">What shall be seen; at least one.</param>
    public static TimeAxis Over(IReadOnlyCollection<DateTime> dates)
    {
        var (first, last) = (dates.Min(), dates.Max());
        var air = TimeSpan.FromTicks(Math.Max((long)((last - first).Ticks * Margin), TimeSpan.TicksPerDay * 2));
        return new TimeAxis(first - air, last + air);
    }

    /// <summary>Where a date lies, 0 to 100.</summary>
    public double Percent(DateTime date) => Math.Round((date - _first) / (_last - _first) * 100, 2);

    /// <summary>As <see cref="Percent"/>, as an SVG attribute: <c>41.5%</c>.</summary>
    public string At(DateTime date) => Percent(date).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>First days of months, quarters or years, whichever leaves each label its room.</summary>
    public ImmutableArray<(DateTime Date, string Text)> Ticks()
    {
        foreach (var months in (ReadOnlySpan<int>)[1, 3, 6, 12, 24, 60, 120])
        {
            var ticks = Every(months).ToImmutableArray();
            if (ticks.Zip(ticks.Skip(1)).All(pair => Percent(pair.Second.Date) - Percent(pair.First.Date) >= LabelPercent)) return ticks;
        }
        return [.. Every(600)];
    }

    private IEnumerable<(DateTime Date, string Text)> Every(int months)
    {
        var month = new DateTime(_first.Year, 1, 1);
        for (; month < _last; month = month.AddMonths(months))
            if (month > _first) yield return (month, month.ToString(months >= 12 ? "yyyy" : month.Month == 1 ? "MMM yyyy" : "MMM", CultureInfo.CurrentCulture));
    }
}
