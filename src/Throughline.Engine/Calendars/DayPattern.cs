using System.Collections.Immutable;

namespace Throughline.Engine.Calendars;

/// <summary>The working time of one day: ordered ranges that do not touch. Two patterns with the same ranges are equal.</summary>
/// <param name="Ranges">In order, without overlap. Empty: a day without working time.</param>
public sealed record DayPattern(ImmutableArray<TimeRange> Ranges)
{
    /// <summary>A day without working time.</summary>
    public static DayPattern NonWorking { get; } = new(ImmutableArray<TimeRange>.Empty);

    /// <summary>08:00–12:00 and 13:00–17:00.</summary>
    public static DayPattern Standard { get; } = new([new(480, 720), new(780, 1020)]);

    /// <summary>The whole day, midnight to midnight.</summary>
    public static DayPattern Continuous { get; } = new([new(0, 1440)]);

    /// <summary>Working minutes of the day.</summary>
    public int Minutes => Ranges.Sum(range => range.Minutes);

    /// <inheritdoc/>
    public bool Equals(DayPattern? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var range in Ranges) hash.Add(range);
        return hash.ToHashCode();
    }
}
