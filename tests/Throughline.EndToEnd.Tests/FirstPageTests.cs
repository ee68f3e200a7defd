using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

public sealed class FirstPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_newcomer_starts_empty_and_finds_the_program_again()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        await page.GotoAsync(server.Address.ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open my plan" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Look at the demo" })).ToBeVisibleAsync();

        await Ready(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give the program a name");
        await page.GetByLabel("Name of the program").FillAsync("Kite");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.WaitForURLAsync("**/plan");

        await page.GotoAsync(server.Address.ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Kite" })).ToContainTextAsync("No commitment set");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_demo_comes_and_goes_with_one_click_each()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        await page.GotoAsync(server.Address.ToString());
        await Ready(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the demo" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the demo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open my plan" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring them back" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await page.Context.CloseAsync();
    }

    /// <summary>A page is drawn before its circuit answers; what is typed or clicked counts from then on.</summary>
    internal static Task Ready(IPage page) => page.WaitForFunctionAsync("() => document.documentElement.dataset.ready === 'true'");
}
