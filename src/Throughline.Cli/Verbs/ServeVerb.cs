using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.CompilerServices;
using Throughline.Grains;
using Throughline.Server;

namespace Throughline.Cli.Verbs;

/// <summary><c>throughline serve</c>: the web application and the REST interface on this machine.</summary>
internal static class ServeVerb
{
    public static Command Create(Streams streams)
    {
        var port = new Option<int>("--port") { Description = "Port on this machine", DefaultValueFactory = _ => 5080, CustomParser = ParsePort };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of the database", DefaultValueFactory = _ => new DirectoryInfo("data") };
        var demo = new Option<bool>("--demo") { Description = "Load the demo portfolio if it is not there" };
        var verb = new Command("serve", "Start the web application on this machine") { port, data, demo };
        verb.SetAction((parsed, cancel) => Run(parsed.GetValue(port), parsed.GetRequiredValue(data), parsed.GetValue(demo), streams, cancel));
        return verb;
    }

    private static int ParsePort(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535) return port;
        result.AddError($"--port is a number from 1 to 65535, not '{result.Tokens[0].Value}'.");
        return 0;
    }

    // A method of its own: the web framework is loaded when it is first called, not by offline verbs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> Run(int port, DirectoryInfo data, bool demo, Streams streams, CancellationToken cancel)
    {
        try
        {
            await using var host = ServerHost.Build(["--port", port.ToString(CultureInfo.InvariantCulture), "--data", data.FullName, "--demo", demo ? "true" : "false"]);
            await host.StartAsync(cancel);
            await streams.Print($"Throughline serves on {ServerHost.AddressOf(host)} (this machine only, until there are accounts). Stop with Ctrl+C.\n", cancel);
            await host.WaitForShutdownAsync(cancel);
            return (int)ExitCode.Done;
        }
        catch (Exception refusal) when (refusal is CannotServeException or IOException)
        {
            streams.Error(refusal.Message);
            return (int)ExitCode.CannotServe;
        }
    }
}
