using System.Text;
using Microsoft.Playwright;

namespace Throughline.EndToEnd.Tests;

public sealed class ImportPageTests(Browser browser, SharedServer server) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_large_import_says_what_it_does_and_ends_on_its_plan()
    {
        var rows = Enumerable.Range(1, 3000).Select(number => $"Step {number},1d,{(number > 1 ? number - 1 : "")}");
        var page = await browser.Open();
        await page.GotoAsync(new Uri(server.Address, "import").ToString());
        await FirstPageTests.Ready(page);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "many.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes("Task,Duration,Predecessors\n" + string.Join('\n', rows)) });
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Import 3,000 tasks" });
        await Assertions.Expect(button).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { window.told = ''; new MutationObserver(() => { window.told += document.querySelector('main [role=status]')?.innerText ?? ''; }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true }); }");

        await button.ClickAsync();

        await page.WaitForURLAsync("**/plan");
        (await page.EvaluateAsync<string>("window.told")).ShouldContain("Writing 6,000 records, all of them or none.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo import" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_sheet_is_checked_imported_and_taken_back()
    {
        var page = await Open();
        await Choose(page, "kite.csv", Sheets.Kite);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("4 tasks from kite.csv can be imported.");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ledger" })).ToBeVisibleAsync();

        await page.GetByLabel("Name of the program").FillAsync("Kite of the import");
        await page.GetByLabel("Name of the program").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 4 tasks" }).ClickAsync();
        await page.WaitForURLAsync("**/plan");
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToContainTextAsync("Kite of the import");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo import" }).ClickAsync();
        await page.WaitForURLAsync("**/programs");
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).Not.ToContainTextAsync("Kite of the import");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_file_chosen_before_the_field_is_listened_to_is_checked_too()
    {
        var page = await browser.Open();
        var chosen = new TaskCompletionSource();
        // What the field needs to hand files over comes late.
        await page.RouteAsync("**/import/drop.js", async route =>
        {
            await chosen.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync($"{server.Address}import");
        await FirstPageTests.Ready(page);
        await page.EvaluateAsync("() => document.addEventListener('change', event => event.stopImmediatePropagation(), { capture: true, once: true })");
        await Choose(page, "kite.csv", Sheets.Kite);
        chosen.SetResult();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import 4 tasks" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_problem_of_a_sheet_is_named_with_line_and_value()
    {
        var page = await Open();
        await Choose(page, "broken.csv", Sheets.Broken);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("3 problems keep broken.csv from being imported.");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "2026-12-40" }).Last).ToContainTextAsync("not a date");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import" })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_column_given_another_meaning_is_checked_at_once()
    {
        var page = await Open();
        await Choose(page, "words.csv", "Thing to do,Length\nDesign,5d\nBuild,3d\n");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("keep");

        await page.GetByLabel("Thing to do means").SelectOptionAsync(new SelectOptionValue { Label = "Name" });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import 2 tasks" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Pasted_cells_are_a_plan_too()
    {
        var page = await Open();
        await page.GetByLabel("Paste them here, with or without headers").FillAsync("Name\tDuration\nDesign\t5d\nBuild\t3d");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the cells" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import 2 tasks" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_binary_project_file_is_answered_with_the_steps_to_save_it()
    {
        var page = await Open();
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "plan.mpp", MimeType = "application/octet-stream", Buffer = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0] });

        var steps = page.GetByRole(AriaRole.Region, new() { Name = "What to do" }).GetByRole(AriaRole.Listitem);
        await Assertions.Expect(steps).ToHaveCountAsync(4);
        await Assertions.Expect(steps.Nth(1)).ToContainTextAsync("XML Format (*.xml)");
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_newer_file_over_a_program_shows_the_difference_first_and_is_kept_with_its_ledger()
    {
        var program = await server.Import("Kite of the update", Sheets.Kite);
        var page = await browser.Open();
        await page.GotoAsync($"{server.Address}import?program={program}");
        await FirstPageTests.Ready(page);
        await Choose(page, "newer.csv", Sheets.Kite.Replace("Soak test,7d", "Soak test,9d", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What it does to the program" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".impact-table")).ToContainTextAsync("later");
        var changed = page.GetByRole(AriaRole.Region, new() { Name = "What changes" });
        await Assertions.Expect(changed).ToContainTextAsync("1 changed");
        await Assertions.Expect(changed.Locator("li")).ToHaveCountAsync(1);
        await Assertions.Expect(changed.Locator("li")).ToContainTextAsync("Soak test");
        await Assertions.Expect(changed.Locator(".field-change s")).ToHaveTextAsync("7d");
        await Assertions.Expect(changed.Locator(".field-change b")).ToHaveTextAsync("9d");

        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 change" }).ClickAsync();
        await page.WaitForURLAsync("**/plan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Files and more" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "newer.csv" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What became of newer.csv");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the file as it came" }).ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("Soak test,9d");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> Open()
    {
        var page = await browser.Open();
        await page.GotoAsync($"{server.Address}import");
        await FirstPageTests.Ready(page);
        return page;
    }

    private static Task Choose(IPage page, string name, string csv) =>
        page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
}
