using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Tells the OpenAPI document what the JSON converters do.</summary>
internal static class OpenApiShape
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Throughline",
                Version = "v1",
                Description = "Programs, their plans, and what follows from them. Every change can be previewed (preview=true); answers carry the revision as ETag.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (IsId(type)) Set(schema, JsonSchemaType.String, "uuid", context.JsonTypeInfo.Type != type);
            else if (type == typeof(DateTime)) Set(schema, JsonSchemaType.String, null, context.JsonTypeInfo.Type != type, "A local wall-clock time without a zone, such as 2026-03-02T08:00:00.");
            return Task.CompletedTask;
        });
    }

    private static bool IsId(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>));

    private static void Set(OpenApiSchema schema, JsonSchemaType type, string? format, bool isNullable, string? description = null)
    {
        schema.Type = isNullable ? type | JsonSchemaType.Null : type;
        schema.Format = format;
        schema.Description ??= description;
    }
}
