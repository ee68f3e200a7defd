namespace Throughline.EndToEnd.Tests;

public sealed class BrowserSmokeTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_browser_of_the_tests_runs_scripts()
    {
        var page = await browser.Open();
        await page.SetContentAsync("<p id=x></p><script>x.textContent = 6 * 7</script>");
        (await page.TextContentAsync("#x")).ShouldBe("42");
        await page.Context.CloseAsync();
    }
}
