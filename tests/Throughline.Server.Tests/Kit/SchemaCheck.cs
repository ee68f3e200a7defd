using System.Text.Json;
using System.Text.Json.Nodes;

namespace Throughline.Server.Tests.Kit;

/// <summary>Compares answers with what the OpenAPI document says of them. Knows the keywords the document uses; any other is an error.</summary>
public sealed class SchemaCheck(JsonNode document)
{
    private static readonly string[] Remarks = ["description", "discriminator", "title", "default", "examples"];

    /// <summary>Everything in an answer that is not as the document says.</summary>
    /// <param name="method">The method, in small letters.</param>
    /// <param name="path">The address as the document writes it.</param>
    /// <param name="answer">The answer.</param>
    public string[] Faults(string method, string path, RestAnswer answer)
    {
        var described = document["paths"]?[path]?[method]?["responses"]?[((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)];
        if (described is null) return [$"{method} {path} has no answer {(int)answer.Status}"];
        var headers = Headers(described, ("ETag", answer.Tag), ("Location", answer.Location));
        if (answer.MediaType is null) return [.. headers, .. described["content"] is null ? Array.Empty<string>() : [$"{method} {path} has no answer without a body"]];
        if (described["content"]?[answer.MediaType]?["schema"] is not { } schema) return [.. headers, $"{method} {path} has no {answer.MediaType}"];
        return answer.MediaType.EndsWith("json", StringComparison.Ordinal) ? [.. headers, .. Faults(answer.Body, schema)] : [.. headers];
    }

    /// <summary>What is required and not sent, and what is sent and not told.</summary>
    private static IEnumerable<string> Headers(JsonNode described, params (string Name, string? Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            var told = described["headers"]?[name];
            if (value is not null && told is null) yield return $"{name} is sent and not told";
            if (value is null && told?["required"]?.GetValue<bool>() is true) yield return $"{name} is told and not sent";
        }
    }

    /// <summary>Everything in a value that is not as a schema says.</summary>
    public IEnumerable<string> Faults(JsonNode? value, JsonNode schema, string at = "")
    {
        if (schema is JsonValue all) return all.GetValue<bool>() ? [] : [$"{at} may not be"];
        return schema.AsObject().SelectMany(rule => Broken(rule.Key, rule.Value!, value, schema, at));
    }

    /// <summary>The fields that the document tells of a component.</summary>
    public string[] Properties(string component) => [.. document["components"]!["schemas"]![component]!["properties"]!.AsObject().Select(field => field.Key)];

    private IEnumerable<string> Broken(string keyword, JsonNode rule, JsonNode? value, JsonNode schema, string at) => keyword switch
    {
        "$ref" => Faults(value, Resolve(rule.GetValue<string>()), at),
        "type" => Words(rule).Any(type => IsOf(type, value)) ? [] : [$"{at} is {Shown(value)}, not {string.Join(" or ", Words(rule))}"],
        "enum" => rule.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)) ? [] : [$"{at} is {Shown(value)}, not one of {rule.ToJsonString()}"],
        "format" => rule.GetValue<string>() != "uuid" || value is null || Guid.TryParse(value.ToString(), out _) ? [] : [$"{at} is {Shown(value)}, no uuid"],
        "oneOf" => Matching(rule, value, at) is 1 ? [] : [$"{at} is {Shown(value)} and matches {Matching(rule, value, at)} of oneOf: {string.Join("; ", rule.AsArray().SelectMany(one => Faults(value, one!, at)))}"],
        "anyOf" => Matching(rule, value, at) > 0 ? [] : [$"{at} matches none of anyOf: {string.Join("; ", rule.AsArray().SelectMany(one => Faults(value, one!, at)))}"],
        "required" => value is JsonObject whole ? Words(rule).Where(name => !whole.ContainsKey(name)).Select(name => $"{at}/{name} is missing") : [],
        "properties" => value is JsonObject whole ? rule.AsObject().Where(field => whole.ContainsKey(field.Key)).SelectMany(field => Faults(whole[field.Key], field.Value!, $"{at}/{field.Key}")) : [],
        "additionalProperties" => value is JsonObject whole ? whole.Where(field => schema["properties"]?[field.Key] is null).SelectMany(field => Faults(field.Value, rule, $"{at}/{field.Key}")) : [],
        "items" => value is JsonArray list ? list.SelectMany((element, index) => Faults(element, rule, $"{at}/{index}")) : [],
        _ => Remarks.Contains(keyword) ? [] : [$"{at}: the keyword {keyword} is not known here"],
    };

    private int Matching(JsonNode rule, JsonNode? value, string at) => rule.AsArray().Count(one => !Faults(value, one!, at).Any());

    private JsonNode Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, name) => node[name] ?? throw new InvalidOperationException($"{reference} is not in the document."));

    private static string[] Words(JsonNode rule) => rule is JsonArray list ? [.. list.Select(word => word!.GetValue<string>())] : [rule.GetValue<string>()];

    private static bool IsOf(string type, JsonNode? value) => value?.GetValueKind() switch
    {
        null => type == "null",
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && value.ToJsonString().All(character => char.IsAsciiDigit(character) || character == '-')),
        _ => type == "boolean",
    };

    private static string Shown(JsonNode? value) => value?.ToJsonString() ?? "null";
}
