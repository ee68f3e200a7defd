using System.Diagnostics;

namespace Throughline.Load;

/// <summary>How long single requests take, alone and beside others.</summary>
internal static class Latency
{
    private const int Warm = 60;
    private const int Writers = 16;

    public static async Task<int> Run(Uri address, string ids)
    {
        var known = Programs.Known(ids);
        using var programs = new Programs(address);
        var first = known[0];
        for (var round = 0; round < Warm; round++)
        {
            await programs.Preview(first, 2 + round % 5);
            await programs.Commit(first, 2 + round % 5);
            await programs.ReadRows(first);
        }
        var preview = await Repeat(200, round => programs.Preview(first, 2 + round % 5));
        var commit = await Repeat(200, round => programs.Commit(first, 2 + round % 5));
        var read = await Repeat(200, _ => programs.ReadRows(first));
        var (beside, previews) = await ReadBesidePreviews(programs, first, users: 8, TimeSpan.FromSeconds(8));
        foreach (var program in known.Take(Writers)) await programs.Commit(program, 9);
        var writers = await Write([.. known.Take(Writers)], address, rounds: 25);
        return Sample.Print(new
        {
            preview = preview.Figures(), commit = commit.Figures(), readRows = read.Figures(), readRowsBeside8Previews = beside.Figures(), previewsOf8Users = previews.Figures(),
            writers = Math.Min(known.Count, Writers), commitOfWriters = writers.Figures(),
        });
    }

    /// <summary>Only the commits of 16 writers, each on its own program.</summary>
    public static async Task<int> RunWriters(Uri address, string ids, int rounds)
    {
        var known = Programs.Known(ids);
        var watch = Stopwatch.StartNew();
        var writers = await Write([.. known.Take(Writers)], address, rounds);
        return Sample.Print(new { writers = Math.Min(known.Count, Writers), commitsPerSecond = Math.Round(writers.Count / watch.Elapsed.TotalSeconds, 1), latency = writers.Figures() });
    }

    private static async Task<Sample> Repeat(int times, Func<int, Task> request)
    {
        var sample = new Sample();
        for (var round = 0; round < times; round++) await sample.Time(() => request(round));
        return sample;
    }

    private static async Task<(Sample Reads, Sample Previews)> ReadBesidePreviews(Programs programs, LoadedProgram program, int users, TimeSpan duration)
    {
        var (reads, previews) = (new Sample(), new Sample());
        using var end = new CancellationTokenSource(duration);
        var busy = Enumerable.Range(0, users).Select(async user =>
        {
            for (var round = user; !end.IsCancellationRequested; round++) await previews.Time(() => programs.Preview(program, 2 + round % 5));
        }).ToList();
        while (!end.IsCancellationRequested) await reads.Time(() => programs.ReadRows(program));
        await Task.WhenAll(busy);
        return (reads, previews);
    }

    private static async Task<Sample> Write(IReadOnlyList<LoadedProgram> known, Uri address, int rounds)
    {
        var sample = new Sample();
        await Task.WhenAll(known.Select(async program =>
        {
            using var programs = new Programs(address);
            for (var round = 0; round < rounds; round++) await sample.Time(() => programs.Commit(program, 2 + round % 5));
        }));
        return sample;
    }
}
