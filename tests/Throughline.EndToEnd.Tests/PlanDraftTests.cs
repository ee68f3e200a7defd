using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>What waits in the draft and what is kept at once, and where the page says so.</summary>
public sealed class PlanDraftTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    private const string View = "document.querySelector('.plan').planView";
    private const string Crane = "Task,Duration,Predecessors\nDig,2d,\nPour,3d,1\n";

    private static ILocator Lines(IPage page) => page.Locator("section[aria-label=Draft] li");

    private async Task<IPage> Open(string sheet, int width = 1600, int height = 1000)
    {
        var program = await server.Import("Heron", sheet);
        var page = await browser.Open(width, height);
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        await page.WaitForSelectorAsync("html[data-ready]");
        return page;
    }

    private static async Task Type(IPage page, int row, string column, string text)
    {
        await page.EvaluateAsync($"([row, column]) => {View}.select({View}.plan.rows[row].key, {{ column, focus: true }})", new object[] { row, column });
        await page.Keyboard.PressAsync("F2");
        await page.Locator(".plan-editor").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    [Fact]
    public async Task A_rename_is_kept_at_once_while_the_draft_stays_open_and_is_undone_before_the_draft()
    {
        var page = await Open(Crane);
        await Type(page, 0, "duration", "4d");
        await Assertions.Expect(Lines(page)).ToHaveTextAsync("1 Dig · Duration 2d → 4d");

        await Type(page, 1, "name", "Cast");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Rename Pour to Cast");
        await Assertions.Expect(Lines(page)).ToHaveTextAsync("1 Dig · Duration 2d → 4d");

        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Undone");
        await page.WaitForFunctionAsync($"() => {View}.plan.rows[1].name === 'Pour'");
        await Assertions.Expect(Lines(page)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Lines(page)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_cell_typed_back_leaves_no_draft_and_each_step_can_be_undone()
    {
        var page = await Open(Crane);
        await Type(page, 0, "duration", "4d");
        await Assertions.Expect(Lines(page)).ToHaveCountAsync(1);
        await Type(page, 0, "duration", "2d");
        await Assertions.Expect(page.Locator("section[aria-label=Draft]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Lines(page)).ToHaveTextAsync("1 Dig · Duration 2d → 4d");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_plan_opened_without_a_row_selects_none_and_offers_to_explain_the_headline()
    {
        var page = await Open("Task,Duration,Predecessors\n" + string.Concat(Enumerable.Range(1, 80).Select(number => $"Part {number},1d,{(number > 1 ? $"{number - 1}" : "")}\n")));
        (await page.Locator(".plan-row[aria-selected=true]").CountAsync()).ShouldBe(0);
        await page.Locator(".inspector").GetByRole(AriaRole.Button, new() { NameRegex = new("^Why ") }).ClickAsync();
        await Assertions.Expect(page.Locator(".inspector h2")).ToHaveTextAsync("Part 80");
        await Assertions.Expect(page.Locator(".plan-row[aria-selected=true]")).ToContainTextAsync("Part 80");
        await Assertions.Expect(page.Locator(".plan-row[aria-selected=true]")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_sentence_about_a_cell_never_lies_over_its_row()
    {
        var page = await Open("Task,Duration\n" + string.Concat(Enumerable.Range(1, 80).Select(number => $"Part {number},1d\n")));
        var height = await page.EvaluateAsync<int>($"() => Math.floor(({View}.height - {View}.headHeight) / {View}.rowHeight)");
        foreach (var row in new[] { 0, height / 2, height - 3, 79 })
        {
            await Type(page, row, "duration", "nonsense");
            await Assertions.Expect(page.Locator(".plan-problem")).ToBeVisibleAsync();
            (await Overlap(page, ".plan-problem")).ShouldBe(0);
            await page.Keyboard.PressAsync("Escape");
            await page.EvaluateAsync($"([row, column]) => {View}.select({View}.plan.rows[row].key, {{ column, focus: true }})", new object[] { row, "float" });
            await page.Keyboard.PressAsync("3");
            await Assertions.Expect(page.Locator(".plan-refusal")).ToBeVisibleAsync();
            (await Overlap(page, ".plan-refusal")).ShouldBe(0);
            await page.Keyboard.PressAsync("Escape");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Long_names_and_long_drafts_leave_room_for_the_row_and_the_buttons()
    {
        var name = string.Join(' ', Enumerable.Repeat("Reinforced foundation", 40));
        var page = await Open("Task,Duration,Predecessors\n" + string.Concat(Enumerable.Range(1, 40).Select(number => $"{name} {number},1d,{(number > 1 ? $"{number - 1}" : "")}\n")), 1280, 720);
        await page.EvaluateAsync($"() => {View}.edit({{ kind: 'paste', cells: {{ rows: {View}.plan.rows.map(row => row.key), columns: [{{ title: 'Duration', field: 'duration' }}], texts: {View}.plan.rows.map(() => ['3d']) }} }})");
        await Assertions.Expect(Lines(page)).ToHaveCountAsync(40);
        await page.EvaluateAsync($"() => {View}.select({View}.plan.rows[20].key)");
        await Assertions.Expect(page.Locator(".inspector h2")).ToContainTextAsync("21");
        (await page.Locator(".inspector > .scroll").BoundingBoxAsync())!.Height.ShouldBeGreaterThan(120);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Commit draft" })).ToBeInViewportAsync(new() { Ratio = 1 });
        (await page.EvaluateAsync<bool>("() => { const pane = document.querySelector('.inspector'); return pane.scrollWidth <= pane.clientWidth; }")).ShouldBeTrue();
        // What the whole draft does is in view beneath its list.
        await Assertions.Expect(page.Locator("section[aria-label=Draft] .impact-table tbody tr").First).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    private static Task<double> Overlap(IPage page, string notice) => page.EvaluateAsync<double>(
        $"notice => {{ const row = [...document.querySelectorAll('.plan-row:not([hidden])')].find(element => element.dataset.key === {View}.active.key).getBoundingClientRect(); const box = document.querySelector(notice).getBoundingClientRect(); return Math.max(0, Math.min(row.bottom, box.bottom) - Math.max(row.top, box.top) - 1); }}", notice);
}
