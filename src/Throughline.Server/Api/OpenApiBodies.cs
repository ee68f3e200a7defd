using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Throughline.Server.Api;

/// <summary>Tells the OpenAPI document what requests may leave out, and what problem details hold.</summary>
internal static partial class OpenApiBodies
{
    private static readonly string[] ChosenByServer = ["id", "key", "order"];

    public static void Describe(OpenApiDocument document, IReadOnlyList<ApiDescription> operations)
    {
        foreach (var described in operations)
        {
            var operation = OperationOf(document, described);
            if (operation is null) continue;
            if (described.ActionDescriptor.EndpointMetadata.OfType<EntityBody>().SingleOrDefault() is { } body) Refer(document, operation, body);
            if (described.HttpMethod != "GET" && described.RelativePath!.Contains("{program", StringComparison.Ordinal)) (operation.Parameters ??= []).Add(IfMatch());
            foreach (var (status, answer) in operation.Responses ?? []) OpenApiHeaders.Describe(status, answer, described);
        }
        Problem(document);
    }

    private static OpenApiOperation? OperationOf(OpenApiDocument document, ApiDescription described)
    {
        var path = "/" + Constraint().Replace(described.RelativePath!.TrimEnd('/'), "}");
        return document.Paths.TryGetValue(path, out var item) ? item.Operations?.GetValueOrDefault(new HttpMethod(described.HttpMethod!)) : null;
    }

    [GeneratedRegex(@":\w+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Constraint();

    private static void Refer(OpenApiDocument document, OpenApiOperation operation, EntityBody body)
    {
        var name = body.IsPartial ? $"{body.Type.Name}Changes" : $"New{body.Type.Name}";
        var schemas = document.Components!.Schemas!;
        if (!schemas.ContainsKey(name))
        {
            var whole = schemas[body.Type.Name];
            var copy = (OpenApiSchema)whole.CreateShallowCopy();
            copy.Required = body.IsPartial ? null : whole.Required?.Except(ChosenByServer, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
            copy.Description = body.IsPartial ? "The fields to change; what is left out stays as it is." : $"{whole.Description} What is left out gets its default; id, key and order are then chosen by the server.";
            document.AddComponent(name, copy);
        }
        foreach (var content in operation.RequestBody!.Content!.Values) content.Schema = new OpenApiSchemaReference(name, document);
    }

    private static OpenApiParameter IfMatch() => new()
    {
        Name = "If-Match",
        In = ParameterLocation.Header,
        Description = "The revision the change is made on, in quotes, as ETag gave it; * for any. One that has not been answers 412, a malformed one 400.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void Problem(OpenApiDocument document)
    {
        if (document.Components?.Schemas?["ProblemDetails"] is not OpenApiSchema { Properties: { } fields } problem) return;
        problem.Description = "What went wrong (RFC 9457).";
        problem.AdditionalProperties = null;
        problem.AdditionalPropertiesAllowed = true;
        fields["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Names the request in the server's log." };
        fields["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable name of what went wrong." };
        fields["problems"] = List("Fault", "Everything that is wrong, all at once.");
        fields["conflicts"] = List("FieldConflict", "Fields that somebody changed too, with all versions.");
        fields["revision"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Description = "With conflicts: the present revision." };

        OpenApiSchema List(string name, string description) => new() { Type = JsonSchemaType.Array, Description = description, Items = new OpenApiSchemaReference(name, document) };
    }
}
