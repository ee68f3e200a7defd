using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Throughline.Interchange.Reports;

namespace Throughline.EndToEnd.Tests;

/// <summary>The columns a reader chooses: found in the chooser, fetched when shown, edited and kept up to date like the others.</summary>
public sealed class PlanColumnsTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    private const string Kite = """
        Key,Task Name,Duration,Start,Predecessors
        KIT-1,Frame,5d,2031-03-03,
        KIT-2,Sail,3d,,1
        """;

    private async Task<(IPage Page, Guid Program)> Open()
    {
        var page = await browser.Open();
        var program = await server.Import("Kite", Kite);
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        return (page, program);
    }

    private static ILocator Cell(IPage page, int row, string column) => page.Locator($".plan-row[aria-rowindex='{row + 1}'] [data-column={column}]");

    private static ILocator Box(IPage page, string name) => page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });

    private static async Task Choose(IPage page, params string[] names)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns", Exact = true }).ClickAsync();
        foreach (var name in names) await Box(page, name).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
    }

    [Fact]
    public async Task The_chooser_finds_a_column_by_a_word_and_stays_open_while_several_are_chosen()
    {
        var (page, _) = await Open();
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns", Exact = true }).ClickAsync();
        await page.Keyboard.TypeAsync("late f");
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox)).ToHaveTextAsync(["Late finish"]);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Box(page, "Late finish")).ToBeCheckedAsync();
        // Frame and Sail have no float: their late dates are their dates.
        await Assertions.Expect(Cell(page, 2, "lateFinish")).ToHaveTextAsync("Mar 12, 2031");
        await Assertions.Expect(Cell(page, 2, "lateFinish")).ToHaveAttributeAsync("aria-readonly", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Usual columns" }).ClickAsync();
        await Assertions.Expect(page.Locator(".plan-head [role=columnheader]")).ToHaveCountAsync(7);
    }

    [Fact]
    public async Task A_column_that_is_chosen_comes_into_view_and_a_copied_link_is_confirmed_where_it_is_seen()
    {
        var (page, _) = await Open();
        await page.SetViewportSizeAsync(1280, 800);
        await Choose(page, "Notes");
        var notes = (await page.Locator(".plan-head [role=columnheader]").Filter(new() { HasText = "Notes" }).BoundingBoxAsync())!;
        var divider = (await page.Locator(".plan-divider").BoundingBoxAsync())!;
        (notes.X + notes.Width).ShouldBeLessThanOrEqualTo(divider.X + 1);

        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Copy a link to this view" }).ClickAsync();
        await Assertions.Expect(page.Locator(".plan-refusal")).ToHaveTextAsync("The link is copied.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_fetched_column_is_edited_follows_the_draft_and_what_others_commit_and_is_there_after_a_reload()
    {
        var (page, program) = await Open();
        await Choose(page, "Actual start", "Remaining", "Notes");
        await Assertions.Expect(Cell(page, 1, "remaining")).ToHaveTextAsync("5d");
        await Cell(page, 1, "actualStart").ClickAsync();
        await page.Keyboard.TypeAsync("2031-03-05");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Cell(page, 1, "actualStart")).ToHaveTextAsync("Mar 5, 2031");
        await Assertions.Expect(Cell(page, 1, "actualStart")).ToHaveAttributeAsync("data-changed", "");
        await Assertions.Expect(Cell(page, 2, "finish")).ToHaveTextAsync("Mar 14, 2031");
        await server.Change(program, "Sail", new JsonObject { ["notes"] = "Red cloth\nfrom the loft" }, "Cloth is there");
        await Assertions.Expect(Cell(page, 2, "notes")).ToHaveTextAsync("Red cloth · from the loft");
        await page.ReloadAsync();
        await Assertions.Expect(Cell(page, 2, "notes")).ToHaveTextAsync("Red cloth · from the loft");
        await Assertions.Expect(Cell(page, 1, "actualStart")).ToHaveTextAsync("Mar 5, 2031");
    }

    /// <summary>The pages' dates say the same: see TextTests.</summary>
    [Theory]
    [InlineData("en-GB", "3 Dec", "3 Dec 2032", "not before 3 Dec, 14:30")]
    [InlineData("en-US", "Dec 3", "Dec 3, 2032", "not before Dec 3, 2:30")]
    public async Task Day_and_month_stand_in_the_order_of_the_readers_language(string locale, string day, string withYear, string sentence)
    {
        var (page, _) = await Open();
        var texts = await page.EvaluateAsync<string[]>(
            "async locale => { const clock = new (await import('/plan/dates.js')).PlanClock('2031-01-01', locale); clock.leaveOutYearOf(0); return [clock.text(clock.midnight(2031, 11, 3)), clock.text(clock.midnight(2032, 11, 3)), clock.localized('not before 2031-12-03 14:30')]; }", locale);
        texts[..2].ShouldBe([day, withYear]);
        texts[2].ShouldStartWith(sentence);
    }

    [Fact]
    public async Task Columns_are_called_the_same_on_the_page_in_sheets_and_on_paper()
    {
        var (page, _) = await Open();
        var shown = JsonNode.Parse(await page.EvaluateAsync<string>("async () => JSON.stringify((await import('/plan/columns.js')).columns.map(column => ({ id: column.as ?? column.id, title: column.title, name: column.name ?? column.title })))"))!.AsArray();
        var exports = PlanColumn.All.ToDictionary(column => column.Id, StringComparer.Ordinal);
        var differ = shown.Where(column => column!["id"]!.GetValue<string>() is not ("n" or "constraint,constraintDate")).Where(column =>
            exports[column!["id"]!.GetValue<string>()] is var export
            && (!export.ShortHeader.Equals(column["title"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase) || !export.Header.Equals(column["name"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase)));
        differ.Select(column => column!.ToJsonString()).ShouldBeEmpty();
        shown.Count.ShouldBeGreaterThan(30);
    }
}
