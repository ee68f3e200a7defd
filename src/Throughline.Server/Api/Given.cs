using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Throughline.Server.Api;

/// <summary>The body of a request that shall be a <typeparamref name="T"/>: JSON that is checked as a whole, so that everything that is wrong is told at once.</summary>
/// <param name="Body">The JSON as it came.</param>
internal sealed record Given<T>(JsonElement Body) : IBindableFromHttpContext<Given<T>>, IEndpointParameterMetadataProvider
{
    public static async ValueTask<Given<T>?> BindAsync(HttpContext context, ParameterInfo parameter) => new(await RequestJson.Read(context));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    /// <summary>Reads the whole.</summary>
    /// <param name="value">What was sent. Null: there is a problem.</param>
    /// <param name="problem">Everything that is wrong.</param>
    public bool TryRead(out T? value, out ProblemHttpResult? problem)
    {
        (value, problem) = (default, null);
        if (JsonShape.FaultsOf(Body, typeof(T)) is { Count: > 0 } faults) problem = Problems.Misread(faults);
        else value = Body.Deserialize<T>(RequestJson.Options);
        return problem is null;
    }
}
