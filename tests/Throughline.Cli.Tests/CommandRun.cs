using System.Text;

namespace Throughline.Cli.Tests;

/// <summary>One command run in this process, and what it wrote.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Results">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record CommandRun(ExitCode Code, string Results, string Errors)
{
    /// <summary>Runs a command on Monday, 5 January 2026.</summary>
    public static Task<CommandRun> Of(params string[] args) => Until(TestContext.Current.CancellationToken, args);

    /// <summary>Runs a command that may be stopped.</summary>
    public static async Task<CommandRun> Until(CancellationToken stop, params string[] args)
    {
        using var results = new MemoryStream();
        await using var errors = new StringWriter();
        var code = await CommandLine.Run(args, new Streams(results, errors), new Monday(), stop);
        return new CommandRun((ExitCode)code, Encoding.UTF8.GetString(results.ToArray()), errors.ToString());
    }

    /// <summary>A file of this project's plans.</summary>
    public static string Plan(string name) => Testing.Checkout.Path("tests", "Throughline.Cli.Tests", "Plans", name);

    private sealed class Monday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
