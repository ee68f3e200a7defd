using Throughline.Server.Pages;

namespace Throughline.Server;

/// <summary>Composition of the web host: the one place where the server's parts are put together.</summary>
public static class ServerHost
{
    /// <summary>Builds the host. The address is http://localhost:5080 unless <c>--urls</c> says otherwise.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddPages();
        var app = builder.Build();
        app.MapPages();
        return app;
    }
}
