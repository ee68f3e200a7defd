namespace Throughline.Cli.Tests;

public sealed class RemoteTests(ServerFixture server) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-remote-").FullName;

    [Fact]
    public async Task A_plan_is_imported_and_importing_it_again_changes_nothing()
    {
        var first = await CommandRun.Of("import", CommandRun.Plan("lighthouse.xml"), "--server", server.Address);
        first.Errors.ShouldNotContain("error:");
        first.Code.ShouldBe(ExitCode.Done);
        first.Results.ShouldContain("revision 1");
        var again = await CommandRun.Of("import", CommandRun.Plan("lighthouse.xml"), "--server", server.Address, "--program", "Lighthouse on Gull Rock");
        again.Code.ShouldBe(ExitCode.Done);
        again.Results.ShouldStartWith("Nothing to import");
    }

    [Fact]
    public async Task A_file_that_is_here_already_makes_nothing_and_says_so_until_it_gets_another_name()
    {
        var file = Path.Combine(_folder, "kite.csv");
        await File.WriteAllTextAsync(file, "Key,Outline Level,Task,Duration,Predecessors\nK1,1,Cut the kite,2d,\n", TestContext.Current.CancellationToken);
        (await CommandRun.Of("import", file, "--name", "First kite", "--server", server.Address)).Results.ShouldContain("revision 1");

        var again = await CommandRun.Of("import", file, "--server", server.Address);
        var second = await CommandRun.Of("import", file, "--name", "Second kite", "--server", server.Address);

        again.Code.ShouldBe(ExitCode.Done);
        again.Results.ShouldStartWith("Nothing imported: this file is already here as \"First kite\", now at revision 1.\n");
        again.Results.ShouldContain("--name");
        again.Results.ShouldContain("--program");
        second.Results.ShouldContain("revision 1");
        (await CommandRun.Of("export", "Second kite", "--to", "csv", "--output", Path.Combine(_folder, "second.csv"), "--server", server.Address)).Code.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        var port = new Uri(server.Address).Port;
        var run = await CommandRun.Of("serve", "--port", $"{port}", "--data", Path.Combine(_folder, "second"));
        run.Code.ShouldBe(ExitCode.CannotServe);
        run.Errors.ReplaceLineEndings("\n").ShouldBe($"error: Port {port} is in use: stop what listens there, or choose another with --port N.\n");
        run.Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_imports_nothing()
    {
        var check = await CommandRun.Of("import", CommandRun.Plan("garden.csv"), "--name", "Kitchen garden", "--server", server.Address, "--check");
        check.Code.ShouldBe(ExitCode.Done);
        check.Results.ShouldStartWith("Would import");
        check.Results.ShouldNotContain("revision");
        (await CommandRun.Of("export", "Kitchen garden", "--server", server.Address)).Code.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task A_check_of_a_newer_file_lists_what_would_change_and_names_no_revision()
    {
        var sheet = "Key,Outline Level,Task,Duration,Predecessors\nS1,1,Dig the sand pit,2d,\nS2,1,Fill the sand pit,1d,S1\n";
        var (first, newer) = (Path.Combine(_folder, "sand.csv"), Path.Combine(_folder, "sand-newer.csv"));
        await File.WriteAllTextAsync(first, sheet, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(newer, sheet.Replace("Dig the sand pit,2d", "Dig the sand pit,5d", StringComparison.Ordinal) + "S3,1,Lay the lid,1d,\n", TestContext.Current.CancellationToken);
        (await CommandRun.Of("import", first, "--name", "Sand pit", "--server", server.Address)).Code.ShouldBe(ExitCode.Done);

        var check = await CommandRun.Of("import", newer, "--program", "Sand pit", "--server", server.Address, "--check");

        check.Code.ShouldBe(ExitCode.Done);
        check.Results.ShouldContain(" changed, 1 added, 0 removed\n  Dig the sand pit: changed\n");
        check.Results.ShouldContain("\n    Duration: 2d → 5d\n");
        check.Results.ShouldContain("\n  Lay the lid: added\n");
        check.Results.ShouldNotContain("revision");
        var again = await CommandRun.Of("import", newer, "--program", "Sand pit", "--server", server.Address);
        again.Results.ShouldContain("revision 2");
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_exported_program_is_the_plan_that_was_imported(string format)
    {
        var name = "Pond " + format;
        var copy = Path.Combine(_folder, $"garden-{format}.csv");
        await File.WriteAllTextAsync(copy, await File.ReadAllTextAsync(CommandRun.Plan("garden.csv"), TestContext.Current.CancellationToken) + $"6,2,Name of the pond {format},1d,\n", TestContext.Current.CancellationToken);
        (await CommandRun.Of("import", copy, "--name", name, "--server", server.Address)).Code.ShouldBe(ExitCode.Done);
        var file = Path.Combine(_folder, "out." + format);
        var run = await CommandRun.Of("export", name, "--to", format, "--output", file, "--server", server.Address);
        run.Errors.ShouldBeEmpty();
        run.Results.Trim().ShouldBe(file);
        (await CommandRun.Of("export", name, "--to", format, "--output", file, "--server", server.Address)).Code.ShouldBe(ExitCode.Unwritable);
        var analyzed = await CommandRun.Of("analyze", file);
        analyzed.Code.ShouldBe(ExitCode.Done);
        analyzed.Results.ShouldContain("4 tasks, 1 milestone, 1 summary task");
    }

    [Fact]
    public async Task An_export_says_what_the_format_does_not_carry()
    {
        var copy = Path.Combine(_folder, "lighthouse-away.xml");
        await File.WriteAllTextAsync(copy, await File.ReadAllTextAsync(CommandRun.Plan("lighthouse.xml"), TestContext.Current.CancellationToken) + "<!-- away -->", TestContext.Current.CancellationToken);
        (await CommandRun.Of("import", copy, "--name", "Lighthouse away", "--server", server.Address)).Code.ShouldBe(ExitCode.Done);

        var sheet = await CommandRun.Of("export", "Lighthouse away", "--to", "xlsx", "--output", Path.Combine(_folder, "light.xlsx"), "--server", server.Address);
        var project = await CommandRun.Of("export", "Lighthouse away", "--to", "xml", "--output", Path.Combine(_folder, "light.xml"), "--server", server.Address);

        sheet.Errors.ShouldBe("note: Not in an XLSX: 1 calendar, 1 manual task; use XML to keep them." + Environment.NewLine);
        project.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_is_exported_as_pages()
    {
        var copy = Path.Combine(_folder, "paper.csv");
        await File.WriteAllTextAsync(copy, await File.ReadAllTextAsync(CommandRun.Plan("garden.csv"), TestContext.Current.CancellationToken) + "6,2,Print it,1d,\n", TestContext.Current.CancellationToken);
        (await CommandRun.Of("import", copy, "--name", "Garden on paper", "--server", server.Address)).Code.ShouldBe(ExitCode.Done);
        var file = Path.Combine(_folder, "plan.pdf");
        (await CommandRun.Of("export", "Garden on paper", "--to", "pdf", "--paper", "Letter", "--columns", "name,finish", "--output", file, "--server", server.Address)).Code.ShouldBe(ExitCode.Done);
        // 11 × 8.5 inches in points.
        System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldContain("/MediaBox [0 0 792 612]");
    }

    [Fact]
    public async Task A_file_that_is_no_plan_is_refused_with_the_servers_reasons()
    {
        var run = await CommandRun.Of("import", CommandRun.Plan("truncated.xml"), "--server", server.Address);
        run.Code.ShouldBe(ExitCode.Refused);
        run.Results.ShouldBeEmpty();
        run.Errors.ShouldContain("truncated.xml:");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said()
    {
        var run = await CommandRun.Of("import", CommandRun.Plan("lighthouse.xml"), "--server", "http://localhost:9");
        run.Code.ShouldBe(ExitCode.NoServer);
        run.Errors.ShouldContain("does not answer");
    }

    [Fact]
    public async Task An_address_that_is_none_is_a_usage_error() =>
        (await CommandRun.Of("import", CommandRun.Plan("lighthouse.xml"), "--server", "over there")).Code.ShouldBe(ExitCode.Usage);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
