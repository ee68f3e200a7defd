using System.Collections.Immutable;

namespace Throughline.Engine.Calendars;

/// <summary>A day pattern made ready for arithmetic: ranges in order, joined where they touch, with the working minutes before each.</summary>
internal sealed class CompiledPattern
{
    private readonly Range[] _ranges;

    public CompiledPattern(DayPattern pattern)
    {
        var before = 0;
        var ranges = Normalize(pattern);
        _ranges = new Range[ranges.Length];
        for (var i = 0; i < ranges.Length; i++)
        {
            _ranges[i] = new Range(ranges[i].Start, ranges[i].Minutes, before);
            before += ranges[i].Minutes;
        }

        Minutes = before;
    }

    public int Minutes { get; }

    /// <summary>Working minutes before a minute of the day.</summary>
    public int Before(int minuteOfDay)
    {
        foreach (ref readonly var range in _ranges.AsSpan())
        {
            var into = minuteOfDay - range.Start;
            if (into <= 0) return range.Before;
            if (into < range.Minutes) return range.Before + into;
        }

        return Minutes;
    }

    /// <summary>The minute of the day at which the working minute with this number begins.</summary>
    /// <param name="number">0 to <see cref="Minutes"/> − 1.</param>
    public int StartOf(int number)
    {
        foreach (ref readonly var range in _ranges.AsSpan())
        {
            var into = number - range.Before;
            if (into < range.Minutes) return range.Start + into;
        }

        throw new ArgumentOutOfRangeException(nameof(number));
    }

    /// <summary>Ranges within the day, in order, joined where they overlap or touch; empty ones are left out.</summary>
    public static ImmutableArray<TimeRange> Normalize(DayPattern pattern)
    {
        var ranges = ImmutableArray.CreateBuilder<TimeRange>();
        foreach (var range in pattern.Ranges.OrderBy(range => range.Start))
        {
            var start = Math.Clamp(range.Start, 0, WallClock.MinutesPerDay);
            var finish = Math.Clamp(range.Finish, 0, WallClock.MinutesPerDay);
            if (finish <= start) continue;
            if (ranges.Count > 0 && start <= ranges[^1].Finish) ranges[^1] = new TimeRange(ranges[^1].Start, Math.Max(ranges[^1].Finish, finish));
            else ranges.Add(new TimeRange(start, finish));
        }

        return ranges.ToImmutable();
    }

    private readonly record struct Range(int Start, int Minutes, int Before);
}
