using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

public sealed class OverviewPageTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_commitment_set_right_there_answers_the_question()
    {
        var program = await server.Import("Kite of the promise", Sheets.Kite);
        var page = await Open(program);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Nothing is promised yet");

        await page.GetByRole(AriaRole.Button, new() { Name = "Engine ready has no commitment set; set one" }).ClickAsync();
        await page.GetByLabel("Promised day").FillAsync("2020-01-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set commitment" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("late");
        await Assertions.Expect(page.Locator(".health").First).ToContainTextAsync("Off track");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Nothing is promised yet");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Why_opens_the_chain_behind_a_date_and_the_address_names_it()
    {
        var program = await server.Import("Kite of the reasons", Sheets.Kite);
        var page = await Open(program);

        await page.GetByRole(AriaRole.Button, new() { Name = "Engine ready: why this date?" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("Batch reconciliation");
        page.Url.ShouldContain("why=");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("Batch reconciliation");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_somebody_else_commits_appears_by_itself()
    {
        var program = await server.Import("Kite of others", Sheets.Kite);
        var page = await Open(program);
        await Assertions.Expect(page.Locator("#changes-title")).ToBeVisibleAsync();

        await server.Change(program, "Soak test", new JsonObject { ["duration"] = new JsonObject { ["minutes"] = 12 * 480, ["unit"] = "days" } }, "Soak test runs 12 days");

        await Assertions.Expect(page.Locator(".changes")).ToContainTextAsync("Soak test runs 12 days");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_narrow_screen_nothing_is_wider_than_the_screen()
    {
        var program = await server.Import("Kite of the narrow", Sheets.Kite);
        var page = await browser.Open(420, 900, dark: true);
        await page.GotoAsync($"{server.Address}programs/{program}/overview");
        await FirstPageTests.Ready(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Health" })).ToBeVisibleAsync();

        (await page.EvaluateAsync<bool>("() => document.querySelector('main .scroll').scrollWidth <= innerWidth")).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> Open(Guid program)
    {
        var page = await browser.Open();
        await page.GotoAsync($"{server.Address}programs/{program}/overview");
        await FirstPageTests.Ready(page);
        return page;
    }
}
