using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Throughline.Testing;

namespace Throughline.EndToEnd.Tests;

/// <summary>The built program serving on a free port of the loopback address, with a data folder of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly string _data;
    private readonly bool _ownsData;
    private readonly Process _process;

    private RunningServer(Process process, string data, bool ownsData, Uri address) => (_process, _data, _ownsData, Address) = (process, data, ownsData, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts the program and waits until it answers.</summary>
    /// <param name="data">A data folder to use again; null for a new one that is deleted at the end.</param>
    /// <param name="port">The port to serve on again; null for a free one.</param>
    public static async Task<RunningServer> Start(string? data = null, int? port = null, CancellationToken cancel = default)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("throughline-e2e-").FullName;
        var address = new Uri($"http://localhost:{port ?? FreePort()}/");
        var program = Checkout.Path("artifacts", "bin", "Throughline.Cli", "release", "throughline.dll");
        if (!File.Exists(program)) throw new FileNotFoundException("Build the solution in Release first.", program);
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--port", address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var process = Process.Start(start)!;
        var output = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new RunningServer(process, folder, data is null, address);
        try
        {
            await server.UntilItAnswers(cancel);
        }
        catch (Exception failure)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException("The server did not answer. It said:\n" + string.Join('\n', output), failure);
        }
        return server;
    }

    /// <summary>Ends the process at once, as a power cut does, and keeps the data.</summary>
    public async Task<string> Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        return _data;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_ownsData && Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    private async Task UntilItAnswers(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(StartLimit);
        using var client = new HttpClient { BaseAddress = Address };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await tick.WaitForNextTickAsync(limit.Token))
        {
            if (_process.HasExited) throw new InvalidOperationException($"It ended with exit code {_process.ExitCode}.");
            try
            {
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                continue; // not listening yet
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
