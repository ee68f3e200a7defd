using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.DataProtection;
using Throughline.Grains;
using Throughline.Server.Access;
using Throughline.Server.Api;
using Throughline.Server.Pages;

namespace Throughline.Server;

/// <summary>Composition of the web host: the one place where the server's parts are put together.</summary>
public static class ServerHost
{
    /// <summary>Builds the host and opens its data folder.</summary>
    /// <param name="args">As <see cref="ServerOptions"/> names them: <c>--port N</c>, <c>--data FOLDER</c>, <c>--demo</c>.</param>
    /// <exception cref="CannotServeException">The options, the port or the data folder are not usable; the message is for the person who started it.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = WithValues(args),
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var options = ServerOptions.From(builder.Configuration);
        builder.LogQuietly();
        // Built but not published, the files of wwwroot lie in the source folder; published, this does nothing.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(options).AddSingleton(new Principal(options.User));
        builder.AddPrograms(options.Data);
        builder.ListenOnLoopback(options);
        builder.Services.AddDataProtection().SetApplicationName("Throughline").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Data, "keys")));
        builder.Services.AddSingleton<ImportGate>();
        builder.Services.AddApi();
        builder.AddPages();
        builder.Services.AddHostedService<DemoOnStart>().AddHostedService<WarmStart>();
        var app = builder.Build();
        GrainsHost.OpenStore(app.Services);
        app.UseExceptionHandler();
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseLocalAccessOnly();
        app.MapPages();
        app.MapApi();
        return app;
    }

    /// <summary>Serves until it is stopped, and says where.</summary>
    public static async Task Run(string[] args)
    {
        await using var app = Build(args);
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"Throughline serves on {AddressOf(app)} (this machine only, until there are accounts). Stop with Ctrl+C.");
        await app.WaitForShutdownAsync();
    }

    /// <summary>The address a started host answers on.</summary>
    public static string AddressOf(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>A flag needs a value, or the configuration takes the next option for it.</summary>
    private static string[] WithValues(string[] args) =>
        [.. args.Select((argument, index) => argument == "--demo" && args.ElementAtOrDefault(index + 1) is not ("true" or "false") ? "--demo=true" : argument)];

    /// <summary>Only what somebody should look at, and on the error stream: results belong to the other.</summary>
    private static void LogQuietly(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        foreach (var category in new[] { "Orleans", "Microsoft", "Polly" }) builder.Logging.AddFilter(category, LogLevel.Warning);
        // These warn at every start of what is meant: one process, keys kept beside the data; and the watchdog measures from the machine's start.
        foreach (var category in new[] { "Orleans.Runtime.Watchdog", "Orleans.Runtime.Silo", "Orleans.Runtime.Scheduler", "Orleans.Runtime.MembershipService", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.DataProtection" }) builder.Logging.AddFilter(category, LogLevel.Error);
    }

    private static bool CoversLoopback(IPAddress address) => IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static void ListenOnLoopback(this WebApplicationBuilder builder, ServerOptions options)
    {
        // Asked before anything starts: what has started by then would be taken down with a long report.
        if (options.Port != 0 && IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == options.Port && CoversLoopback(listener.Address)))
            throw new CannotServeException($"Port {options.Port} is in use: stop what listens there, or choose another with --port N.");
        // "localhost" cannot take any free port on both of its addresses.
        builder.WebHost.UseUrls(options.Port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{options.Port}");
        // Containers set this one; left there, each start would warn that it is overridden.
        builder.Configuration[WebHostDefaults.HttpPortsKey] = null;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.Body;
        });
    }
}
