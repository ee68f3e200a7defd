using Throughline.Testing;

namespace Throughline.Interchange.Tests.MsProject;

public sealed class CaseFileReadingTests
{
    [Fact]
    public void Every_real_file_is_read_without_an_error()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        foreach (var path in CaseFiles.Of("mspdi", "*.xml"))
        {
            var result = Read.Result(File.ReadAllBytes(path), Path.GetFileName(path));
            result.Import.ShouldNotBeNull($"{path}: {string.Join("\n", result.Problems)}");
            result.Problems.Where(problem => problem.Severity == ImportSeverity.Error).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public void The_number_of_tasks_links_resources_and_assignments_is_that_of_an_independent_count()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        var header = true;
        foreach (var line in File.ReadLines(Path.Combine(CaseFiles.Folder, "mspdi", "STATS.csv")))
        {
            if (header)
            {
                header = false;
                continue;
            }
            var cells = line.Split(',');
            var import = Read.Import(File.ReadAllBytes(Path.Combine(CaseFiles.Folder, "mspdi", cells[0])), cells[0]);
            // The independent count includes blank rows and the task that stands for the project.
            var tasks = import.Plan.WorkItems.Count + import.Ledger.Entries.Where(entry => entry is { Kind: LedgerKind.Dropped, Entity: "Task", Field: null }).Sum(entry => entry.Reason.StartsWith("Empty rows", StringComparison.Ordinal) ? entry.Count : 0);
            var expected = int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture);
            (expected - tasks).ShouldBeInRange(0, 1, cells[0]);
            import.Plan.Dependencies.Count.ShouldBe(int.Parse(cells[5], System.Globalization.CultureInfo.InvariantCulture), cells[0]);
        }
    }
}
