using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>Ctrl+K: every command and every record, from every page.</summary>
public sealed class PaletteTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_work_item_of_any_program_is_found_from_any_page_and_opens_on_its_plan()
    {
        var first = await server.Import("Curlew", string.Join('\n', (string[])["Task,Duration", .. Enumerable.Range(1, 300).Select(number => $"Curlew step {number},1d")]));
        var second = await server.Import("Bittern", "Task,Duration\nBittern launch,2d\n");
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, "programs").ToString());
        await FirstPageTests.Ready(page);

        await Choose(page, "curlew step 290");
        await page.WaitForURLAsync(new Regex($"{first}/plan\\?row="));
        await Selected(page, "Curlew step 290");

        await Choose(page, "bittern laun");
        await page.WaitForURLAsync(new Regex($"{second}/plan\\?row="));
        await Selected(page, "Bittern launch");
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Where you are" })).ToContainTextAsync("Bittern");

        await page.GoBackAsync();
        await Selected(page, "Curlew step 290");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Results_are_grouped_and_each_record_is_listed_once()
    {
        var program = await server.Import("Whimbrel", "Task,Duration\nWhimbrel flight,2d\n");
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        await Open(page, "whimbrel");
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Work items" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Programs" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Combobox).FillAsync("nothing is called so");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Nothing is called");
        await page.Context.CloseAsync();
    }

    private static async Task Open(IPage page, string text)
    {
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync(text);
    }

    private static async Task Choose(IPage page, string text)
    {
        await Open(page, text);
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Work items" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task Selected(IPage page, string name) => Assertions.Expect(page.Locator(".plan-row[aria-selected=true]").Filter(new() { HasText = name })).ToBeInViewportAsync();
}
