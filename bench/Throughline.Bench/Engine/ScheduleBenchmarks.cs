using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Throughline.Engine.Networks;

namespace Throughline.Bench.Engine;

/// <summary>Both passes, float, drivers and longest path over a built network. Targets on one core: 10,000 activities and 15,000 links ≤ 4 ms, 100,000 and 150,000 ≤ 60 ms.</summary>
[MemoryDiagnoser]
public class ScheduleBenchmarks
{
    private NetworkBuilder _builder = SampleNetwork.Fill(10);
    private Network _network = SampleNetwork.Fill(10).Build().Value!;

    /// <summary>Number of activities that are no summaries.</summary>
    [Params(10_000, 100_000)]
    public int Activities { get; set; }

    /// <summary>Makes the network.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _builder = SampleNetwork.Fill(Activities);
        _network = _builder.Build().Value!;
    }

    /// <summary>Dates, float, drivers, longest path.</summary>
    [Benchmark(Baseline = true)]
    public Schedule Schedule() => Throughline.Engine.Networks.Schedule.Of(_network).Value!;

    /// <summary>Validation, adjacency and topological order.</summary>
    [Benchmark]
    public Network Build() => _builder.Build().Value!;

    /// <summary>Medians of a few runs by stopwatch, for machines that others share.</summary>
    public static void Quick()
    {
        foreach (var (size, target) in new[] { (10_000, 4.0), (100_000, 60.0) })
        {
            var bench = new ScheduleBenchmarks { Activities = size };
            bench.Setup();
            Console.WriteLine($"{size,7} activities: schedule {Median(bench.Schedule),6:F2} ms (target {target:F0}), build {Median(bench.Build),6:F2} ms");
        }
    }

    private static double Median(Func<object> run)
    {
        // Long enough for the tiered compiler to settle, also when others keep the processors busy.
        for (var from = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(from).TotalSeconds < 2;) run();
        var times = new double[41];
        for (var i = 0; i < times.Length; i++)
        {
            var from = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[times.Length / 2];
    }
}
