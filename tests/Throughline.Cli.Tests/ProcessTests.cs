using System.Diagnostics;
using System.Text.Json;

namespace Throughline.Cli.Tests;

/// <summary>The built program as a process of its own, as a shell starts it.</summary>
public sealed class ProcessTests
{
    private static string Program => Testing.Checkout.Path("artifacts", "bin", "Throughline.Cli", "release", "throughline.dll");

    [Fact]
    public async Task The_program_prints_results_and_problems_apart_and_gives_its_exit_code()
    {
        var (code, results, errors) = await Start("analyze", CommandRun.Plan("lighthouse.xml"), "--reschedule", "--json");
        code.ShouldBe((int)ExitCode.Done);
        using var json = JsonDocument.Parse(results);
        json.RootElement.GetProperty("finish").GetString().ShouldBe("2026-02-06T17:00:00");
        errors.ShouldContain("warning: lighthouse.xml:");
    }

    [Fact]
    public async Task A_missing_file_is_told_by_the_exit_code()
    {
        var (code, results, errors) = await Start("analyze", "nowhere.xml");
        code.ShouldBe((int)ExitCode.Unreadable);
        results.ShouldBeEmpty();
        errors.ShouldContain("nowhere.xml");
    }

    private static async Task<(int Code, string Results, string Errors)> Start(params string[] args)
    {
        if (!File.Exists(Program)) Assert.Skip("The program is built in Release only.");
        var start = new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var results = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await results, await errors);
    }
}
