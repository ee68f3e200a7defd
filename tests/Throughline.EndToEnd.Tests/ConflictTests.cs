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

    [Fact]
    public async Task A_cell_that_somebody_changed_while_it_was_typed_in_keeps_the_text_and_says_who_made_what_of_it()
    {
        var program = await server.Import("Kestrel", "Task,Duration\nDig,2d\nPour,3d\n");
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        await page.EvaluateAsync("() => { const view = document.querySelector('.plan').planView; view.select(view.plan.rows[0].key, { column: 'name', focus: true }); }");
        await page.Keyboard.TypeAsync("Hollow");
        await server.Change(program, "Dig", new JsonObject { ["name"] = "Excavate" }, "Renamed");
        await page.WaitForFunctionAsync("() => document.querySelector('.plan').planView.plan.rows[0].name === 'Excavate'");

        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".plan-problem")).ToContainTextAsync("from \"Dig\" to \"Excavate\" meanwhile (revision 2)");
        await Assertions.Expect(page.Locator(".plan-editor")).ToHaveValueAsync("Hollow");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.querySelector('.plan').planView.plan.rows[0].name === 'Hollow'");

        await page.Keyboard.PressAsync("Control+z");
        await page.WaitForFunctionAsync("() => document.querySelector('.plan').planView.plan.rows[0].name === 'Excavate'");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_discarded_draft_is_brought_back_from_the_message_that_says_so()
    {
        var program = await server.Import("Osprey", "Task,Duration\nDig,2d\nPour,3d\n");
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        await page.EvaluateAsync("() => { const view = document.querySelector('.plan').planView; view.select(view.plan.rows[0].key, { column: 'duration', focus: true }); }");
        await page.Keyboard.TypeAsync("4d");
        await page.Keyboard.PressAsync("Enter");
        var line = page.Locator("section[aria-label=Draft] li");
        await Assertions.Expect(line).ToContainTextAsync("Duration 2d → 4d");

        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Assertions.Expect(line).ToHaveCountAsync(0);
        await page.Locator(".toast").Filter(new() { HasText = "Draft discarded" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Assertions.Expect(line).ToContainTextAsync("Duration 2d → 4d");
        await page.Context.CloseAsync();
    }
}
