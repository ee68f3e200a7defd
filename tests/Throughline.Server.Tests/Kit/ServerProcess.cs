using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Throughline.Server.Tests.Kit;

/// <summary>The server as a process of its own, so that it can be killed.</summary>
public sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Rest = new RestClient(address);
    }

    public RestClient Rest { get; }

    /// <summary>Starts it and waits until it says where it answers.</summary>
    public static async Task<ServerProcess> Start(string data)
    {
        var (process, output) = Launch(data);
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (Address().Match(line) is { Success: true } match) return new ServerProcess(process, match.Value);
        throw new InvalidOperationException("The server ended before it answered: " + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Starts it where it cannot run; returns its exit code and what it says on the error stream.</summary>
    public static async Task<(int Code, string Error)> Fail(params string[] args)
    {
        using var process = Run(args);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }

    /// <summary>Ends it at once (SIGKILL): nothing is flushed, nobody is told.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
        Rest.Dispose();
    }

    private static (Process Process, StreamReader Output) Launch(string data)
    {
        var process = Run("--port", "0", "--data", data);
        // Read, so that a talkative server never waits for us.
        process.ErrorDataReceived += (_, _) => { };
        return (process, process.StandardOutput);
    }

    private static Process Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Throughline.Server.dll"));
        foreach (var argument in args) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://[^ ]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
