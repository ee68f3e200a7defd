using System.Diagnostics;
using Microsoft.Playwright;

namespace Throughline.Pages;

/// <summary>An open page that can be scrolled with the wheel while its frames are timed.</summary>
internal sealed class ScrolledPage(IPage page, double shownAfter) : IAsyncDisposable
{
    private const int Seconds = 4;
    private const int Least = 20;

    private const string RecordFrames = """
        () => {
          const scroller = document.querySelector(".plan-scroller") ?? document.querySelector("div");
          const view = document.querySelector(".plan")?.planView;
          const place = () => `${scroller.scrollTop} ${view?.scale.left}`;
          window.frameTimes = [];
          let last = null;
          let before = place();
          const frame = now => {
            if (last !== null && place() !== before) window.frameTimes.push(now - last);
            last = now;
            before = place();
            window.recording = requestAnimationFrame(frame);
          };
          window.recording = requestAnimationFrame(frame);
        }
        """;

    public double ShownAfter => shownAfter;

    /// <summary>Bytes of the plan's payload as they travelled.</summary>
    public Task<long> PayloadBytes() => page.EvaluateAsync<long>("() => performance.getEntriesByType('resource').find(entry => /\\/app\\/programs\\/[^/]+\\/plan$/.test(entry.name)).encodedBodySize");

    /// <summary>All nodes of the document, texts included.</summary>
    public Task<int> Nodes() => page.EvaluateAsync<int>("() => { const walker = document.createTreeWalker(document); let count = 1; while (walker.nextNode()) count++; return count; }");

    /// <summary>Times of the frames in which the page moved, each from the one before it, while the wheel turns for some seconds over the middle of the right half.</summary>
    public async Task<FrameTimes> Scrolled(float sideways, float down)
    {
        await page.Mouse.MoveAsync(1250, 600);
        await page.EvaluateAsync(RecordFrames);
        // Faster than the display, and without waiting for one turn before the next: what lags behind is the page, not the wheel.
        var turns = new List<Task>();
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < Seconds; await clock.WaitForNextTickAsync()) turns.Add(page.Mouse.WheelAsync(sideways, down));
        await Task.WhenAll(turns);
        var frames = await page.EvaluateAsync<double[]>("() => { cancelAnimationFrame(window.recording); return window.frameTimes; }");
        if (frames.Length < Least) throw new InvalidOperationException($"The page moved in {frames.Length} frames of {Seconds} seconds only: nothing was measured.");
        return new FrameTimes(frames);
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
