using System.IO.Compression;
using System.Text.Json;

namespace Throughline.Server.Pages.Timeline;

/// <summary>JSON, compressed as the browser accepts it. Nothing secret stands beside what a reader typed, so compression tells nobody anything.</summary>
internal static class CompressedJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly BrotliCompressionOptions Quick = new() { Quality = 4 };

    /// <summary>A value as JSON, compressed with Brotli.</summary>
    public static byte[] Brotli<T>(T value)
    {
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, Quick, leaveOpen: true)) JsonSerializer.Serialize(compressed, value, Options);
        return bytes.ToArray();
    }

    /// <summary>Answers with a document that <see cref="Brotli"/> made; a browser that does not read Brotli gets it repacked with gzip, or plain.</summary>
    public static IResult Answer(ReadOnlyMemory<byte> document) => new Compressed(document);

    private sealed class Compressed(ReadOnlyMemory<byte> document) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "application/json";
            response.Headers.CacheControl = "no-store";
            response.Headers.Vary = "Accept-Encoding";
            var accepted = httpContext.Request.Headers.AcceptEncoding.ToString();
            if (accepted.Contains("br", StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.ContentEncoding = "br";
                response.ContentLength = document.Length;
                await response.Body.WriteAsync(document, httpContext.RequestAborted);
                return;
            }

            var takesGzip = accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase);
            if (takesGzip) response.Headers.ContentEncoding = "gzip";
            await using var plain = new BrotliStream(new MemoryStream(document.ToArray(), writable: false), CompressionMode.Decompress);
            await using var body = takesGzip ? new GZipStream(response.Body, CompressionLevel.Optimal, leaveOpen: true) : response.Body;
            await plain.CopyToAsync(body, httpContext.RequestAborted);
        }
    }
}
