using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Reads an entity of which a request gives some fields.</summary>
internal static class EntityInput
{
    /// <summary>Reads the fields given over those of a base, as JSON Merge Patch (RFC 7396) does; null stays, because it empties a field.</summary>
    /// <param name="given">What the request holds.</param>
    /// <param name="under">What holds where the request says nothing.</param>
    /// <param name="entity">The entity. Null: there is a problem.</param>
    /// <param name="problem">Everything that is wrong.</param>
    public static bool TryRead<T>(JsonElement given, JsonObject under, out T? entity, out ProblemHttpResult? problem) where T : Entity
    {
        (entity, problem) = (null, null);
        var faults = JsonShape.FaultsOf(given, typeof(T), isPartial: true);
        if (given.ValueKind == JsonValueKind.Object)
        {
            // What is missing shows only in the whole; what is wrong in a given field is told once, as it was given.
            var whole = JsonSerializer.SerializeToElement(faults.Count == 0 ? Merged(under, given) : Known(under, given));
            faults.AddRange(JsonShape.FaultsOf(whole, typeof(T)).Where(fault => fault.Code == "required"));
            if (faults.Count == 0) entity = whole.Deserialize<T>(RequestJson.Options);
        }
        if (faults.Count > 0) problem = Problems.Misread(faults);
        return problem is null;
    }

    private static JsonObject Merged(JsonObject under, JsonElement given)
    {
        var merged = (JsonObject)under.DeepClone();
        foreach (var field in given.EnumerateObject())
            merged[field.Name] = field.Value.ValueKind == JsonValueKind.Object ? Merged(merged[field.Name] as JsonObject ?? [], field.Value) : JsonSerializer.SerializeToNode(field.Value);
        return merged;
    }

    /// <summary>The base with the names of what was given, to see what is missing beside them.</summary>
    private static JsonObject Known(JsonObject under, JsonElement given)
    {
        var known = (JsonObject)under.DeepClone();
        foreach (var field in given.EnumerateObject()) known[field.Name] = null;
        return known;
    }
}
