using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>The plan page without a mouse, and over a slow line.</summary>
public sealed class PlanKeyboardTests(Browser browser) : IClassFixture<Browser>
{
    private const string Draft = "section[aria-label=Draft]";

    internal static async Task OpenDemo(IPage page, RunningServer server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var programs = await (await http.PostAsync("/api/v1/demo", null, TestContext.Current.CancellationToken)).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var lantern = programs.EnumerateArray().Single(program => program.GetProperty("name").GetString() == "Lantern").GetProperty("id").GetString();
        await page.GotoAsync(new Uri(server.Address, $"programs/{lantern}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
    }

    internal static async Task<int> FirstOpenRow(IPage page) => await page.EvaluateAsync<int>(
        "() => document.querySelector('.plan').planView.outline.shown.findIndex((row, at, all) => !row.isSummary && row.percent === 0 && row.isCritical && !row.isMilestone && all[at + 1] && !all[at + 1].isSummary)");

    private static Task<string> Spoken(IPage page) => page.Locator(".plan [aria-live=polite]").InnerTextAsync();

    [Fact]
    public async Task Everything_from_selecting_to_linking_works_with_keys_alone()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        await OpenDemo(page, server);
        var row = await FirstOpenRow(page);
        await page.Keyboard.PressAsync("Control+Home");
        for (var step = 0; step < row; step++) await page.Keyboard.PressAsync("ArrowDown");
        (await Spoken(page)).ShouldContain(", task, critical, ");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync("33d");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync($"{Draft} li");
        (await page.Locator($"{Draft} li").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldContain("→ 33d");

        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Control+Shift+F2");
        await page.WaitForFunctionAsync("() => document.querySelector('.plan').planView.plan.header.draftEdits === 2 || document.querySelector('.plan-refusal')");
        await page.Keyboard.PressAsync("Control+F2");
        await page.WaitForFunctionAsync("() => document.querySelector('.plan').planView.plan.header.draftEdits === 3 || document.querySelector('.plan-refusal')");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync(".toast");
        await page.WaitForSelectorAsync(Draft, new() { State = WaitForSelectorState.Detached });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_draft_is_kept_over_a_line_that_takes_150_ms_each_way_and_survives_a_reload()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        var line = await page.Context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        await OpenDemo(page, server);
        var key = await page.EvaluateAsync<string>("at => document.querySelector('.plan').planView.outline.shown[at].key", await FirstOpenRow(page));
        await page.EvaluateAsync("key => document.querySelector('.plan').planView.select(key, { column: 'duration', focus: true })", key);
        await page.Keyboard.TypeAsync("31d");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync($"{Draft} li");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync($"{Draft} li");
        (await page.Locator($"{Draft} li").InnerTextAsync()).ShouldContain("→ 31d");
        await page.WaitForSelectorAsync($"[data-key='{key}'] [data-column=duration][data-changed]");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_reach_every_row_and_column_and_the_menus_fold_filter_group_and_find()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        await OpenDemo(page, server);
        Task<string> At() => page.EvaluateAsync<string>("() => { const cell = document.activeElement; return `${cell.closest('[role=row]').getAttribute('aria-rowindex')} ${cell.dataset.column}`; }");
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("End");
        (await At()).ShouldBe("2 predecessors");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("PageDown");
        (await At()).ShouldNotBe("2 name");
        await page.Keyboard.PressAsync("PageUp");
        (await At()).ShouldBe("2 name");
        await page.Keyboard.PressAsync("Control+End");
        (await At()).ShouldBe("49 name");

        async Task<string[]> Choose(string menu, string entry)
        {
            await page.Locator($".plan-toolbar >> text={menu}").ClickAsync();
            await page.ClickAsync($"[role=menu] >> text={entry}");
            return await page.EvaluateAsync<string[]>("() => document.querySelector('.plan').planView.outline.shown.map(row => row.isGroup ? `# ${row.name}` : row.name)");
        }

        (await Choose("Level", "First level only")).ShouldBe(["Shape the product", "Build", "Prove and launch"]);
        (await Choose("Level", "Everything")).Length.ShouldBe(48);
        (await Choose("Rows", "Milestones")).ShouldContain("General availability");
        (await Choose("Milestones", "By state")).ShouldContain("# Not started");
        await Choose("Milestones", "All rows");
        await page.Keyboard.PressAsync("Control+f");
        await page.Locator(".plan-find input").FillAsync("reconciliation");
        await Assertions.Expect(page.Locator(".plan-find [role=status]")).ToHaveTextAsync("1 of 1");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_cell_that_takes_no_text_says_why_when_typed_in()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        await OpenDemo(page, server);
        var summary = await page.EvaluateAsync<string>("() => document.querySelector('.plan').planView.outline.shown[0].key");
        var sentence = page.Locator(".plan-refusal");

        async Task Press(string column, string key)
        {
            await page.EvaluateAsync("([key, column]) => document.querySelector('.plan').planView.select(key, { column, focus: true })", new[] { summary, column });
            await page.Keyboard.PressAsync(key);
        }

        await Press("duration", "5");
        await Assertions.Expect(sentence).ToHaveTextAsync("A summary's dates follow from its rows.");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(sentence).ToHaveCountAsync(0);
        await Press("float", "3");
        await Assertions.Expect(sentence).ToHaveTextAsync("Total float follows from the dates and links.");
        await Press("start", "Delete");
        await Assertions.Expect(sentence).ToHaveTextAsync("A summary's dates follow from its rows.");
        (await page.Locator(".plan-editor").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }
}
