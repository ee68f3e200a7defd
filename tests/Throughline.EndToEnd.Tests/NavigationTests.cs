using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>The list of programs at the side of every page.</summary>
public sealed class NavigationTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_program_one_is_in_is_listed_however_many_stand_before_it()
    {
        for (var number = 1; number <= 12; number++) await server.Import($"Auk {number}", "Task,Duration\nDive,2d\n");
        var last = await server.Import("Zenith", "Task,Duration\nClimb,2d\n");
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, "programs").ToString());
        await FirstPageTests.Ready(page);
        var main = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await Assertions.Expect(main).ToContainTextAsync("Auk 12");
        await Assertions.Expect(main).Not.ToContainTextAsync("Zenith");

        await page.GotoAsync(new Uri(server.Address, $"programs/{last}/overview").ToString());

        await Assertions.Expect(main.GetByRole(AriaRole.Link, new() { Name = "Zenith" })).ToHaveAttributeAsync("aria-current", "page");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_followed_before_the_circuit_answers_leads_to_its_page()
    {
        var program = await server.Import("Early", "Task,Duration\nDawn,2d\n");
        var page = await browser.Open();
        var followed = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await followed.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/overview").ToString());

        await page.GetByRole(AriaRole.Link, new() { Name = "Plan", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/plan");
        followed.SetResult();

        await Assertions.Expect(page.Locator(".plan-row:not([hidden])").Filter(new() { HasText = "Dawn" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
