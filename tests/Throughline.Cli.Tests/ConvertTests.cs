using System.Text.Json;

namespace Throughline.Cli.Tests;

public sealed class ConvertTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-convert-").FullName;

    [Theory]
    [InlineData("lighthouse.xml", "out.xml")]
    [InlineData("garden.csv", "out.xml")]
    [InlineData("garden.csv", "out.xlsx")]
    public async Task A_converted_plan_has_the_same_dates(string input, string output)
    {
        var written = Path.Combine(_folder, output);
        var run = await CommandRun.Of("convert", CommandRun.Plan(input), written);
        run.Code.ShouldBe(ExitCode.Done);
        run.Results.ShouldBeEmpty();
        (await Dates(written)).ShouldBe(await Dates(CommandRun.Plan(input)));
        Directory.GetFiles(_folder).ShouldBe([written]);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_asked()
    {
        var there = Path.Combine(_folder, "there.xml");
        await File.WriteAllTextAsync(there, "mine", TestContext.Current.CancellationToken);
        (await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), there)).Code.ShouldBe(ExitCode.Unwritable);
        (await File.ReadAllTextAsync(there, TestContext.Current.CancellationToken)).ShouldBe("mine");
        (await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), there, "--overwrite")).Code.ShouldBe(ExitCode.Done);
        (await File.ReadAllTextAsync(there, TestContext.Current.CancellationToken)).ShouldContain("Gull Rock");
    }

    [Fact]
    public async Task An_unknown_ending_is_refused_with_the_known_ones()
    {
        var run = await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), Path.Combine(_folder, "out.gif"));
        run.Code.ShouldBe(ExitCode.Usage);
        run.Errors.ShouldContain(".xml");
    }

    [Fact]
    public async Task A_plan_becomes_pages_of_the_chosen_paper()
    {
        var (across, large) = (Path.Combine(_folder, "a4.pdf"), Path.Combine(_folder, "a3.pdf"));
        (await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), across)).Code.ShouldBe(ExitCode.Done);
        (await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), large, "--paper", "A3", "--columns", "name,finish")).Code.ShouldBe(ExitCode.Done);
        // Points of 1/72 inch: 297 mm are 842, 420 mm are 1191.
        (await MediaBox(across)).ShouldBe("842 595");
        (await MediaBox(large)).ShouldBe("1191 842");
    }

    [Fact]
    public async Task Columns_can_be_chosen_and_an_unknown_one_is_answered_with_all()
    {
        var written = Path.Combine(_folder, "out.csv");
        (await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), written, "--columns", "finish,name")).Code.ShouldBe(ExitCode.Done);
        (await File.ReadAllLinesAsync(written, TestContext.Current.CancellationToken))[0].ShouldBe("Finish,Task Name");
        var refused = await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), written, "--overwrite", "--columns", "name,colour");
        refused.Code.ShouldBe(ExitCode.Usage);
        refused.Errors.ShouldContain("There is no column colour. Known: key, wbs,");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said()
    {
        var folder = Path.Combine(_folder, "no");
        var run = await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), Path.Combine(folder, "k.csv"));
        run.Code.ShouldBe(ExitCode.Unwritable);
        run.Errors.ReplaceLineEndings("\n").ShouldBe($"error: k.csv: there is no folder {folder}. Make it first, or choose another.\n");
    }

    [Fact]
    public async Task A_place_that_takes_no_file_is_told_with_the_name_asked_for()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "k.csv.partial"));
        var run = await CommandRun.Of("convert", CommandRun.Plan("garden.csv"), Path.Combine(_folder, "k.csv"));
        run.Code.ShouldBe(ExitCode.Unwritable);
        run.Errors.ShouldContain("k.csv");
        run.Errors.ShouldNotContain("partial");
    }

    [Fact]
    public async Task What_a_sheet_does_not_carry_is_said_when_it_is_written()
    {
        var run = await CommandRun.Of("convert", CommandRun.Plan("lighthouse.xml"), Path.Combine(_folder, "out.csv"));
        run.Code.ShouldBe(ExitCode.Done);
        run.Errors.ShouldContain("note: Not in a CSV: 1 calendar, 1 manual task; use XML to keep them.");
    }

    [Theory]
    [InlineData("lighthouse.xml", "out.xml")]
    [InlineData("lighthouse.xml", "out.pdf")]
    [InlineData("garden.csv", "out.csv")]
    public async Task Where_nothing_is_lost_nothing_is_said(string input, string output) =>
        (await CommandRun.Of("convert", CommandRun.Plan(input), Path.Combine(_folder, output))).Errors.ShouldNotContain("note:");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> MediaBox(string file)
    {
        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        text.ShouldStartWith("%PDF-");
        var sides = System.Text.RegularExpressions.Regex.Match(text, @"/MediaBox \[0 0 (?<width>[\d.]+) (?<height>[\d.]+)\]", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return string.Join(' ', sides.Groups.Values.Skip(1).Select(side => Math.Round(double.Parse(side.Value, System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static async Task<IReadOnlyList<string>> Dates(string file)
    {
        var run = await CommandRun.Of("analyze", file, "--reschedule", "--json");
        using var result = JsonDocument.Parse(run.Results);
        return [.. result.RootElement.GetProperty("items").EnumerateArray().Select(item =>
            string.Join(' ', new[] { "name", "start", "finish", "lateFinish" }.Select(field => item.GetProperty(field).ToString())))];
    }
}
