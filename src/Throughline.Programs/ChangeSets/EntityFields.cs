using System.Text.Json;
using System.Text.Json.Nodes;

namespace Throughline.Programs.ChangeSets;

/// <summary>Entities as recorded field values: the ground on which changes are compared and merged, because record equality cannot see into arrays.</summary>
public static class EntityFields
{
    /// <summary>The fields of an entity by their JSON names, its kind included.</summary>
    public static JsonObject Of(Entity entity) => JsonSerializer.SerializeToNode(entity, PlanJson.Options)!.AsObject();

    /// <summary>The entity with these fields.</summary>
    /// <exception cref="JsonException">The fields are not those of an entity.</exception>
    public static Entity ToEntity(JsonObject fields) =>
        fields.Deserialize<Entity>(PlanJson.Options) ?? throw new JsonException("An entity is an object.");

    /// <summary>Whether two entities hold the same values.</summary>
    public static bool AreSame(Entity? left, Entity? right)
    {
        if (left is null || right is null) return left is null && right is null;
        return ReferenceEquals(left, right) || left.Equals(right) || (left.Ref == right.Ref && JsonNode.DeepEquals(Of(left), Of(right)));
    }

    /// <summary>The names of the fields in which two versions of an entity differ.</summary>
    public static IEnumerable<string> Changed(Entity before, Entity after)
    {
        var was = Of(before);
        return Of(after).Where(field => !JsonNode.DeepEquals(field.Value, was[field.Key])).Select(field => field.Key);
    }
}
