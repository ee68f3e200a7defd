using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Throughline.Engine.Calendars;
using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Tells the OpenAPI document which lists may hold null, as the working week of a calendar does, and that a value of any kind may be null anyway.</summary>
internal static class OpenApiNulls
{
    private static readonly IEnumerable<Type> Types = new[] { typeof(Entity), typeof(WorkWeek) }.SelectMany(type => type.Assembly.GetExportedTypes())
        .Where(type => type is { IsAbstract: false, IsNested: false, IsGenericType: false });

    public static void Describe(OpenApiDocument document)
    {
        if (document.Components?.Schemas is not { } schemas) return;
        foreach (var fields in schemas.Values.OfType<OpenApiSchema>().Select(schema => schema.Properties).OfType<IDictionary<string, IOpenApiSchema>>())
            foreach (var (name, field) in fields.ToList())
                if (field is OpenApiSchema { OneOf: { } kinds } && kinds.OfType<OpenApiSchemaReference>().FirstOrDefault(kind => kind.Reference.Id == nameof(JsonNode)) is { } any) fields[name] = any;
        foreach (var type in Types)
            foreach (var name in new[] { type.Name, nameof(Entity) + type.Name })
                if (schemas.TryGetValue(name, out var schema) && schema is OpenApiSchema { Properties: { } fields }) Allow(fields, type);
    }

    private static void Allow(IDictionary<string, IOpenApiSchema> fields, Type type)
    {
        foreach (var field in RequestJson.Options.GetTypeInfo(type).Properties)
            if (fields.TryGetValue(field.Name, out var schema) && schema is OpenApiSchema { Items: OpenApiSchemaReference element } list && JsonSlot.Of(field).ElementsMayBeNull)
                list.Items = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, element] };
    }
}
