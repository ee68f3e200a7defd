using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>The plan page in a real browser, on the demonstration programs of a real server.</summary>
public sealed class PlanPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Row = ".plan-row:not([hidden])";

    private static async Task<string> Demo(RunningServer server, string name)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var answer = await http.PostAsync("/api/v1/demo", null);
        var programs = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return programs.EnumerateArray().Single(program => program.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;
    }

    private static async Task Open(IPage page, RunningServer server, string program)
    {
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/plan").ToString());
        await page.WaitForSelectorAsync(Row);
    }

    private static ILocator Cell(IPage page, string key, string column) => page.Locator($"[data-key='{key}'] [data-column={column}]");

    private static async Task Type(IPage page, string key, string column, string text)
    {
        await Cell(page, key, column).ClickAsync();
        await page.Keyboard.PressAsync("F2");
        await page.Locator(".plan-editor").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task<string> FirstOpenTask(IPage page) => await page.EvaluateAsync<string>(
        "() => { const plan = document.querySelector('.plan').planView.plan; return plan.rows.find(row => !row.isSummary && !row.isMilestone && row.percent === 0 && row.isCritical && row.place >= 0 && row.place < 45).key; }");

    [Fact]
    public async Task A_draft_shows_its_impact_survives_a_killed_server_and_is_committed_as_one_change()
    {
        var page = await browser.Open();
        var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        var program = await Demo(server, "Lantern");
        await Open(page, server, program);
        var task = await FirstOpenTask(page);
        await page.EvaluateAsync("key => document.querySelector('.plan').planView.select(key)", task);

        await Type(page, task, "duration", "40d");
        await page.WaitForSelectorAsync("section[aria-label=Draft] table tbody tr");
        await page.WaitForSelectorAsync($"[data-key='{task}'] [data-column=duration][data-changed]");
        var impact = await page.Locator("section[aria-label=Draft] table").InnerTextAsync();
        impact.ShouldContain("later");

        var data = await server.Kill();
        await using var again = await RunningServer.Start(data, cancel: TestContext.Current.CancellationToken);
        await Open(page, again, program);
        (await page.Locator("section[aria-label=Draft] table").InnerTextAsync()).ShouldBe(impact);

        await page.Locator("footer >> text=Commit draft").ClickAsync();
        await page.WaitForSelectorAsync(".toast");
        (await page.Locator("section[aria-label=Draft]").CountAsync()).ShouldBe(0);
        using var http = new HttpClient { BaseAddress = again.Address };
        var revision = (await http.GetFromJsonAsync<JsonElement>($"/api/v1/programs/{program}", TestContext.Current.CancellationToken)).GetProperty("revision").GetInt64();
        revision.ShouldBeGreaterThan(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_cannot_be_understood_stays_in_the_cell_with_the_reason()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        await Open(page, server, await Demo(server, "Lantern"));
        var task = await FirstOpenTask(page);
        await page.EvaluateAsync("key => document.querySelector('.plan').planView.select(key)", task);
        await Type(page, task, "duration", "3x");
        (await page.Locator("#plan-problem").InnerTextAsync()).ShouldContain("not a unit");
        (await page.Locator(".plan-editor").InputValueAsync()).ShouldBe("3x");
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator(".plan-editor").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_change_that_moves_no_date_is_kept_at_once_shows_elsewhere_and_can_be_undone()
    {
        var page = await browser.Open();
        var other = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        var program = await Demo(server, "Lantern");
        await Open(page, server, program);
        await Open(other, server, program);
        var task = await FirstOpenTask(page);
        await page.EvaluateAsync("key => document.querySelector('.plan').planView.select(key)", task);
        var before = await Cell(page, task, "name").InnerTextAsync();
        await Type(page, task, "name", "A clearer name");
        await page.WaitForSelectorAsync(".toast >> text=Undo");
        await Assertions.Expect(other.Locator(".plan")).ToBeVisibleAsync();
        await other.WaitForFunctionAsync("key => document.querySelector('.plan').planView.plan.byKey.get(key).name === 'A clearer name'", task);
        await page.Locator(".toast >> text=Undo").ClickAsync();
        await other.WaitForFunctionAsync("([key, name]) => document.querySelector('.plan').planView.plan.byKey.get(key).name !== 'A clearer name'", new[] { task, before });
        await other.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Few_elements_exist_however_far_one_scrolls_and_the_grid_is_a_treegrid()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        await Open(page, server, await Demo(server, "Meridian"));
        for (var step = 0; step < 10; step++) await page.EvaluateAsync("() => { document.querySelector('.plan-scroller').scrollTop += 900; return new Promise(requestAnimationFrame); }");
        (await page.EvaluateAsync<int>("document.querySelectorAll('*').length")).ShouldBeLessThan(3000);
        (await page.Locator("[role=treegrid]").GetAttributeAsync("aria-rowcount")).ShouldBe("344");
        await page.Locator($"{Row} >> nth=6").Locator("[data-column=name]").ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        (await page.EvaluateAsync<string>("document.activeElement.closest('[role=row]').getAttribute('aria-rowindex')")).ShouldBe("2");
        await page.Keyboard.PressAsync("ArrowLeft");
        (await page.EvaluateAsync<string>("document.activeElement.closest('[role=row]').getAttribute('aria-expanded')")).ShouldBe("false");
        await page.Context.CloseAsync();
    }
}
