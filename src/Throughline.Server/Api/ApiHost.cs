using System.Text.Json.Serialization;
using Scalar.AspNetCore;
using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Composition of the REST interface.</summary>
internal static class ApiHost
{
    /// <summary>Where it lives.</summary>
    public const string Prefix = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(http =>
        {
            var json = http.SerializerOptions;
            foreach (var converter in PlanJson.Options.Converters) json.Converters.Add(converter);
            json.AllowOutOfOrderMetadataProperties = true;
            json.IgnoreReadOnlyProperties = true;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.RespectNullableAnnotations = true;
            json.RespectRequiredConstructorParameters = true;
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddExceptionHandler<RequestFaults>();
        services.AddSingleton<ChangeDoor>();
        services.AddSingleton<Intake>();
        services.AddOpenApi(options => OpenApiShape.Configure(options));
        return services;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseMiddleware<EmptyAnswers>();
        var api = app.MapGroup(Prefix).DisableAntiforgery().ProducesProblem(StatusCodes.Status400BadRequest).RefusesUnknownParameters();
        var programs = api.MapGroup("/programs");
        programs.MapPrograms();
        programs.MapWorkItems();
        programs.MapDependencies();
        programs.MapResources();
        programs.MapAssignments();
        programs.MapCalendars();
        programs.MapBaselines();
        programs.MapChanges();
        programs.MapDraft();
        programs.MapOutlook();
        programs.MapHistory();
        programs.MapWhy();
        programs.MapImports();
        programs.MapExport();
        api.MapFirstImports();
        api.MapDemo();
        app.MapOpenApi("/openapi/v1.json");
        app.MapScalarApiReference("/api/docs", scalar => scalar.WithTitle("Throughline REST interface").WithOpenApiRoutePattern("/openapi/v1.json"));
        return app;
    }
}
