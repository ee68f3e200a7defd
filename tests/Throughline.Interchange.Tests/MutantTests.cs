using System.Diagnostics;
using System.Globalization;
using Throughline.Interchange.MsProject;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Testing;

namespace Throughline.Interchange.Tests;

/// <summary>Damaged files never crash the reader or what is computed from them, never take over five seconds, never a gigabyte. More with <c>THROUGHLINE_MUTANTS=20000</c>.</summary>
public sealed class MutantTests
{
    private const long Gigabyte = 1L << 30;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly Surroundings Today = new(new DateOnly(2026, 1, 5));
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("THROUGHLINE_MUTANTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 2_000;

    [Fact]
    public void Damaged_files_are_answered_never_crashed_on()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        var files = CaseFiles.Of("mspdi", "*.xml").Concat(CaseFiles.Of("jira", "*.csv")).Where(path => new FileInfo(path).Length < 400_000)
            .Select(path => (Name: Path.GetFileName(path), Bytes: File.ReadAllBytes(path))).Append(("plan.xlsx", Workbook())).ToList();
        var accepted = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var (name, bytes) = files[seed % files.Count];
            if (Try(new Mutants(seed).Of(bytes), name, seed)) accepted++;
        }
        accepted.ShouldBeInRange(Count / 20, Count - 1);
    }

    private static bool Try(byte[] mutant, string name, int seed)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"{name}, seed {seed}");
        var clock = Stopwatch.StartNew();
        ImportResult result;
        try
        {
            result = Read.Result(mutant, name);
            if (result.Import is { } import) Use(import);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{label} crashed: {error.Message}", error);
        }
        clock.Elapsed.ShouldBeLessThan(Longest, label);
        GC.GetTotalMemory(forceFullCollection: false).ShouldBeLessThan(Gigabyte, label);
        if (result.Import is null) result.Problems.ShouldContain(problem => problem.Severity == ImportSeverity.Error, label);
        result.Problems.ShouldAllBe(problem => problem.File == name && problem.Message.Length > 0, label);
        return result.Import is not null;
    }

    // All that follows an import: the dates, their comparison, and the file going out again.
    private static void Use(PlanImport import)
    {
        var outlook = Outlook.Of(import.Plan, Today);
        DateDifferences.Between(import.StoredDates, outlook);
        using var stream = new MemoryStream();
        MspdiWriter.Write(import.Plan, outlook, stream);
        SheetWriter.WriteCsv(outlook, new SheetExport(), stream);
    }

    private static byte[] Workbook()
    {
        var plan = Read.Import("Key,Task Name,Outline Level,Duration,Predecessors,Owner,Start\nAPX-1,Phase,1,,,Kite,\nAPX-2,Red,2,2d,,Heron,2026-01-05\nAPX-3,Blue,2,3ed,APX-2FS+1d,Heron,2026-01-08", "plan.csv").Plan;
        using var stream = new MemoryStream();
        SheetWriter.WriteXlsx(Outlook.Of(plan, Today), new SheetExport(), stream);
        return stream.ToArray();
    }
}
