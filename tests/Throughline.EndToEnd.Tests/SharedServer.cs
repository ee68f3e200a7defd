using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Throughline.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Throughline.EndToEnd.Tests;

/// <summary>One running server for all tests of pages; each test makes programs of its own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private RunningServer? _server;

    public Uri Address => _server!.Address;

    public async ValueTask InitializeAsync() => _server = await RunningServer.Start();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>Imports a sheet through REST; returns the program.</summary>
    public async Task<Guid> Import(string name, string csv)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "plan.csv" }, { new StringContent(name), "name" }, { new StringContent(Guid.NewGuid().ToString()), "program" } };
        using var answer = await client.PostAsync(new Uri("api/v1/imports?preview=false", UriKind.Relative), form);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        answer.IsSuccessStatusCode.ShouldBeTrue(body?.ToJsonString());
        return body!["program"]!.GetValue<Guid>();
    }

    /// <summary>Makes a program without rows; returns it.</summary>
    public async Task<Guid> Create(string name)
    {
        var id = Guid.NewGuid();
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync(new Uri("api/v1/programs", UriKind.Relative), new { id, name });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return id;
    }

    /// <summary>Changes fields of the work item of this name, as somebody else would.</summary>
    public async Task Change(Guid program, string item, JsonObject fields, string reason)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var items = await client.GetFromJsonAsync<JsonObject>(new Uri($"api/v1/programs/{program}/work-items", UriKind.Relative));
        var id = items!["items"]!.AsArray().Select(row => row!["item"]!).Single(row => row["name"]!.GetValue<string>() == item)["id"]!.GetValue<Guid>();
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri($"api/v1/programs/{program}/work-items/{id}?reason={Uri.EscapeDataString(reason)}", UriKind.Relative))
        {
            Content = JsonContent.Create(fields, new System.Net.Http.Headers.MediaTypeHeaderValue("application/merge-patch+json")),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await client.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
