using Microsoft.AspNetCore.Builder;
using Throughline.Cli.Tests;
using Throughline.Server;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Throughline.Cli.Tests;

/// <summary>A server with an empty database, on a free port of this machine, for the verbs that need one.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-cli-").FullName;
    private WebApplication? _host;

    /// <summary>Where it answers.</summary>
    public string Address => ServerHost.AddressOf(_host!);

    public async ValueTask InitializeAsync()
    {
        _host = ServerHost.Build(["--port", "0", "--data", _folder]);
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            await _host.DisposeAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }
}
