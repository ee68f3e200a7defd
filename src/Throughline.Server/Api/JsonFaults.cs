using System.Globalization;
using System.Text.Json;

namespace Throughline.Server.Api;

/// <summary>Says where and why a text is no JSON.</summary>
internal static class JsonFaults
{
    /// <summary>One sentence for people.</summary>
    public static string Sentence(JsonException problem)
    {
        var text = problem.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        if (text.StartsWith("The input does not contain any JSON tokens", StringComparison.Ordinal)) return "The body is empty; JSON is expected.";
        var place = problem is { LineNumber: { } line, BytePositionInLine: { } position } ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1}, byte {position + 1})") : "";
        return $"The body is no JSON{place}: {text}";
    }
}
