using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Throughline.Grains;

namespace Throughline.Server;

/// <summary>How the server is started. Each setting is a command-line option, an environment variable (<c>Throughline__Port</c>) or a line of appsettings.json.</summary>
public sealed record ServerOptions
{
    /// <summary>The port on this machine's loopback address; 0 takes any free one. Default 5080.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>The folder of the database. Default <c>data</c> under the folder the server is started in.</summary>
    public string Data { get; init; } = "data";

    /// <summary>Whether the demonstration programs are created when there is no program yet. Default false.</summary>
    public bool Demo { get; init; }

    /// <summary>The name under which changes are recorded until there are accounts. Default "Local user".</summary>
    public string User { get; init; } = Principal.Local.Name;

    /// <summary>Reads the options.</summary>
    /// <exception cref="CannotServeException">One is not usable, or asks for an address that is not this machine's own.</exception>
    public static ServerOptions From(IConfiguration configuration)
    {
        RefuseOtherAddresses(configuration["urls"]);
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren()) RefuseOtherAddresses(endpoint["Url"]);
        var section = configuration.GetSection("Throughline");
        return new ServerOptions
        {
            Port = PortNumber(configuration["port"] ?? section["Port"] ?? PortOf(configuration["urls"])),
            Data = configuration["data"] ?? section["Data"] ?? "data",
            Demo = Flag("demo", configuration["demo"] ?? section["Demo"]),
            User = configuration["user"] ?? section["User"] ?? Principal.Local.Name,
        };
    }

    private static int PortNumber(string? text)
    {
        if (text is null) return new ServerOptions().Port;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            ? port
            : throw new CannotServeException($"'{text}' is not a port: give a number from 0 to {IPEndPoint.MaxPort}, such as --port 5080.");
    }

    private static bool Flag(string name, string? text) => text switch
    {
        null => false,
        "" => true,
        _ => bool.TryParse(text, out var value) ? value : throw new CannotServeException($"--{name} is either given or not; '{text}' is neither true nor false."),
    };

    private static string? PortOf(string? urls) =>
        urls is null ? null : BindingAddress.Parse(urls.Split(';')[0]).Port.ToString(CultureInfo.InvariantCulture);

    private static void RefuseOtherAddresses(string? urls)
    {
        foreach (var url in urls?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var host = BindingAddress.Parse(url).Host;
            var isLoopback = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
            if (!isLoopback)
                throw new CannotServeException($"{url} is not an address of this machine alone. Until there are accounts, Throughline is served on loopback only, because whoever reaches it may change everything. Leave --urls out, or give --port N.");
        }
    }
}
