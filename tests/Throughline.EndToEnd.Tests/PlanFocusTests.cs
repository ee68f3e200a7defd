using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>Where the focus is when the plan opens, when its first task is added and when a conflict waits.</summary>
public sealed class PlanFocusTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    private const string Draft = "section[aria-label=Draft]";
    private const string Kite = "Key,Task Name,Duration,Start,Predecessors\nKIT-1,Frame,5d,2026-11-02,\nKIT-2,Sail,3d,,1\nKIT-3,Fly,4d,,2\n";

    private async Task<(IPage Page, Guid Program)> Open(string sheet)
    {
        var program = await server.Import("Kite", sheet);
        var page = await browser.Open(1280, 800);
        await page.GotoAsync(new Uri(server.Address, $"programs/{program}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        await FirstPageTests.Ready(page);
        return (page, program);
    }

    private async Task<IPage> OpenEmpty()
    {
        var page = await browser.Open(1280, 800);
        await page.GotoAsync(new Uri(server.Address, $"programs/{await server.Create("Wren")}/plan").ToString());
        await page.WaitForFunctionAsync("() => document.querySelector('.plan')?.planView?.scale");
        return page;
    }

    [Fact]
    public async Task Tab_reaches_the_first_row_of_a_plan_in_which_none_is_selected_and_an_arrow_selects_it()
    {
        var (page, _) = await Open(Kite);
        await page.Locator("h1").FocusAsync();
        for (var step = 0; step < 30 && !await page.EvaluateAsync<bool>("() => document.activeElement.matches('.plan-row *')"); step++) await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".plan-row[aria-rowindex='2'] [data-column=name]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".plan-row [tabindex='0']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".plan-row[aria-selected=true]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator(".plan-row[aria-selected=true]")).ToContainTextAsync("Frame");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator(".plan-row[aria-selected=true]")).ToContainTextAsync("Sail");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("button")]
    [InlineData("c")]
    public async Task The_first_task_of_an_empty_plan_is_named_by_typing(string by)
    {
        var page = await OpenEmpty();
        if (by == "button") await page.GetByRole(AriaRole.Button, new() { Name = "Add the first task" }).ClickAsync();
        else await page.Keyboard.PressAsync(by);
        await Assertions.Expect(page.Locator(".plan-editor")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Frame");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".plan-row:not([hidden]) [data-column=name]")).ToHaveTextAsync("Frame");
        (await page.Locator(".plan-grid").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(400);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_work_from_the_choices_of_a_conflict_and_its_notice_is_closed_and_lies_free()
    {
        var (page, program) = await Open(Kite);
        await page.EvaluateAsync("() => { const view = document.querySelector('.plan').planView; view.select(view.plan.rows[0].key, { column: 'duration', focus: true }); }");
        await page.Keyboard.TypeAsync("7d");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"{Draft} li")).ToHaveCountAsync(1);
        await server.Change(program, "Frame", new JsonObject { ["duration"] = new JsonObject { ["minutes"] = 4320, ["unit"] = "days", ["isEstimated"] = false } }, "Measured again");
        await Assertions.Expect(page.Locator("fieldset")).ToBeVisibleAsync();
        var notice = page.Locator(".plan-refusal[role=alert]");

        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(notice).ToBeVisibleAsync();
        var (toast, box) = ((await page.Locator(".toast").BoundingBoxAsync())!, (await notice.BoundingBoxAsync())!);
        (box.Y + box.Height <= toast.Y || box.Y >= toast.Y + toast.Height).ShouldBeTrue();
        await notice.GetByRole(AriaRole.Button, new() { Name = "Close this message" }).ClickAsync();
        await Assertions.Expect(notice).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".conflicts input").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(notice).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(notice).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(Draft)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
