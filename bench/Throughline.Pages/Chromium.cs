using Microsoft.Playwright;

namespace Throughline.Pages;

/// <summary>Debian's Chromium without a window; every page has a profile, and so a cache, of its own.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> Start()
    {
        MakeTheDriverRunnable();
        var playwright = await Playwright.CreateAsync();
        var program = Environment.GetEnvironmentVariable("THROUGHLINE_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments }));
    }

    public async Task<IPage> NewPage()
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 }, Locale = "en-US" });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    // The package's node arrives without its run bit.
    private static void MakeTheDriverRunnable()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var node in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node", SearchOption.AllDirectories))
            File.SetUnixFileMode(node, File.GetUnixFileMode(node) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }
}
