using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>Names without a blank, as long as people paste them: no page is wider than its window.</summary>
public sealed class LongNamesTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    private static string Unbroken(char letter, int count) => new(letter, count);

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task No_page_scrolls_sideways(int width)
    {
        var sheet = $"Task,Duration,Predecessors,Commitment\n{Unbroken('t', 843)},5d,,\n{Unbroken('m', 300)},0d,1,2026-11-02\n";
        var program = await server.Import(Unbroken('p', 180), sheet);
        var page = await browser.Open(width, 800);
        foreach (var path in new[] { $"programs/{program}/overview", $"programs/{program}/plan", $"programs/{program}/history", "programs" })
        {
            await page.GotoAsync(new Uri(server.Address, path).ToString());
            await FirstPageTests.Ready(page);
            await page.Locator("h1").First.WaitForAsync();
            var wide = await page.EvaluateAsync<string[]>("() => [document.documentElement, ...document.querySelectorAll('.scroll, main, .inspector, .sheet-bar')].filter(box => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0).map(box => `${box.className || box.tagName} ${box.scrollWidth} > ${box.clientWidth}`)");
            wide.ShouldBeEmpty(path);
        }

        await page.Context.CloseAsync();
    }
}
