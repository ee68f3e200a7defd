using System.Globalization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Throughline.Server.Api;

/// <summary>Tells the OpenAPI document which headers answers carry.</summary>
internal static class OpenApiHeaders
{
    public static void Describe(string status, IOpenApiResponse answer, ApiDescription described)
    {
        if (answer is not OpenApiResponse response) return;
        if (status == "503") Add(response, "Retry-After", "Seconds after which to ask again.");
        if (status == "201") Add(response, "Location", "Where it is now.");
        if (status is "304" or "412" || IsRead(status, described)) Add(response, "ETag", "The revision of the program, in quotes.");
        else if (IsChange(status, described)) Add(response, "ETag", "The revision of the program, in quotes; where nothing is made, as in a preview, there is none.", isRequired: status == "201");
        else if (status == "409") Add(response, "ETag", "Where somebody changed the same: the present revision, in quotes.", isRequired: false);
    }

    private static bool IsRead(string status, ApiDescription described) => status == "200" && described.ActionDescriptor.EndpointMetadata.OfType<TellsRevision>().Any();

    private static bool IsChange(string status, ApiDescription described) => described.SupportedResponseTypes.Any(one =>
        one.StatusCode.ToString(CultureInfo.InvariantCulture) == status && (one.Type == typeof(ChangeResult) || one.Type == typeof(ImportView)));

    private static void Add(OpenApiResponse response, string name, string description, bool isRequired = true) =>
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))[name] =
            new OpenApiHeader { Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
