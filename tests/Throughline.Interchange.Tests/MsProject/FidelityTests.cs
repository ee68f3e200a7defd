using System.Globalization;
using System.Text;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Testing;

namespace Throughline.Interchange.Tests.MsProject;

/// <summary>Reschedules real plans and compares with the dates their tools stored. Writes docs/concepts/fidelity.md.</summary>
public sealed class FidelityTests
{
    private static readonly Surroundings Today = new(new DateOnly(2026, 1, 5));

    [Fact]
    public void Every_real_plan_is_rescheduled_to_the_dates_it_holds_or_the_difference_has_a_reason()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        var text = new StringBuilder(Introduction);
        var total = (Compared: 0, Equal: 0);
        foreach (var path in CaseFiles.Of("mspdi", "*.xml"))
        {
            var name = Path.GetFileName(path);
            var (comparison, automatic, plan) = Compare(path);
            comparison.Differences.ShouldAllBe(difference => difference.Reason != DateDifferenceReason.OtherRule, name);
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {comparison.Compared} | {automatic} | {comparison.Equal} | {comparison.Differences.Length} | {string.Join(" ", Reasons(comparison, plan))} |\n");
            total = (total.Compared + comparison.Compared, total.Equal + comparison.Equal);
        }
        text.Append(CultureInfo.InvariantCulture, $"\nTogether {total.Equal} of {total.Compared} tasks equal to the minute, in start and in finish.\n");
        Approved.ShouldMatch(text.ToString(), "docs/concepts/fidelity.md");
    }

    [Fact]
    public void No_file_has_fewer_equal_tasks_than_another_well_kept_scheduler_gives()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        foreach (var line in File.ReadLines(Path.Combine(CaseFiles.Folder, "mspdi", "OTHER-SCHEDULER.csv")).Skip(1))
        {
            var cells = line.Split(',');
            if (cells[2] == "refused") continue;
            var path = Path.Combine(CaseFiles.Folder, "mspdi", cells[0]);
            var import = Read.Import(File.ReadAllBytes(path), cells[0]);
            var different = Compare(path).Comparison.Differences.Select(difference => difference.Item).ToHashSet();
            var outlook = Outlook.Of(import.Plan, Today);
            var equal = Enumerable.Range(0, outlook.Count).Count(row => !outlook.IsSummary(row) && outlook.Item(row).Mode == SchedulingMode.Automatic && !different.Contains(outlook.Item(row).Id));
            equal.ShouldBeGreaterThanOrEqualTo(int.Parse(cells[2], CultureInfo.InvariantCulture), cells[0]);
        }
    }

    // By the reason of the root: a task that only follows another is counted with the task at which its chain of differences begins.
    private static IEnumerable<string> Reasons(DateComparison comparison, Plan plan) => comparison.Differences
        .GroupBy(difference => comparison.RootOf(difference).Reason).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
        .Select(group =>
        {
            var followers = group.Where(difference => difference.Because is not null).GroupBy(difference => comparison.RootOf(difference).Item).OrderByDescending(behind => behind.Count())
                .Select(behind => string.Create(CultureInfo.InvariantCulture, $"{behind.Count()} behind task {Uid(plan, behind.Key)}")).ToList();
            return string.Create(CultureInfo.InvariantCulture, $"{group.Count()}: {DateComparison.Text(group.Key)}{(followers.Count == 0 ? "" : $" ({string.Join(", ", followers)})")}");
        });

    private static string Uid(Plan plan, WorkItemId item) => plan.WorkItems.TryGet(item.Value, out var found) ? found.External?.Id ?? found.Key : "";

    private static (DateComparison Comparison, int Automatic, Plan Plan) Compare(string path)
    {
        var import = Read.Import(File.ReadAllBytes(path), Path.GetFileName(path));
        var outlook = Outlook.Of(import.Plan, Today);
        outlook.HasDates.ShouldBeTrue($"{path}: {string.Join("\n", outlook.Problems)}");
        var automatic = Enumerable.Range(0, outlook.Count).Count(row =>
            !outlook.IsSummary(row) && outlook.Item(row).Mode == SchedulingMode.Automatic && import.StoredDates.Of(outlook.Item(row).Id) is { } date && (date.Start ?? date.Finish) is not null);
        return (DateDifferences.Between(import.StoredDates, outlook), automatic, import.Plan);
    }

    private const string Introduction = """
        # Fidelity: our dates against those of other tools

        Real plans in Microsoft Project XML, many saved by Microsoft Project itself with the dates it computed. Each is imported, the stored dates of automatically scheduled
        tasks are dropped, the plan is scheduled anew with the conventions found in the file, and start and finish of every leaf task are compared to the minute.
        This page is written by a test (`FidelityTests`); the files themselves are not part of the project.

        *Tasks* are leaf tasks with a date in the file, *automatic* those that are scheduled (a manual task keeps its dates). A file without such tasks is listed because it must
        be read all the same. Differences are counted by the reason of the task at which they begin; tasks that only follow it are
        counted behind its UID. The plans whose names begin with `sturgis`, `trueppm` and `aspose` were written by other tools, by hand or by a library, not by Microsoft Project.

        | file | tasks | automatic | equal | different | why |
        | --- | --- | --- | --- | --- | --- |

        """;
}
