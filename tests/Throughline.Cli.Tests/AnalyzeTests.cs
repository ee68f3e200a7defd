using System.Text.Json;
using Throughline.Testing;

namespace Throughline.Cli.Tests;

public sealed class AnalyzeTests
{
    [Fact]
    public async Task The_summary_of_a_plan_reads_as_approved()
    {
        var run = await CommandRun.Of("analyze", CommandRun.Plan("lighthouse.xml"));
        run.Code.ShouldBe(ExitCode.Done);
        Approved.ShouldMatch(run.Results, "tests/Throughline.Cli.Tests/Golden/analyze-lighthouse.txt");
    }

    [Fact]
    public async Task The_rescheduled_plan_as_json_reads_as_approved()
    {
        var run = await CommandRun.Of("analyze", CommandRun.Plan("lighthouse.xml"), "--reschedule", "--json");
        run.Code.ShouldBe(ExitCode.Done);
        Approved.ShouldMatch(run.Results, "tests/Throughline.Cli.Tests/Golden/analyze-lighthouse.json");
    }

    [Fact]
    public async Task Every_item_has_exactly_the_documented_fields()
    {
        var run = await CommandRun.Of("analyze", CommandRun.Plan("lighthouse.xml"), "--reschedule", "--json");
        using var result = JsonDocument.Parse(run.Results);
        result.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(["start", "finish", "problems", "items"]);
        foreach (var item in result.RootElement.GetProperty("items").EnumerateArray())
        {
            item.EnumerateObject().Select(field => field.Name).ShouldBe(
            [
                "uid", "id", "wbs", "name", "isSummary", "isMilestone", "isManual", "start", "finish", "earlyStart", "earlyFinish", "lateStart", "lateFinish",
                "totalFloatMinutes", "freeFloatMinutes", "isCritical", "storedStart", "storedFinish", "driver",
            ]);
        }
    }

    // By hand: Wednesday the 14th is a holiday; the lens waits two working days for the mortar and is due on the 4th, a day too early; the paint may not begin before the 5th.
    [Theory]
    [InlineData("Survey the rock", "2026-01-05T08:00:00", "2026-01-07T17:00:00", -1)]
    [InlineData("Draw the tower", "2026-01-08T08:00:00", "2026-01-15T17:00:00", -1)]
    [InlineData("Order the lens", "2026-01-06T08:00:00", "2026-01-09T17:00:00", 14)]
    [InlineData("Raise the tower", "2026-01-16T08:00:00", "2026-01-29T17:00:00", -1)]
    [InlineData("Fit the lens", "2026-02-03T08:00:00", "2026-02-05T17:00:00", -1)]
    [InlineData("Paint the stripes", "2026-02-05T08:00:00", "2026-02-06T17:00:00", 0)]
    public async Task Dates_and_float_are_those_reckoned_by_hand(string name, string start, string finish, int floatDays)
    {
        var run = await CommandRun.Of("analyze", CommandRun.Plan("lighthouse.xml"), "--reschedule", "--json");
        using var result = JsonDocument.Parse(run.Results);
        var item = result.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        item.GetProperty("start").GetString().ShouldBe(start);
        item.GetProperty("finish").GetString().ShouldBe(finish);
        (item.GetProperty("totalFloatMinutes").GetInt64() / 480).ShouldBe(floatDays);
    }

    [Fact]
    public async Task Tasks_that_wait_for_each_other_in_a_circle_are_named_and_there_are_no_dates()
    {
        var run = await CommandRun.Of("analyze", CommandRun.Plan("cycle.xml"), "--json");
        run.Code.ShouldBe(ExitCode.PlanHasErrors);
        run.Errors.ShouldContain("Egg");
        run.Errors.ShouldContain("Hen");
        run.Errors.ShouldContain("Nest");
        using var result = JsonDocument.Parse(run.Results);
        result.RootElement.GetProperty("finish").ValueKind.ShouldBe(JsonValueKind.Null);
        result.RootElement.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("dependencyCycle");
    }

    [Fact]
    public async Task A_truncated_file_is_refused_with_its_line_and_the_task_it_broke_in()
    {
        var run = await CommandRun.Of("analyze", CommandRun.Plan("truncated.xml"));
        run.Code.ShouldBe(ExitCode.Unreadable);
        run.Results.ShouldBeEmpty();
        run.Errors.ShouldContain("truncated.xml:");
        run.Errors.ShouldContain("not well-formed");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var run = await CommandRun.Of("analyze", CommandRun.Plan("nowhere.xml"));
        run.Code.ShouldBe(ExitCode.Unreadable);
        run.Errors.ShouldContain("nowhere.xml");
    }

    [Fact]
    public async Task A_sheet_is_analyzed_like_any_other_plan()
    {
        var run = await CommandRun.Of("analyze", CommandRun.Plan("garden.csv"), "--preset", "msp");
        run.Code.ShouldBe(ExitCode.Done);
        run.Results.ShouldContain("First leaves");
    }
}
