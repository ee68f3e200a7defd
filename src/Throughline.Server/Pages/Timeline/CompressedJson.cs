using System.IO.Compression;
using System.Text.Json;

namespace Throughline.Server.Pages.Timeline;

/// <summary>A value as JSON, compressed as the browser accepts it. Nothing secret stands beside what a reader typed, so compression tells nobody anything.</summary>
internal sealed class CompressedJson<T>(T value) : IResult
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept-Encoding";
        var accepted = httpContext.Request.Headers.AcceptEncoding.ToString();
        await using var body = Compress(response, accepted);
        await JsonSerializer.SerializeAsync(body, value, Options, httpContext.RequestAborted);
    }

    private static Stream Compress(HttpResponse response, string accepted)
    {
        if (accepted.Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.ContentEncoding = "br";
            return new BrotliStream(response.Body, new BrotliCompressionOptions { Quality = 4 }, leaveOpen: true);
        }

        if (!accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase)) return response.Body;
        response.Headers.ContentEncoding = "gzip";
        return new GZipStream(response.Body, CompressionLevel.Optimal, leaveOpen: true);
    }
}
