using System.Net.Http.Headers;
using System.Text.Json;

namespace Throughline.Cli.Remote;

/// <summary>A running server, spoken to over its REST interface. What goes wrong is printed and given as an exit code.</summary>
internal sealed class ServerClient(Uri server, Streams streams) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(server, "/api/v1/"), Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Reads a JSON answer.</summary>
    public Task<(ExitCode Code, JsonDocument? Answer)> Get(string path, CancellationToken cancel) => Exchange(new HttpRequestMessage(HttpMethod.Get, path), Json, cancel);

    /// <summary>Sends a file with fields of a form.</summary>
    public async Task<(ExitCode Code, JsonDocument? Answer)> Upload(string path, FileInfo file, IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        await using var content = file.OpenRead();
        using var form = new MultipartFormDataContent();
        var part = new StreamContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(part, "file", file.Name);
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return await Exchange(new HttpRequestMessage(HttpMethod.Post, path) { Content = form }, Json, cancel);
    }

    /// <summary>Reads an answer that is a file.</summary>
    public Task<(ExitCode Code, Download? Answer)> Download(string path, CancellationToken cancel) => Exchange(new HttpRequestMessage(HttpMethod.Get, path), async answer =>
    {
        var name = answer.Content.Headers.ContentDisposition is { } disposition ? disposition.FileNameStar ?? disposition.FileName?.Trim('"') : null;
        return new Download(name, await answer.Content.ReadAsByteArrayAsync(cancel));
    }, cancel);

    public void Dispose() => _http.Dispose();

    private static async Task<JsonDocument> Json(HttpResponseMessage answer) => await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());

    private async Task<(ExitCode Code, T? Answer)> Exchange<T>(HttpRequestMessage request, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancel) where T : class
    {
        try
        {
            using (request)
            using (var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel))
            {
                if (answer.IsSuccessStatusCode) return (ExitCode.Done, await read(answer));
                PrintProblem(await answer.Content.ReadAsStringAsync(cancel), answer);
                return (ExitCode.Refused, null);
            }
        }
        catch (Exception silence) when (silence is HttpRequestException or IOException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            streams.Error($"{server} does not answer: {silence.Message} Start it with 'throughline serve', or name another with --server.");
            return (ExitCode.NoServer, null);
        }
        catch (JsonException)
        {
            streams.Error($"{server} answers, but not as Throughline does. Name another with --server.");
            return (ExitCode.NoServer, null);
        }
    }

    /// <summary>Problem details (RFC 9457) as lines, all problems at once.</summary>
    private void PrintProblem(string body, HttpResponseMessage answer)
    {
        using var problem = IsProblem(answer) ? JsonDocument.Parse(body) : null;
        if (problem is null)
        {
            streams.Error($"{server} refused: {(int)answer.StatusCode} {answer.ReasonPhrase}");
            return;
        }
        if (problem.RootElement.TryGetProperty("problems", out var all) && all.ValueKind == JsonValueKind.Array && all.GetArrayLength() > 0)
        {
            foreach (var one in all.EnumerateArray()) streams.Error(Text(one, "message"));
            return;
        }
        var detail = Text(problem.RootElement, "detail");
        streams.Error(detail.Length > 0 ? detail : Text(problem.RootElement, "title"));
    }

    private static bool IsProblem(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType is "application/problem+json";

    private static string Text(JsonElement element, string field) => element.TryGetProperty(field, out var value) ? value.ToString() : "";
}

/// <summary>A file from the server.</summary>
/// <param name="Name">As the server calls it. Null: it does not say.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Download(string? Name, byte[] Content);
