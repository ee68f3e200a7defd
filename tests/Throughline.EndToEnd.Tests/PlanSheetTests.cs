using System.Xml.Linq;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

/// <summary>The plan as a sheet: frozen columns, cells pasted and copied, pictures of all rows, years.</summary>
public sealed class PlanSheetTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    private const string View = "document.querySelector('.plan').planView";

    private const string Kite = """
        Key,Task Name,Duration,Start,Predecessors
        KIT-1,Frame,5d,2031-03-03,
        KIT-2,Sail,3d,,1
        KIT-3,First flight,0d,,2
        """;

    private async Task<IPage> Open(string csv, int width = 1600)
    {
        var page = await browser.Open(width);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync(new Uri(server.Address, $"programs/{await server.Import("Kite", csv)}/plan").ToString());
        await page.WaitForSelectorAsync(".plan-row:not([hidden])");
        return page;
    }

    private static ILocator Cell(IPage page, int row, string column) => page.Locator($".plan-row[aria-rowindex='{row + 1}'] [data-column={column}]");

    private static async Task Paste(IPage page, int row, string column, string text)
    {
        await Cell(page, row, column).ClickAsync();
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await page.Keyboard.PressAsync("Control+V");
    }

    [Fact]
    public async Task Row_number_and_task_stay_while_the_other_columns_scroll_sideways()
    {
        var page = await Open(Kite);
        await page.EvaluateAsync($"() => {{ {View}.setGridWidth(480); {View}.measure(); {View}.draw(); }}");
        var name = await Cell(page, 1, "name").BoundingBoxAsync();
        var duration = await Cell(page, 1, "duration").BoundingBoxAsync();
        await page.EvaluateAsync("() => { document.querySelector('.plan-grid').scrollLeft = 150; }");
        (await Cell(page, 1, "name").BoundingBoxAsync())!.X.ShouldBe(name!.X);
        (await Cell(page, 1, "n").BoundingBoxAsync())!.X.ShouldBeLessThan(name.X);
        (await Cell(page, 1, "duration").BoundingBoxAsync())!.X.ShouldBe(duration!.X - 150);
        await Cell(page, 1, "name").DblClickAsync();
        (await page.Locator(".plan-editor").BoundingBoxAsync())!.X.ShouldBeGreaterThan(name.X);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_table_from_a_spreadsheet_fills_cells_as_one_edit_and_adds_what_goes_beyond_the_end()
    {
        var page = await Open(Kite);
        await Paste(page, 2, "name", "Cloth\t4d\nMaiden flight\t0d\nRepair\t2d\n");
        await page.WaitForSelectorAsync("section[aria-label=Draft] li");
        (await page.EvaluateAsync<int>($"() => {View}.plan.header.draftEdits")).ShouldBe(1);
        await Assertions.Expect(page.Locator("section[aria-label=Draft] li")).ToHaveTextAsync(["2 Cloth · Name Sail → Cloth", "2 Cloth · Duration 3d → 4d", "3 Maiden flight · Name First flight → Maiden flight", "4 Repair · added"]);
        await Assertions.Expect(Cell(page, 4, "name")).ToContainTextAsync("Repair");
        await Assertions.Expect(Cell(page, 2, "duration")).ToHaveTextAsync("4d");
        (await page.Locator(".plan [aria-live=polite]").InnerTextAsync()).ShouldBe("3 rows are pasted, 1 of them as new tasks.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_table_with_mistakes_changes_nothing_and_each_is_named_with_its_row_and_column()
    {
        var page = await Open(Kite);
        await Paste(page, 1, "duration", "3x\tsoon\n4d\t\n");
        var problem = page.Locator(".plan-refusal");
        await Assertions.Expect(problem).ToContainTextAsync("Row 1, Duration \"3x\"");
        await Assertions.Expect(problem).ToContainTextAsync("Row 1, Start \"soon\"");
        (await page.Locator("[role=alert]:visible").AllInnerTextsAsync()).ShouldHaveSingleItem();
        await Assertions.Expect(Cell(page, 2, "duration")).ToHaveTextAsync("3d");
        (await page.Locator("section[aria-label=Draft] li").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_table_wider_than_the_columns_shown_is_refused_with_what_would_help()
    {
        var page = await Open(Kite);
        await Paste(page, 1, "predecessors", "2\t3\n");
        await Assertions.Expect(page.Locator(".plan-refusal")).ToContainTextAsync("only 1 are shown from Predecessors on");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Esc_closes_the_sentence_about_a_refusal_first_and_only_then_takes_the_last_edit_back()
    {
        var page = await Open(Kite);
        var draft = page.Locator("section[aria-label=Draft] li");
        await Paste(page, 1, "duration", "9d");
        await Assertions.Expect(draft).ToHaveCountAsync(1);
        await Paste(page, 1, "duration", "3x");
        await Assertions.Expect(page.Locator(".plan-refusal")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".plan-refusal")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<int>($"() => {View}.plan.header.draftEdits")).ShouldBe(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(draft).ToHaveCountAsync(0);
        await Assertions.Expect(Cell(page, 1, "duration")).ToHaveTextAsync("5d");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Copied_rows_come_back_from_the_clipboard_as_a_table_with_dates_a_spreadsheet_reads()
    {
        var page = await Open(Kite);
        await Cell(page, 1, "duration").ClickAsync();
        await page.Keyboard.PressAsync("Control+C");
        (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).ShouldBe("5d");
        await Cell(page, 1, "name").ClickAsync();
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Control+C");
        (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).ReplaceLineEndings("\n")
            .ShouldBe("1\tFrame\t5d\t2031-03-03\t2031-03-07\t0\t\n2\tSail\t3d\t2031-03-10\t2031-03-12\t0\t1");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_quoted_cell_keeps_its_tab_and_line_break()
    {
        var page = await Open(Kite);
        var lines = await page.EvaluateAsync<string[][]>("async () => (await import('/plan/clipboard.js')).readTable('a\\t\"b\\n\"\"c\"\"\\t\"\\r\\n\"open\\td\\r\\n')");
        lines.ShouldBe([["a", "b\n\"c\"\t"], ["\"open", "d"]]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_plan_goes_out_as_a_drawing_with_its_texts_as_text_and_all_rows()
    {
        var page = await Open(Kite + string.Concat(Enumerable.Range(4, 700).Select(number => $"\nKIT-{number},Part & {number} of the tail that is sewn and dyed by hand,1d,,")));
        await page.ClickAsync("text=Share");
        await Assertions.Expect(page.Locator("[role=menu]")).ToContainTextAsync("Picture of rows 1 to 580 of 703");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[role=menu] >> text=Drawing of the shown rows"));
        var drawing = XDocument.Load(await download.PathAsync());
        var texts = drawing.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToHashSet();
        download.SuggestedFilename.ShouldBe("Kite.svg");
        texts.ShouldContain("Kite");
        texts.ShouldContain(text => text.StartsWith("Today ", StringComparison.Ordinal));
        new[] { "Task, done part darker", "Critical", "Summary", "Milestone", "Commitment", "Commitment missed", "Deadline", "Baseline" }.ShouldBeSubsetOf(texts);
        texts.ShouldContain("First flight");
        texts.ShouldContain("Part & 703 of the tail that is sewn and dyed by hand");
        drawing.Descendants().Count(element => element.Name.LocalName == "path").ShouldBeGreaterThan(700);
        var height = await page.EvaluateAsync<int>($"async () => (await import('/plan/export.js')).drawPicture({View}).height");
        height.ShouldBe(56 + 40 + 580 * 28 + 28);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_drawing_keeps_the_width_of_its_texts_where_our_typeface_is_missing()
    {
        var page = await Open(Kite);
        var drawing = await page.EvaluateAsync<string>($"async () => (await import('/plan/export.js')).drawVector({View})");
        var elsewhere = await page.Context.NewPageAsync();
        await elsewhere.SetContentAsync(drawing.Replace("Inter Variable", "Absent", StringComparison.Ordinal).Replace("Inter,", "", StringComparison.Ordinal).Replace("ui-sans-serif", "monospace", StringComparison.Ordinal));
        const string Widths = "() => [...document.querySelectorAll('svg text')].map(text => text.getBBox().width)";
        var there = await elsewhere.EvaluateAsync<double[]>(Widths);
        await elsewhere.SetContentAsync(drawing);
        var here = await elsewhere.EvaluateAsync<double[]>(Widths);
        there.Length.ShouldBeGreaterThan(20);
        for (var text = 0; text < there.Length; text++) there[text].ShouldBe(here[text], 1.5);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_date_of_a_milestone_has_a_rim_of_the_grounds_color_and_lies_over_the_links_and_the_line_of_today()
    {
        var page = await Open(Kite + "\nKIT-4,Feast,1d,,3");
        var drawing = XDocument.Parse(await page.EvaluateAsync<string>($$"""async () => { const view = {{View}}; view.plan.header.today = view.plan.header.finish - 1440; return (await import('/plan/export.js')).drawVector(view); }"""));
        var colors = await page.EvaluateAsync<string[]>($"() => [{View}.colors.surface, {View}.colors.link]");
        var ink = await page.EvaluateAsync<string>($"() => {View}.colors.ink");
        var parts = drawing.Descendants().ToList();
        var date = parts.Single(part => part.Attribute("paint-order")?.Value == "stroke");
        date.Value.ShouldBe("Mar 12, 2031");
        date.Attribute("stroke")!.Value.ShouldBe(colors[0]);
        var links = parts.Where(part => part.Attribute("stroke")?.Value == colors[1]).ToList();
        links.ShouldNotBeEmpty();
        links.ShouldAllBe(link => parts.IndexOf(link) < parts.IndexOf(date));
        var today = parts.Last(part => part.Attribute("stroke")?.Value == ink);
        parts.IndexOf(today).ShouldBeInRange(parts.IndexOf(links[^1]) + 1, parts.IndexOf(date) - 1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Dates_of_another_year_carry_the_year_in_cells_axis_and_tips()
    {
        var page = await Open(Kite);
        (await Cell(page, 1, "start").InnerTextAsync()).ShouldContain("2031");
        (await Cell(page, 2, "finish").InnerTextAsync()).ShouldContain("2031");
        var months = await page.EvaluateAsync<string[]>($$"""async () => { const { ticks, Scale } = await import('/plan/scale.js'); const view = {{View}}; return ticks(new Scale(view.plan.header.start, 7, 400), view.plan.clock).coarse.map(tick => tick.text); }""");
        months.ShouldAllBe(month => month.EndsWith("2031", StringComparison.Ordinal));
        var today = await page.EvaluateAsync<string>($"() => {View}.plan.clock.text({View}.plan.header.today)");
        today.ShouldNotContain("20");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task The_divider_stands_at_the_edge_of_Finish_and_nothing_left_of_it_is_cut(int width)
    {
        var page = await Open(Kite.Replace("2031-03-03", "2031-04-30", StringComparison.Ordinal), width);
        var finish = await page.Locator(".plan-head [role=columnheader][title=Finish]").BoundingBoxAsync();
        (await page.Locator(".plan-divider").BoundingBoxAsync())!.X.ShouldBe(finish!.X + finish.Width);
        (await Cell(page, 3, "finish").InnerTextAsync()).ShouldBe("May 9, 2031");
        (await Cut(page, "finish")).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_number_of_a_row_is_whole_also_beyond_a_thousand_rows()
    {
        var page = await Open(Kite + string.Concat(Enumerable.Range(4, 1100).Select(number => $"\nKIT-{number},Part {number},1d,,")));
        await page.EvaluateAsync("() => { document.querySelector('.plan-scroller').scrollTop = 1e6; }");
        await Assertions.Expect(Cell(page, 1103, "n")).ToHaveTextAsync("1103");
        (await Cut(page, "n")).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private static Task<string[]> Cut(IPage page, string column) => page.EvaluateAsync<string[]>(
        "column => [...document.querySelectorAll(`.plan-row:not([hidden]) [data-column=${column}]`)].filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent)", column);

    [Fact]
    public async Task The_menu_to_share_says_what_a_sheet_of_this_plan_would_not_hold()
    {
        var page = await Open(Kite);
        await page.GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();
        await Assertions.Expect(page.Locator(".menu-note")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.APIRequest.PatchAsync(page.Url.Replace("/programs/", "/api/v1/programs/", StringComparison.Ordinal).Split("/plan")[0], new() { DataObject = new { statusDate = "2031-03-07T17:00:00" } });

        await page.GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();

        await Assertions.Expect(page.Locator(".menu-note")).ToHaveTextAsync("Not in XLSX and CSV: the status date. XML keeps them.");
        await page.Context.CloseAsync();
    }
}
