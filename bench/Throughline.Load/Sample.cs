using System.Diagnostics;
using System.Text.Json;

namespace Throughline.Load;

/// <summary>Durations of one kind of request.</summary>
internal sealed class Sample
{
    private readonly List<double> _milliseconds = [];
    private readonly Lock _gate = new();

    public int Count => _milliseconds.Count;

    public async Task Time(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        lock (_gate) _milliseconds.Add(elapsed);
    }

    public object Figures()
    {
        var sorted = _milliseconds.Order().ToList();
        return new { count = sorted.Count, p50 = Rank(sorted, 0.50), p95 = Rank(sorted, 0.95), max = Rank(sorted, 1) };
    }

    public static int Print(object figures)
    {
        Console.WriteLine(JsonSerializer.Serialize(figures));
        return 0;
    }

    private static double Rank(List<double> sorted, double part) =>
        sorted.Count == 0 ? double.NaN : Math.Round(sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))], 2);
}
