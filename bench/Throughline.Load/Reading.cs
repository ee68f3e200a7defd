using System.Diagnostics;
using Throughline.Interchange;
using Throughline.Programs;

namespace Throughline.Load;

/// <summary>Reads a plan file.</summary>
internal static class Reading
{
    private static readonly ImportRequest Request = new() { Program = new ProgramId(new Guid("00000000-0000-8000-8000-000000000001")), Today = new DateOnly(2026, 1, 5) };

    public static int Run(string file)
    {
        var times = Enumerable.Range(0, 9).Select(_ => Time(() => Read(file))).ToList();
        return Sample.Print(new { file = Path.GetFileName(file), megabytes = Math.Round(new FileInfo(file).Length / 1e6, 1), cold = times[0], warmMedian = times.Skip(1).Order().ElementAt(4), tasks = Read(file).WorkItems.Count });
    }

    public static Plan Read(string file)
    {
        using var stream = File.OpenRead(file);
        return PlanReader.Read(stream, Path.GetFileName(file), Request, null, CancellationToken.None).Import?.Plan ?? throw new InvalidDataException($"{file} holds no plan.");
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return Math.Round(watch.Elapsed.TotalMilliseconds, 1);
    }
}
