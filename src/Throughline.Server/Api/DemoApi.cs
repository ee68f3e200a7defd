using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Api;

/// <summary>How many demonstration programs were removed.</summary>
/// <param name="Removed">The number.</param>
public sealed record DemoRemoved(int Removed);

/// <summary>The demonstration portfolio.</summary>
internal static class DemoApi
{
    public static void MapDemo(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/demo").WithTags("Demo");
        group.MapPost("/", Create).WithSummary("Create the demonstration programs, if they are not there");
        group.MapDelete("/", Remove).WithSummary("Remove the demonstration programs");
    }

    private static async Task<Ok<ImmutableArray<ProgramSummary>>> Create([FromServices] IGrainFactory grains, [FromServices] Principal principal) =>
        TypedResults.Ok((await Portfolio(grains).CreateDemo(principal)).Value);

    private static async Task<Ok<DemoRemoved>> Remove([FromServices] IGrainFactory grains, [FromServices] Principal principal) =>
        TypedResults.Ok(new DemoRemoved(await Portfolio(grains).RemoveDemo(principal)));

    private static IPortfolioGrain Portfolio(IGrainFactory grains) => grains.GetGrain<IPortfolioGrain>(IPortfolioGrain.Key);
}
