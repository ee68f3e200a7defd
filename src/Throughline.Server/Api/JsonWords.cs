using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>What a JSON value must be, and whether it is, in the words of people who send it.</summary>
internal static class JsonWords
{
    private const int Longest = 40;

    /// <summary>What is expected where a type is.</summary>
    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return $"one of {string.Join(", ", Names(type))}";
        return type switch
        {
            _ when type == typeof(string) => "a text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) => $"a whole number from {int.MinValue} to {int.MaxValue}",
            _ when type == typeof(long) => "a whole number",
            _ when type == typeof(double) || type == typeof(decimal) => "a number",
            _ when type == typeof(DateTime) => "a local time without a zone such as \"2026-03-02T08:00\"",
            _ when type == typeof(DateOnly) => "a day such as \"2026-03-02\"",
            _ when type == typeof(DateTimeOffset) => "an instant such as \"2026-03-02T08:00:00+00:00\"",
            _ when type == typeof(Guid) || IsId(type) => "an id such as \"00000000-0000-0000-0000-000000000001\"",
            _ when typeof(IEnumerable).IsAssignableFrom(type) => "a list",
            _ => Object(RequestJson.Options.GetTypeInfo(type)),
        };
    }

    /// <summary>What came instead.</summary>
    public static string Given(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => value.GetRawText() is var text && text.Length <= Longest ? text : text[..Longest] + "…",
    };

    /// <summary>Whether a value that is neither null nor made of others can be read as a type.</summary>
    /// <exception cref="InvalidOperationException">A text holds half of a character.</exception>
    public static bool Fits(JsonElement value, Type type)
    {
        var (isText, isNumber) = (value.ValueKind == JsonValueKind.String, value.ValueKind == JsonValueKind.Number);
        if (type == typeof(string)) return isText && value.GetString() is not null;
        if (type == typeof(bool)) return value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        if (type == typeof(int)) return isNumber && value.TryGetInt32(out _);
        if (type == typeof(long)) return isNumber && value.TryGetInt64(out _);
        if (type == typeof(double)) return isNumber && value.TryGetDouble(out var real) && double.IsFinite(real);
        if (type == typeof(decimal)) return isNumber && value.TryGetDecimal(out _);
        if (type.IsEnum) return isText && Names(type).Contains(value.GetString(), StringComparer.OrdinalIgnoreCase);
        return isText && RequestJson.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.None && IsRead(value, type);
    }

    private static bool IsRead(JsonElement value, Type type)
    {
        try
        {
            value.Deserialize(type, RequestJson.Options);
            return true;
        }
        catch (JsonException)
        {
            // The answer to the question.
            return false;
        }
    }

    private static bool IsId(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>));

    private static IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static string Object(JsonTypeInfo known)
    {
        ImmutableArray<string> fields = known.PolymorphismOptions is { } family ? [family.TypeDiscriminatorPropertyName, "…"] : JsonSlot.FieldsOf(known).Keys;
        return fields.Length <= 8 ? $"an object with {string.Join(", ", fields)}" : "an object";
    }
}
