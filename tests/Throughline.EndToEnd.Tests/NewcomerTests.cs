using Microsoft.Playwright;
using Throughline.Testing;

namespace Throughline.EndToEnd.Tests;

/// <summary>The walk of a newcomer, from a clean start to a fixed plan that is exported. With THROUGHLINE_SCREENSHOTS=1 its pictures go into the guide.</summary>
public sealed class NewcomerTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly bool TakesPictures = Environment.GetEnvironmentVariable("THROUGHLINE_SCREENSHOTS") == "1";

    [Fact]
    public async Task A_newcomer_opens_two_plans_promises_learns_why_fixes_and_exports()
    {
        var page = await browser.Open();
        await using var server = await RunningServer.Start(cancel: TestContext.Current.CancellationToken);
        await page.GotoAsync(server.Address.ToString());
        await FirstPageTests.Ready(page);
        await Picture(page, "first-page");

        await OpenPlan(page, "kite-festival.xlsx", "import-sheet");
        await page.GetByRole(AriaRole.Link, new() { Name = "Programs", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open a plan" }).WaitForAsync();
        await OpenPlan(page, "kite-festival.xml", "import-xml");

        await Promise(page, "Festival opens");
        await LearnWhy(page, "Festival opens");
        await Fix(page, "Safety plan", "3d");
        await Export(page);
        await SeeWhatItDid(page);
        await page.Context.CloseAsync();
    }

    private static async Task OpenPlan(IPage page, string sample, string picture)
    {
        var link = page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Open (my|a) plan$") });
        await link.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Which plan shall be opened?");
        await page.SetInputFilesAsync("input[type=file]", Checkout.Path("samples", sample));
        var import = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Import \\d+ tasks$") });
        await import.WaitForAsync();
        await Picture(page, picture);
        await import.ClickAsync();
        await page.WaitForURLAsync("**/plan");
        await page.Locator(".plan-row:not([hidden])").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close this message" }).ClickAsync();
    }

    /// <summary>A day before the forecast, so that the promise is missed by one working day or more.</summary>
    private static async Task Promise(IPage page, string milestone)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        var row = page.Locator(".milestones tbody tr").Filter(new() { HasText = milestone });
        await row.Locator("td").First.GetByRole(AriaRole.Button).ClickAsync();
        var day = page.GetByLabel("Promised day");
        await day.FillAsync("2026-04-07");
        await page.GetByLabel("Promised by").FillAsync("Heron");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set commitment" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("late");
        await Assertions.Expect(row).ToContainTextAsync("Apr 7");
        await Picture(page, "overview-late");
    }

    private static async Task LearnWhy(IPage page, string milestone)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"{milestone}: why this date?" }).ClickAsync();
        var inspector = page.GetByRole(AriaRole.Complementary);
        await Assertions.Expect(inspector).ToContainTextAsync("Safety plan");
        await Picture(page, "overview-why");
        await inspector.GetByRole(AriaRole.Link, new() { Name = "Show on the plan" }).ClickAsync();
        await page.WaitForURLAsync("**/plan?row=*");
    }

    private static async Task Fix(IPage page, string task, string duration)
    {
        var row = page.Locator(".plan-row:not([hidden])").Filter(new() { HasText = task });
        await row.Locator("[data-column=duration]").ClickAsync();
        await page.Keyboard.PressAsync("F2");
        await page.Locator(".plan-editor").FillAsync(duration);
        await page.Keyboard.PressAsync("Enter");
        var draft = page.Locator("section[aria-label=Draft]");
        await Assertions.Expect(draft).ToContainTextAsync("earlier");
        await Picture(page, "plan-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Commit draft" }).ClickAsync();
        await Assertions.Expect(draft).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".toast")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"^{task} takes {duration}"));
        await Picture(page, "plan-fixed");
    }

    private static async Task Export(IPage page)
    {
        foreach (var (item, begins) in new[] { ("Excel", "PK"), ("PDF", "%PDF") })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new(item) }).First.ClickAsync());
            var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
            System.Text.Encoding.ASCII.GetString(bytes, 0, begins.Length).ShouldBe(begins);
        }
    }

    private static async Task SeeWhatItDid(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await Assertions.Expect(page.Locator(".history tbody tr").First).ToContainTextAsync("Festival opens");
        await page.Locator(".history tbody tr").First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("3d");
        await Picture(page, "history");
    }

    private static async Task Picture(IPage page, string name)
    {
        if (!TakesPictures) return;
        var folder = Directory.CreateDirectory(Checkout.Path("docs", "guide", "images")).FullName;
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.WaitForTimeoutAsync(250);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png") });
        }
    }
}
