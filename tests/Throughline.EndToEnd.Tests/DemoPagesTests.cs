using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>What a newcomer sees of the demonstration's past, on a server of its own.</summary>
public sealed class DemoPagesTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_overview_says_what_moved_the_promise_and_the_history_shows_what_taking_it_back_would_do()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await RunningServer.Start(cancel: cancel);
        using var http = new HttpClient { BaseAddress = server.Address };
        using var answer = await http.PostAsync(new Uri("api/v1/demo", UriKind.Relative), null, cancel);
        var programs = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancel);
        var lantern = programs.EnumerateArray().Single(program => program.GetProperty("name").GetString() == "Lantern").GetProperty("id").GetString();
        var page = await browser.Open();

        await page.GotoAsync(new Uri(server.Address, $"programs/{lantern}/overview").ToString());
        await FirstPageTests.Ready(page);
        await Assertions.Expect(page.GetByText("General availability moved from")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Ms Hazel,").First).ToBeVisibleAsync();

        await page.GetByText("The pilot is back to three weeks").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Ms Hazel changed it last");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what taking it back would do" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("earlier");
        await page.Context.CloseAsync();
    }
}
