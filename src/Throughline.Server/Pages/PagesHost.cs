using Microsoft.AspNetCore.Components;

namespace Throughline.Server.Pages;

/// <summary>Composition of what the browser runs: Blazor components, static files and the payload of the plan page.</summary>
public static class PagesHost
{
    /// <summary>Adds the services the pages need.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        return builder;
    }

    /// <summary>Maps the pages and their static files.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.MapStaticAssets();
        app.UseAntiforgery();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
