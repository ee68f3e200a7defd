using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>Debian's Chromium, driven by Playwright, without any connection of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why a browser test is skipped where there is no browser.</summary>
    public const string Absent = "Chromium is not installed: ./test installs it.";

    public static string Program { get; } = Environment.GetEnvironmentVariable("THROUGHLINE_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        MakeTheDriverRunnable();
        _playwright = await Playwright.CreateAsync();
        // Two cores run every test project at once: patience is not an assertion about speed.
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
    }

    /// <summary>A page of a fresh profile.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    /// <param name="dark">The system's theme.</param>
    public async Task<IPage> Open(int width = 1600, int height = 1000, bool dark = false)
    {
        Assert.SkipWhen(_browser is null, Absent);
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-US",
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    // The package's node arrives without its run bit.
    private static void MakeTheDriverRunnable()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var node in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node", SearchOption.AllDirectories))
            File.SetUnixFileMode(node, File.GetUnixFileMode(node) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }
}
