namespace Throughline.Cli.Tests;

public sealed class UsageTests
{
    [Fact]
    public async Task Help_goes_to_the_results_and_names_every_verb()
    {
        var run = await CommandRun.Of("--help");
        run.Code.ShouldBe(ExitCode.Done);
        run.Results.ShouldContain("serve");
        run.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("paint")]
    [InlineData("serve", "--port", "0")]
    [InlineData("serve", "--port", "many")]
    [InlineData("serve", "--color", "red")]
    public async Task A_command_line_that_is_not_understood_is_explained_on_standard_error(params string[] args)
    {
        var run = await CommandRun.Of(args);
        run.Code.ShouldBe(ExitCode.Usage);
        run.Results.ShouldBeEmpty();
        run.Errors.ShouldStartWith("error: ");
        run.Errors.ShouldContain("--help");
    }

    [Theory]
    [InlineData("error: --preset is one of File, Msp, P6, Recommended, not 'foo'.", "analyze", "plan.xml", "--preset", "foo")]
    [InlineData("error: --paper is one of A4, A3, Letter, Tabloid, not 'A5'.", "convert", "plan.xml", "plan.pdf", "--paper", "A5")]
    [InlineData("error: --columns chooses the columns of .csv, .xlsx and .pdf; an .xml file holds the whole plan.", "convert", "plan.xml", "o.xml", "--columns", "name")]
    [InlineData("error: --paper is for .pdf alone.", "convert", "plan.xml", "o.csv", "--paper", "A3")]
    public async Task An_option_that_cannot_be_meant_says_what_it_takes(string told, params string[] args)
    {
        var run = await CommandRun.Of(args);
        run.Code.ShouldBe(ExitCode.Usage);
        run.Errors.ReplaceLineEndings("\n").ShouldStartWith(told + "\nSee: ");
    }

    [Fact]
    public async Task Paper_is_named_in_any_case()
    {
        var run = await CommandRun.Of("convert", "nowhere.xml", "plan.pdf", "--paper", "a3");
        run.Code.ShouldBe(ExitCode.Unreadable);
    }

    [Fact]
    public async Task A_folder_in_place_of_a_plan_is_called_one()
    {
        var run = await CommandRun.Of("analyze", Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar));
        run.Code.ShouldBe(ExitCode.Unreadable);
        run.Errors.ShouldContain("this is a folder");
    }

    [Theory]
    [InlineData("analyse", "error: There is no verb 'analyse'. Did you mean 'analyze'?")]
    [InlineData("Convrt", "error: There is no verb 'Convrt'. Did you mean 'convert'?")]
    [InlineData("--color", "error: There is no option '--color' in front of a verb.")]
    [InlineData("paint", "error: There is no verb 'paint'. The verbs are analyze, why, convert, import, export, serve.")]
    public async Task An_unknown_verb_is_one_mistake_with_the_nearest_verb(string verb, string told)
    {
        var run = await CommandRun.Of(verb, "plan.xml");
        run.Code.ShouldBe(ExitCode.Usage);
        run.Errors.ReplaceLineEndings("\n").ShouldBe(told + "\nSee: throughline --help\n");
    }

    [Fact]
    public async Task A_stopped_command_says_so_and_leaves_no_results()
    {
        var run = await CommandRun.Until(new CancellationToken(canceled: true), "analyze", CommandRun.Plan("lighthouse.xml"));
        run.Code.ShouldBe(ExitCode.Canceled);
        run.Results.ShouldBeEmpty();
    }

    [Fact]
    public void Every_exit_code_is_documented()
    {
        var guide = File.ReadAllText(Testing.Checkout.Path("docs", "guide", "command-line.md"));
        foreach (var code in Enum.GetValues<ExitCode>()) guide.ShouldContain($"| {(int)code} |");
    }
}
