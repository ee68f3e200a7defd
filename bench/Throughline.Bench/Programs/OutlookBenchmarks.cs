using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;

namespace Throughline.Bench.Programs;

/// <summary>An outlook from a plan, and the preview of one change. Targets on one core with 10,000 tasks and 15,000 links: outlook ≤ 4 ms, preview p95 ≤ 15 ms.</summary>
[MemoryDiagnoser]
public class OutlookBenchmarks
{
    private Revision _revision = Revision.Of(1, SamplePlan.Of(10), SamplePlan.Surroundings);
    private ChangeSet _longer = Longer(SamplePlan.Of(10));

    /// <summary>Number of tasks.</summary>
    [Params(10_000, 100_000)]
    public int Tasks { get; set; }

    /// <summary>Makes the plan.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var plan = SamplePlan.Of(Tasks);
        _revision = Revision.Of(1, plan, SamplePlan.Surroundings);
        _longer = Longer(plan);
    }

    /// <summary>The outlook of a plan nothing is known of.</summary>
    [Benchmark(Baseline = true)]
    public Outlook FromScratch() => Outlook.Of(_revision.Plan, SamplePlan.Surroundings);

    /// <summary>The outlook of a plan that differs in one task from one with an outlook.</summary>
    [Benchmark]
    public Outlook AfterOneChange()
    {
        var changed = ((Change.Put)_longer.Changes[0]).Entity;
        return Outlook.Of(_revision.Plan with { WorkItems = _revision.Plan.WorkItems.Put((WorkItem)changed) }, SamplePlan.Surroundings, _revision.Outlook);
    }

    /// <summary>One task two weeks longer: apply, outlook, impact.</summary>
    [Benchmark]
    public CommitResult Preview() => Revisions.Preview(_revision, _longer, []);

    /// <summary>Medians and 95th percentiles of a few runs by stopwatch, for machines that others share.</summary>
    public static void Quick()
    {
        foreach (var size in new[] { 10_000, 100_000 })
        {
            var bench = new OutlookBenchmarks { Tasks = size };
            bench.Setup();
            var preview = bench.Preview();
            Console.WriteLine($"{size,7} tasks: outlook {Times(bench.FromScratch)}, after one change {Times(bench.AfterOneChange)}, preview {Times(bench.Preview)} ({preview.Impact!.ItemsMoved} items move)");
        }
    }

    private static ChangeSet Longer(Plan plan)
    {
        var task = plan.WorkItems.First(item => item.Parent is not null);
        var longer = task with { Duration = new Duration(task.Duration.Minutes + 4800) };
        return new ChangeSet { Id = task.Id.Value, BaseRevision = 1, Author = "Ms Saffron", Changes = [new Change.Put(longer)] };
    }

    private static string Times(Func<object> run)
    {
        for (var from = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(from).TotalSeconds < 2;) run();
        var times = new double[61];
        for (var i = 0; i < times.Length; i++)
        {
            var from = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        Array.Sort(times);
        return FormattableString.Invariant($"{times[30]:F2} ms (p95 {times[57]:F2})");
    }
}
