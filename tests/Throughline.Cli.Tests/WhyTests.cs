using Throughline.Testing;

namespace Throughline.Cli.Tests;

public sealed class WhyTests
{
    [Theory]
    [InlineData("finish", "10", "why-light-finish.txt")]
    [InlineData("start", "Fit the lens", "why-lens-start.txt")]
    [InlineData("late-finish", "1.1", "why-survey-late-finish.txt")]
    public async Task The_chain_behind_a_date_reads_as_approved(string date, string task, string golden)
    {
        var run = await CommandRun.Of("why", CommandRun.Plan("lighthouse.xml"), task, "--date", date);
        run.Code.ShouldBe(ExitCode.Done);
        Approved.ShouldMatch(run.Results.ReplaceLineEndings("\n"), "tests/Throughline.Cli.Tests/Golden/" + golden);
    }

    [Fact]
    public async Task A_name_that_fits_several_tasks_is_answered_with_them()
    {
        var run = await CommandRun.Of("why", CommandRun.Plan("lighthouse.xml"), "the");
        run.Code.ShouldBe(ExitCode.Usage);
        run.Results.ShouldBeEmpty();
        run.Errors.ShouldContain("1.1  Survey the rock");
        run.Errors.ShouldContain("2.4  Visit of the pilots");
    }

    [Fact]
    public async Task Of_many_tasks_ten_are_listed_with_how_many_more_and_how_to_narrow()
    {
        var fleet = Path.Combine(Directory.CreateTempSubdirectory("throughline-why-").FullName, "fleet.csv");
        await File.WriteAllLinesAsync(fleet, ["Name", "Harbor", .. Enumerable.Range(1, 14).Select(boat => $"Sail {boat}")], TestContext.Current.CancellationToken);
        var run = await CommandRun.Of("why", fleet, "sail");
        run.Errors.Split('\n').Count(line => line.Contains("(identifier ", StringComparison.Ordinal)).ShouldBe(10);
        run.Errors.ShouldContain("… and 4 more. More of the name leaves fewer; a position such as 2 leaves one.");
    }

    [Fact]
    public async Task A_task_that_is_not_there_is_said() =>
        (await CommandRun.Of("why", CommandRun.Plan("lighthouse.xml"), "submarine")).Code.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task A_plan_with_a_circle_has_no_dates_to_explain()
    {
        var run = await CommandRun.Of("why", CommandRun.Plan("cycle.xml"), "Egg");
        run.Code.ShouldBe(ExitCode.PlanHasErrors);
        run.Errors.ShouldContain("cycle");
    }
}
