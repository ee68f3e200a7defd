using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Tells the OpenAPI document what the JSON converters do.</summary>
internal static partial class OpenApiShape
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Throughline",
                Version = "v1",
                Description = "Programs, their plans, and what follows from them. Every change can be previewed (preview=true); answers carry the revision as ETag.",
            };
            document.Servers = [];
            OpenApiNulls.Describe(document);
            OpenApiBodies.Describe(document, [.. context.DescriptionGroups.SelectMany(group => group.Items)]);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Shape(schema, context.JsonTypeInfo.Type);
            foreach (var hidden in context.JsonTypeInfo.Properties.Where(field => field.Set is null && field.AssociatedParameter is null)) schema.Properties?.Remove(hidden.Name);
            schema.Description = Plain(schema.Description);
            if (schema.Metadata?.TryGetValue(ReferenceDescription, out var told) == true && told is string text) schema.Metadata[ReferenceDescription] = Plain(text)!;
            return Task.CompletedTask;
        });
    }

    private const string ReferenceDescription = "x-ref-description";

    private static void Shape(OpenApiSchema schema, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        // An id or a file is a component that fields which may be null refer to beside null.
        if (IsId(type)) Set(schema, JsonSchemaType.String, "uuid", isNullable: false);
        else if (type == typeof(IFormFile) || type == typeof(Stream)) Set(schema, JsonSchemaType.String, "binary", isNullable: false);
        else if (type == typeof(DateTime))
        {
            Set(schema, JsonSchemaType.String, "date-time-local", declared != type);
            const string Form = "A local wall-clock time without a zone, such as 2026-03-02T08:00:00.";
            schema.Description = schema.Description is { } text ? $"{text} {Form}" : Form;
        }
        else if (type.IsEnum) schema.Type = declared == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
    }

    private static bool IsId(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>));

    private static void Set(OpenApiSchema schema, JsonSchemaType type, string format, bool isNullable)
    {
        schema.Type = isNullable ? type | JsonSchemaType.Null : type;
        schema.Format = format;
    }

    /// <summary>A comment without the names of our code: a member is a field.</summary>
    private static string? Plain(string? comment) => comment is null ? null : Member().Replace(comment, member => JsonNamingPolicy.CamelCase.ConvertName(member.Groups["name"].Value));

    // Only our own comments are looked through: a busy machine must not make that an error.
    [GeneratedRegex(@"(?:\b(?:DateTime|long|int|string|decimal|double|bool|ScheduleFrom|[A-Z]\w+(?=\?))\??\s)?\b[A-Z]\w+\.(?<name>[A-Z]\w+)\b(?:\([^)]*\))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Member();
}
