using System.Text.Json;

namespace Throughline.Server.Api;

/// <summary>Turns what the JSON reader says into a place and a sentence.</summary>
internal static class JsonFaults
{
    /// <summary>The reader's path as a JSON pointer: <c>$.changes[0].name</c> becomes <c>/changes/0/name</c>.</summary>
    public static string Pointer(JsonException problem)
    {
        var path = problem.Path is { Length: > 1 } text ? text[1..] : "";
        return path.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal).Replace('.', '/');
    }

    /// <summary>What is wrong and what would be right.</summary>
    public static string Sentence(JsonException problem, Type expected)
    {
        var type = Nullable.GetUnderlyingType(expected) ?? expected;
        if (type.IsEnum) return $"one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))} is expected.";
        if (problem.InnerException is null && !problem.Message.Contains("could not be converted", StringComparison.Ordinal)) return problem.Message.Split(" Path: ")[0];
        return $"{Word(type)} is expected.";
    }

    /// <summary>The same where the expected type is not known.</summary>
    public static string Sentence(JsonException problem)
    {
        var text = problem.Message.Split(" Path: ")[0];
        return text.StartsWith("The JSON value could not be converted to", StringComparison.Ordinal) ? "The value has a wrong type or is none of those allowed." : text;
    }

    private static string Word(Type type) => type switch
    {
        _ when type == typeof(string) => "a text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) || type == typeof(decimal) => "a number",
        _ when type == typeof(DateTime) => "a local time such as \"2026-03-02T08:00\"",
        _ when type == typeof(DateOnly) => "a day such as \"2026-03-02\"",
        _ when type.IsValueType && type.Name.EndsWith("Id", StringComparison.Ordinal) => "an id such as \"00000000-0000-0000-0000-000000000000\"",
        _ => $"a {JsonNamingPolicy.CamelCase.ConvertName(type.Name)}",
    };
}
