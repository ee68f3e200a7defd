using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>What a mouse can do on the time axis.</summary>
public sealed class PlanGestureTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    private const string View = "document.querySelector('.plan').planView";

    private const string Kite = """
        Key,Task Name,Duration,Start,Predecessors
        KIT-1,Frame,5d,2031-03-03,
        KIT-2,Sail,3d,2031-03-03,
        KIT-3,Tail,2d,2031-03-10,
        """;

    private async Task<IPage> Open()
    {
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, $"programs/{await server.Import("Kite", Kite)}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        // A week is 7 x 20 pixels wide, and the first Monday stands 100 pixels from the left.
        await page.EvaluateAsync($"async () => {{ const {{ Scale }} = await import('/plan/scale.js'); {View}.setScale(new Scale({View}.plan.rows[0].start - 5 * 1440, 20, {View}.width)); }}");
        return page;
    }

    /// <summary>The bar of a row as it is drawn, in pixels of the page: left, right, middle.</summary>
    private static Task<float[]> Bar(IPage page, int row) => page.EvaluateAsync<float[]>($$"""
        async row => {
          const { barSpan } = await import('/plan/marks.js');
          const view = {{View}};
          const box = view.canvas.getBoundingClientRect();
          const { left, right } = barSpan(view.plan.rows[row], view.scale);
          return [box.left + left, box.left + right, box.top + view.headHeight + (row + 0.5) * view.rowHeight];
        }
        """, row);

    private static async Task Drag(IPage page, float fromX, float fromY, float toX, float toY)
    {
        await page.Mouse.MoveAsync(fromX, fromY);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(toX, toY, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static ILocator Edits(IPage page) => page.Locator("section[aria-label=Draft] li");

    private static ILocator Cell(IPage page, int row, string column) => page.Locator($".plan-row[aria-rowindex='{row + 2}'] [data-column={column}]");

    [Fact]
    public async Task A_bar_is_dragged_to_another_day_its_edge_to_another_finish_and_its_end_to_the_row_that_follows()
    {
        var page = await Open();
        var frame = await Bar(page, 0);
        await Drag(page, frame[0] + 20, frame[2], frame[0] + 40, frame[2]);
        await Assertions.Expect(Edits(page)).ToHaveCountAsync(1);
        await Assertions.Expect(Cell(page, 0, "start")).ToHaveTextAsync("Mar 4, 2031");

        var sail = await Bar(page, 1);
        await Drag(page, sail[1] - 2, sail[2], sail[1] + 38, sail[2]);
        await Assertions.Expect(Edits(page)).ToHaveCountAsync(2);
        await Assertions.Expect(Cell(page, 1, "finish")).ToHaveTextAsync("Mar 7, 2031");
        await Assertions.Expect(Cell(page, 1, "duration")).ToHaveTextAsync("5d");

        var tail = await Bar(page, 2);
        await Drag(page, sail[1] + 50, sail[2], tail[0] + 10, tail[2]);
        await Assertions.Expect(Edits(page)).ToHaveCountAsync(3);
        await Assertions.Expect(Cell(page, 2, "predecessors")).ToHaveTextAsync("2");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Edits(page)).ToHaveCountAsync(2);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_axis_is_zoomed_fitted_and_brought_to_today()
    {
        var page = await Open();
        Task<double> PixelsPerDay() => page.EvaluateAsync<double>($"{View}.scale.pixelsPerDay");
        foreach (var (name, pixels) in new[] { ("Day", 28), ("Week", 7), ("Month", 2.6), ("Quarter", 1.1), ("Year", 0.3) })
        {
            await page.Locator($".segments >> text={name}").ClickAsync();
            (await PixelsPerDay()).ShouldBe(pixels);
        }

        await page.Locator(".plan-toolbar >> text=Fit").ClickAsync();
        (await page.EvaluateAsync<bool>($"{View}.scale.x({View}.plan.header.start) >= 0 && {View}.scale.x({View}.plan.header.finish) <= {View}.width")).ShouldBeTrue();
        await page.Locator(".plan-toolbar >> text=Today").ClickAsync();
        (await page.EvaluateAsync<bool>($"{View}.scale.x({View}.plan.header.today) > 0 && {View}.scale.x({View}.plan.header.today) < {View}.width")).ShouldBeTrue();
        var before = await PixelsPerDay();
        var bar = await Bar(page, 0);
        await page.Mouse.MoveAsync(1000, bar[2]);
        await page.Keyboard.DownAsync("Control");
        await page.Mouse.WheelAsync(0, -200);
        await page.Keyboard.UpAsync("Control");
        await page.WaitForFunctionAsync($"before => {View}.scale.pixelsPerDay > before", before);
        var kept = await PixelsPerDay();
        await page.WaitForFunctionAsync($"kept => {View}.settings.read('scale', null)?.pixelsPerDay === kept", kept);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_menu_of_a_bar_inserts_a_row_below_it()
    {
        var page = await Open();
        var frame = await Bar(page, 0);
        await page.Mouse.ClickAsync(frame[0] + 20, frame[2], new() { Button = MouseButton.Right });
        await page.ClickAsync("[role=menu] >> text=Insert a row below");
        await Assertions.Expect(page.Locator(".plan-editor")).ToHaveValueAsync("New task");
        await Assertions.Expect(Cell(page, 2, "name")).ToContainTextAsync("Sail");
        await page.Context.CloseAsync();
    }
}
