namespace Throughline.Pages;

/// <summary>A page that does nothing but paint its canvas on every turn of the wheel: what the machine and the browser cost by themselves.</summary>
internal static class BarePage
{
    private const string Html = """
        <!doctype html><style>html, body { margin: 0; height: 100% } div { height: 100%; overflow: auto } canvas { position: sticky; top: 0; display: block } i { display: block; height: 280000px }</style>
        <div><canvas width="1600" height="1000"></canvas><i></i></div>
        <script>
          const g = document.querySelector("canvas").getContext("2d", { alpha: false });
          const scroller = document.querySelector("div");
          const draw = () => { g.fillStyle = scroller.scrollTop % 2 ? "#fff" : "#fefefe"; g.fillRect(0, 0, 1600, 1000); };
          scroller.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
          draw();
        </script>
        """;

    public static async Task<ScrolledPage> Open(Chromium chromium)
    {
        var page = await chromium.NewPage();
        await page.SetContentAsync(Html);
        return new ScrolledPage(page, 0);
    }
}
