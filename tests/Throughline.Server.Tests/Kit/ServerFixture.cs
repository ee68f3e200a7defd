using Microsoft.AspNetCore.Builder;
using Throughline.Server.Tests.Kit;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Throughline.Server.Tests.Kit;

/// <summary>One real server for all tests: its own data folder, its own port, real SQLite and real grains.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-server-");

    public string Folder => _folder.FullName;

    public WebApplication App { get; private set; } = null!;

    public RestClient Rest { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = ServerHost.Build(["--port", "0", "--data", _folder.FullName]);
        await App.StartAsync();
        Rest = new RestClient(ServerHost.AddressOf(App));
    }

    public async ValueTask DisposeAsync()
    {
        Rest.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
