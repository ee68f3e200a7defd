using System.Diagnostics;
using System.Globalization;

namespace Throughline.Load;

/// <summary>Tasks created per second, each client on a program of its own.</summary>
internal static class Creating
{
    public static async Task<int> Run(Uri address, string ids, int clients, int seconds)
    {
        var known = Programs.Known(ids);
        var sample = new Sample();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            using var programs = new Programs(address);
            for (var round = 0; !end.IsCancellationRequested; round++)
                await sample.Time(() => programs.AddTask(known[client % known.Count], string.Create(CultureInfo.InvariantCulture, $"Created {client}.{round}")));
        }));
        return Sample.Print(new { clients, programs = Math.Min(known.Count, clients), requestsPerSecond = Math.Round(sample.Count / watch.Elapsed.TotalSeconds, 1), latency = sample.Figures() });
    }
}
