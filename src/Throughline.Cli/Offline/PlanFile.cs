using System.Globalization;
using Throughline.Interchange;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Cli.Offline;

/// <summary>A plan read from a file, with all that follows from it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Import">What the file held.</param>
/// <param name="Outlook">What follows.</param>
internal sealed record PlanFile(string Name, PlanImport Import, Outlook Outlook)
{
    private const int MostWarnings = 50;

    // Offline nothing but the process knows the program, so one identifier serves all.
    private static readonly ProgramId Offline = new(new Guid("0ff11e00-0000-8000-8000-000000000001"));

    /// <summary>Reads a file and computes its outlook. Problems that leave no plan are printed, and null is returned.</summary>
    public static PlanFile? Open(FileInfo file, Conventions conventions, Streams streams, TimeProvider clock, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (Read(file, today, streams, cancel) is not { } result) return null;
        foreach (var problem in result.Problems.Where(problem => problem.Severity == ImportSeverity.Error)) streams.Error(problem.ToString());
        streams.Warn([.. result.Problems.Where(problem => problem.Severity == ImportSeverity.Warning).Select(problem => problem.ToString())], MostWarnings);
        if (result.Import is not { } import) return null;
        return new PlanFile(file.Name, import, Outlook.Of(conventions.Apply(import.Plan), new Surroundings(today)));
    }

    /// <summary>Prints what is wrong with the plan itself, each with its line in the file.</summary>
    public void PrintProblems(Streams streams)
    {
        foreach (var problem in Outlook.Problems.Where(problem => problem.Severity == Severity.Error)) streams.Error(Located(problem));
        streams.Warn([.. Outlook.Problems.Where(problem => problem.Severity == Severity.Warning).Select(Located)], MostWarnings);
    }

    private string Located(PlanProblem problem)
    {
        var place = Import.Lines.TryGetValue(problem.At, out var line) ? string.Create(CultureInfo.InvariantCulture, $"{Name}:{line}: ") : Name + ": ";
        return place + ProblemText.Render(problem, Outlook.Plan);
    }

    private static ImportResult? Read(FileInfo file, DateOnly today, Streams streams, CancellationToken cancel)
    {
        if (Directory.Exists(file.FullName))
        {
            streams.Error($"{file.Name}: this is a folder. Name a file in it.");
            return null;
        }
        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            using var progress = new ProgressLine(streams, file.Name);
            return PlanReader.Read(stream, file.Name, new ImportRequest { Program = Offline, Today = today }, progress, cancel);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            streams.Error($"{file.Name}: {refusal.Message}");
            return null;
        }
    }
}
