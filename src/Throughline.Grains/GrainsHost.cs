using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Serialization;
using Throughline.Programs;
using Throughline.Storage;

namespace Throughline.Grains;

/// <summary>Composition of the programs' grains and their store in one process.</summary>
public static class GrainsHost
{
    /// <summary>Adds the grains, bound to loopback without a gateway, and a SQLite store.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="dataFolder">The folder of the database; created when missing.</param>
    public static IHostApplicationBuilder AddPrograms(this IHostApplicationBuilder builder, string dataFolder)
    {
        builder.Services.AddSqliteStore(dataFolder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(Principal.Local);
        builder.Services.AddSingleton<RevisionFeed>();
        builder.Services.AddSingleton<IRevisionFeed>(services => services.GetRequiredService<RevisionFeed>());
        builder.Services.AddSingleton<ComputeGate>();
        builder.UseOrleans(ConfigureSilo);
        return builder;
    }

    /// <summary>Opens the store: locks the data folder and brings the database up to date. Called once, before the host starts.</summary>
    /// <exception cref="CannotServeException">The folder cannot be used.</exception>
    public static void OpenStore(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IRevisionStore>();
        }
        catch (DataFolderException problem)
        {
            throw new CannotServeException(problem.Message, problem);
        }
    }

    private static void ConfigureSilo(ISiloBuilder silo)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort());
        silo.UseLocalhostClustering(endpoint.Port, gatewayPort: 0, primarySiloEndpoint: endpoint);
        silo.ConfigureEndpoints(IPAddress.Loopback, endpoint.Port, gatewayPort: 0);
        // A large import is one call. Within one process no answer is lost on the way: whoever waits long enough gets it.
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMinutes(15));
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromHours(2));
        silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(IsOurs, PlanJson.Options));
    }

    /// <summary>The model and the views carry no Orleans attribute: the JSON codec speaks for their namespaces.</summary>
    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("Throughline.", StringComparison.Ordinal) == true && !typeof(IAddressable).IsAssignableFrom(type);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
