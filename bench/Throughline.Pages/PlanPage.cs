using Microsoft.Playwright;

namespace Throughline.Pages;

/// <summary>The plan page of one program.</summary>
internal sealed class PlanPage(Chromium chromium, Uri address)
{
    // Seen from inside: the first frame that begins after rows stand in the grid and bars were drawn; the frame that showed them is over.
    private const string Watch = """
        (() => {
          const look = () => {
            if (document.querySelector(".plan-row") && document.querySelector(".plan")?.planView?.firstPaint) window.shownAt = performance.now();
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })()
        """;

    /// <summary>Milliseconds from navigation until rows and bars are shown, in a profile without cache.</summary>
    public async Task<double> Opened()
    {
        await using var page = await Open();
        return page.ShownAfter;
    }

    public async Task<ScrolledPage> Open()
    {
        var page = await chromium.NewPage();
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address.ToString());
        var shown = await page.WaitForFunctionAsync("() => window.shownAt");
        // What the page still fetches and activates behind the first picture is not part of scrolling.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return new ScrolledPage(page, await shown.JsonValueAsync<double>());
    }
}
