using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Throughline.Server.Tests.Kit;

/// <summary>An answer: status, headers that matter, and the body as JSON.</summary>
public sealed record RestAnswer(HttpStatusCode Status, string? Tag, string? MediaType, string Text, string? Location = null)
{
    public JsonNode Body => JsonNode.Parse(Text)!;

    public string Code => Body["code"]!.GetValue<string>();

    public long Revision => long.Parse(Tag!.Trim('"'), System.Globalization.CultureInfo.InvariantCulture);

    public RestAnswer ShouldBe(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>Asserts problem details of this status and code, with all they must have.</summary>
    public RestAnswer ShouldFail(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Text);
        MediaType.ShouldBe("application/problem+json");
        Code.ShouldBe(code, Text);
        Body["status"]!.GetValue<int>().ShouldBe((int)status);
        Body["detail"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        return this;
    }
}

/// <summary>Speaks to the REST interface as any tool would.</summary>
public sealed class RestClient(string address) : IDisposable
{
    public const string Programs = "/api/v1/programs";
    private readonly HttpClient _http = new() { BaseAddress = new Uri(address) };

    public Uri Address => _http.BaseAddress!;

    public Task<RestAnswer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<RestAnswer> Post(string path, object? body = null, string? ifMatch = null) => Send(HttpMethod.Post, path, body, ifMatch);

    public Task<RestAnswer> Patch(string path, object body, string? ifMatch = null) => Send(HttpMethod.Patch, path, body, ifMatch);

    public Task<RestAnswer> Delete(string path, string? ifMatch = null) => Send(HttpMethod.Delete, path, null, ifMatch);

    /// <summary>Sends a request. A string is sent as it is, anything else as JSON.</summary>
    public async Task<RestAnswer> Send(HttpMethod method, string path, object? body = null, string? ifMatch = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is HttpContent content) request.Content = content;
        else if (body is not null) request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        change?.Invoke(request);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new RestAnswer(response.StatusCode, response.Headers.ETag?.Tag, response.Content.Headers.ContentType?.MediaType, text, response.Headers.Location?.OriginalString);
    }

    public async Task<byte[]> Bytes(string path) => await _http.GetByteArrayAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Sends a file as a form.</summary>
    public async Task<RestAnswer> Upload(string path, string fileName, byte[] file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(part, "file", fileName);
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return await Send(HttpMethod.Post, path, form);
    }

    /// <summary>Creates a program that starts on a Monday; returns its path.</summary>
    public async Task<string> NewProgram(string name = "Copper Heron")
    {
        var id = Guid.NewGuid();
        (await Post(Programs, new { id, name, keyPrefix = "HERON", start = "2026-03-02T08:00:00" })).ShouldBe(HttpStatusCode.Created);
        return $"{Programs}/{id}";
    }

    /// <summary>Adds a work item; returns its id.</summary>
    public async Task<Guid> NewTask(string program, string name, int days = 1)
    {
        var id = Guid.NewGuid();
        (await Post($"{program}/work-items", new { id, name, duration = new { minutes = days * 480, unit = "days", isEstimated = false } })).ShouldBe(HttpStatusCode.Created);
        return id;
    }

    /// <summary>Links two work items, finish to start; returns the link's id.</summary>
    public async Task<Guid> Link(string program, Guid from, Guid to)
    {
        var id = Guid.NewGuid();
        (await Post($"{program}/dependencies", new { id, predecessor = from, successor = to })).ShouldBe(HttpStatusCode.Created);
        return id;
    }

    public void Dispose() => _http.Dispose();
}
