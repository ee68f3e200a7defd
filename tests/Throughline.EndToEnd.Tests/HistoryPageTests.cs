using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

public sealed class HistoryPageTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_change_shows_its_fields_and_is_taken_back_after_a_look()
    {
        var program = await server.Import("Kite of the history", Sheets.Kite);
        await server.Change(program, "Soak test", Days(12), "Soak test runs 12 days");
        var page = await Open(program);

        await page.GetByRole(AriaRole.Link, new() { Name = "Soak test runs 12 days" }).ClickAsync();
        var inspector = page.GetByRole(AriaRole.Complementary);
        await Assertions.Expect(inspector).ToContainTextAsync("7d");
        await Assertions.Expect(inspector).ToContainTextAsync("12d");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what taking it back would do" }).ClickAsync();
        await Assertions.Expect(inspector.Locator(".impact-table")).ToContainTextAsync("earlier");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();

        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Took revision 2 back");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_row_opens_where_it_is_clicked_and_what_was_changed_again_since_is_explained_not_overwritten()
    {
        var program = await server.Import("Kite of the conflict", Sheets.Kite);
        await server.Change(program, "Soak test", Days(12), "First");
        await server.Change(program, "Soak test", Days(9), "Second");
        var page = await Open(program);

        await page.GetByRole(AriaRole.Row, new() { Name = "First" }).GetByRole(AriaRole.Cell).Last.ClickAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "See what taking it back would do" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("changed duration of Soak test in revision 3 to \"9d\"");
        await page.Context.CloseAsync();
    }

    private static JsonObject Days(int days) => new() { ["duration"] = new JsonObject { ["minutes"] = days * 480, ["unit"] = "days" } };

    private async Task<IPage> Open(Guid program)
    {
        var page = await browser.Open();
        await page.GotoAsync($"{server.Address}programs/{program}/history");
        await FirstPageTests.Ready(page);
        return page;
    }
}
