using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Reads an entity from a request, field by field, so that everything that is wrong is told at once.</summary>
internal static class EntityInput
{
    private static readonly JsonSerializerOptions Strict = new(PlanJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Reads the fields given over those of a base.</summary>
    /// <param name="given">The request's object.</param>
    /// <param name="under">What holds where the request says nothing.</param>
    /// <param name="faults">Everything that is wrong; empty when there is an entity.</param>
    /// <returns>The entity. Null: there are faults.</returns>
    public static T? Read<T>(JsonObject given, JsonObject under, out List<Fault> faults) where T : Entity
    {
        faults = [];
        var fields = Strict.GetTypeInfo(typeof(T)).Properties.Where(field => field.Set is not null || field.AssociatedParameter is not null).ToDictionary(field => field.Name, StringComparer.Ordinal);
        foreach (var (name, value) in given)
            if (Check(fields, name, value) is { } fault) faults.Add(fault);
        foreach (var field in fields.Values.Where(field => field.IsRequired && !given.ContainsKey(field.Name) && !under.ContainsKey(field.Name)))
            faults.Add(new Fault("required", $"{field.Name} is required.", "/" + field.Name));
        if (faults.Count > 0) return null;
        var merged = (JsonObject)under.DeepClone();
        foreach (var (name, value) in given) merged[name] = value?.DeepClone();
        return merged.Deserialize<T>(Strict);
    }

    private static Fault? Check(Dictionary<string, JsonPropertyInfo> fields, string name, JsonNode? value)
    {
        if (!fields.TryGetValue(name, out var field)) return new Fault("unknownField", $"There is no field {name} here. Known: {string.Join(", ", fields.Keys)}.", "/" + name);
        if (value is null) return field.IsSetNullable ? null : new Fault("null", $"{name} must not be null.", "/" + name);
        try
        {
            value.Deserialize(field.PropertyType, Strict);
            return null;
        }
        catch (JsonException problem)
        {
            return new Fault("wrongType", $"{name}: {JsonFaults.Sentence(problem, field.PropertyType)}", "/" + name + JsonFaults.Pointer(problem));
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to half of a surrogate pair, which is no character.
            return new Fault("malformedText", $"{name} holds half of a character (an unpaired surrogate). Send whole Unicode characters.", "/" + name);
        }
    }
}
