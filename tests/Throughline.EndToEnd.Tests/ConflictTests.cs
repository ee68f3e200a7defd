using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>Somebody commits the fields a draft changed: the reader settles each.</summary>
public sealed class ConflictTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    [Fact]
    public async Task Each_field_that_somebody_changed_meanwhile_is_settled_by_choice_and_the_draft_is_committed()
    {
        var program = await server.Import("Heron", "Task,Duration\nDig,2d\nPour,3d\n");
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        foreach (var (row, text) in new[] { (0, "4d"), (1, "5d") })
        {
            await page.EvaluateAsync("row => { const view = document.querySelector('.plan').planView; view.select(view.plan.rows[row].key, { column: 'duration', focus: true }); }", row);
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("section[aria-label=Draft] li")).ToHaveCountAsync(row + 1);
        }
        foreach (var (item, days) in new[] { ("Dig", 6), ("Pour", 7) })
            await server.Change(program, item, new JsonObject { ["duration"] = new JsonObject { ["minutes"] = days * 480, ["unit"] = "days", ["isEstimated"] = false } }, "Measured again");

        var pour = page.Locator("fieldset").Filter(new() { HasText = "Pour" });
        await Assertions.Expect(pour).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".plan-refusal[role=alert]")).ToContainTextAsync("Choose in the inspector");
        await Assertions.Expect(page.Locator(".conflicts input").First).ToBeFocusedAsync();
        await Assertions.Expect(pour).ToContainTextAsync("Was 3d");
        await Assertions.Expect(pour).ToContainTextAsync("revision 3");
        await page.Locator("fieldset").Filter(new() { HasText = "Dig" }).GetByRole(AriaRole.Radio, new() { Name = "Keep mine: 4d" }).CheckAsync();
        await pour.GetByRole(AriaRole.Radio, new() { Name = "Take theirs: 7d" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Settle" }).ClickAsync();
        await Assertions.Expect(page.Locator("fieldset")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Commit draft" }).ClickAsync();
        await page.WaitForSelectorAsync("section[aria-label=Draft]", new() { State = WaitForSelectorState.Detached });
        (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.plan-row:not([hidden]) [data-column=duration]')].map(cell => cell.textContent.trim())")).ShouldBe(["4d", "7d"]);
        await page.Context.CloseAsync();
    }
}
