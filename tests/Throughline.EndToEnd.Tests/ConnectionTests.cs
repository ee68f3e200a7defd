using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>The server goes away under an open page and comes back on the same data.</summary>
public sealed class ConnectionTests(Browser browser) : IClassFixture<Browser>
{
    private const string Draft = "section[aria-label=Draft] li";

    [Fact]
    public async Task A_page_says_that_the_server_is_away_and_comes_back_by_itself_with_the_draft()
    {
        var cancel = TestContext.Current.CancellationToken;
        var page = await browser.Open();
        var unhandled = new List<string>();
        page.PageError += (_, error) => unhandled.Add(error);
        var server = await RunningServer.Start(cancel: cancel);
        await PlanKeyboardTests.OpenDemo(page, server);
        var key = await page.EvaluateAsync<string>("at => document.querySelector('.plan').planView.outline.shown[at].key", await PlanKeyboardTests.FirstOpenRow(page));
        await page.EvaluateAsync("key => document.querySelector('.plan').planView.select(key, { column: 'duration', focus: true })", key);
        await page.Keyboard.TypeAsync("31d");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(Draft);
        var address = page.Url;

        var data = await server.Kill();
        var banner = page.Locator("#connection");
        await Assertions.Expect(banner).ToContainTextAsync("Connection lost. Trying again… Your draft is safe.");
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator($"[data-key='{key}']")).ToBeVisibleAsync();
        await page.EvaluateAsync("key => document.querySelector('.plan').planView.select(key, { column: 'duration', focus: true })", key);
        await page.Keyboard.TypeAsync("44d");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".plan")).ToContainTextAsync("Connection lost. Trying again… Your draft is safe. This edit is not in it yet.");
        await page.EvaluateAsync("() => document.querySelector('.plan').planView.host.commit()");
        await Assertions.Expect(page.Locator(".plan-refusal")).ToHaveTextAsync("Connection lost. Trying again… Your draft is safe.");
        unhandled.ShouldBeEmpty();

        await using var again = await RunningServer.Start(data, server.Address.Port, cancel);
        await Assertions.Expect(banner).ToContainTextAsync("What you were typing was not sent: “44d”");
        await page.WaitForSelectorAsync(Draft);
        (await page.Locator(Draft).InnerTextAsync()).ShouldContain("→ 31d");
        page.Url.ShouldBe(address);
        await banner.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(banner).ToBeEmptyAsync();
        await page.Context.CloseAsync();
        await server.DisposeAsync();
    }
}
