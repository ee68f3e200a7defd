using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Bench.Engine;

/// <summary>Networks of any size from a seed: leaves in packages of ten under summaries, links mostly finish-to-start and mostly near, a fifth of them with a lag, holidays in the calendar.</summary>
public static class SampleNetwork
{
    private const int PackageSize = 10;
    private static readonly DateTime Start = new(2026, 1, 5, 8, 0, 0);

    /// <summary>A builder filled with leaves and half as many links again.</summary>
    /// <param name="leaves">Number of activities that are no summaries.</param>
    /// <param name="seed">Same seed, same network.</param>
    public static NetworkBuilder Fill(int leaves, int seed = 1)
    {
        var random = new Random(seed);
        var builder = new NetworkBuilder(Start, Calendar(), ScheduleOptions.MicrosoftProject);
        for (var i = 0; i < leaves; i++)
            builder.AddActivity(new Activity { DurationMinutes = random.Next(1, 16) * 480, Parent = leaves + (i / PackageSize) });
        for (var i = 0; i < leaves; i += PackageSize) builder.AddActivity(new Activity());
        for (var i = 0; i < leaves * 3 / 2; i++)
        {
            var successor = random.Next(1, leaves);
            // Chains about as long as those of a real program: links reach back over a few packages.
            var predecessor = random.Next(Math.Max(0, successor - (leaves / 20) - PackageSize), successor);
            builder.AddLink(new Link(predecessor, successor, Type(random), random.Next(5) == 0 ? LinkLag.Working(random.Next(1, 6) * 480) : default));
        }

        return builder;
    }

    private static LinkType Type(Random random) => random.Next(100) switch { < 80 => LinkType.FinishToStart, < 92 => LinkType.StartToStart, _ => LinkType.FinishToFinish };

    private static WorkingCalendar Calendar() => WorkingCalendar.Create(
        [null, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, null],
        [.. Enumerable.Range(2026, 15).SelectMany(year => new[] { (1, 1), (5, 1), (10, 3), (12, 25), (12, 26) }.Select(day => new DateOnly(year, day.Item1, day.Item2))).Select(day => new CalendarException(day, day, DayPattern.NonWorking))]);
}
