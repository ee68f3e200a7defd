using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>Single-letter keys of every page, and switching them off.</summary>
public sealed class KeysTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    [Fact]
    public async Task Rows_are_walked_places_gone_to_and_programs_begun_with_letters_until_these_are_switched_off()
    {
        var program = await server.Import("Plover", "Task,Duration\nPlover flight,2d\n");
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/overview").ToString());
        await FirstPageTests.Ready(page);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Go to history");
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start empty" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("tbody tr").First.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(page.GetByLabel("Name of the program")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("gj?");
        await Assertions.Expect(page.GetByLabel("Name of the program")).ToHaveValueAsync("gj?");

        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Single letters act outside of text" }).UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
