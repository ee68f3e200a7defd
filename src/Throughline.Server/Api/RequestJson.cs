using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>How request bodies are read.</summary>
internal static class RequestJson
{
    /// <summary>As the model is written everywhere, and strict: what is required must be there, what is unknown is an error.</summary>
    public static JsonSerializerOptions Options { get; } = new(PlanJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonDocumentOptions Document = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a body.</summary>
    /// <exception cref="BadHttpRequestException">It is not declared as JSON in UTF-8.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static async ValueTask<JsonElement> Read(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasJsonContentType() || !IsUtf8(request.ContentType)) throw new BadHttpRequestException("The body is not declared as JSON in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (!Utf8.IsValid(body.Span)) throw new JsonException("Its characters are not encoded in UTF-8.");
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        try
        {
            var document = JsonDocument.Parse(body, Document);
            context.Response.RegisterForDispose(document);
            return document.RootElement;
        }
        catch (InvalidOperationException broken)
        {
            // The reader's answer to a name that holds half of a character.
            throw new JsonException("The name of a field holds half of a character (an unpaired surrogate).", broken);
        }
    }

    private static bool IsUtf8(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue || type.Encoding is UTF8Encoding;
}
