using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Localization;
using System.Globalization;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Timeline;

namespace Throughline.Server.Pages;

/// <summary>Composition of what the browser runs: Blazor components, static files and the payload of the plan page.</summary>
public static class PagesHost
{
    // A pasted table comes as one message; clipboard.js refuses larger ones.
    private const long LargestMessage = 1 << 20;

    /// <summary>Adds the services the pages need.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        // A page the server forgot is loaded again from its address, whole; it is never resumed in part.
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.PersistedCircuitInMemoryMaxRetained = 0)
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        builder.Services.AddSingleton<ProgramDesk>().AddSingleton<PlanPictures>().AddSingleton<Import.ImportDesk>().AddScoped<Shared.Notices>();
        return builder;
    }

    /// <summary>Maps the pages and their static files.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), pages => pages
            .UseRequestLocalization(ReadersCulture())
            .UseStatusCodePagesWithReExecute("/not-found"));
        // After the line above, so that the page for addresses that are not there is found when it is asked for instead.
        app.UseRouting();
        app.MapStaticAssets();
        app.UseAntiforgery();
        app.MapPlan();
        app.MapSearch();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    // Dates and numbers as the reader's browser asks for them; texts are English.
    private static RequestLocalizationOptions ReadersCulture() => new()
    {
        DefaultRequestCulture = new RequestCulture("en-GB"),
        SupportedCultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures),
        SupportedUICultures = [CultureInfo.GetCultureInfo("en")],
        RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
    };
}
