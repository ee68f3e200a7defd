using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Programs;

namespace Throughline.Load;

/// <summary>A program on the server under load.</summary>
/// <param name="Id">The program.</param>
/// <param name="Head">A task with a chain of 200 successors.</param>
/// <param name="Task">Any other task.</param>
internal sealed record LoadedProgram(Guid Id, Guid Head, Guid Task);

/// <summary>The requests that are measured.</summary>
internal sealed class Programs(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address, "/api/v1/"), Timeout = TimeSpan.FromMinutes(2) };

    public static IReadOnlyList<LoadedProgram> Known(string ids) => JsonSerializer.Deserialize<List<LoadedProgram>>(File.ReadAllText(ids)) ?? [];

    public Task Create(Guid program, string name) => Send(HttpMethod.Post, "programs", new JsonObject { ["name"] = name, ["id"] = program, ["keyPrefix"] = "LOAD", ["start"] = "2026-01-05T08:00:00" });

    /// <summary>Several changes in one request.</summary>
    public Task Put(Guid program, IEnumerable<Entity> entities) =>
        Send(HttpMethod.Post, $"programs/{program}/changes", new JsonObject
        {
            ["changes"] = new JsonArray([.. entities.Select(entity => new JsonObject { ["change"] = "put", ["entity"] = JsonSerializer.SerializeToNode(entity, PlanJson.Options) })]),
        });

    public Task Preview(LoadedProgram program, int days) => Duration(program.Id, program.Head, days, "?preview=true");

    public Task Commit(LoadedProgram program, int days) => Duration(program.Id, program.Head, days, "");

    public Task ReadRows(LoadedProgram program) => Get($"programs/{program.Id}/work-items?limit=50");

    public Task ReadTask(LoadedProgram program) => Get($"programs/{program.Id}/work-items/{program.Task}");

    public Task AddTask(LoadedProgram program, string name) => Send(HttpMethod.Post, $"programs/{program.Id}/work-items", new JsonObject { ["name"] = name });

    public void Dispose() => _http.Dispose();

    private Task Duration(Guid program, Guid item, int days, string query) =>
        Send(HttpMethod.Patch, $"programs/{program}/work-items/{item}{query}", new JsonObject { ["duration"] = new JsonObject { ["minutes"] = days * 480, ["unit"] = "days", ["isEstimated"] = false } });

    private async Task Get(string path)
    {
        using var answer = await _http.GetAsync(path);
        await Check(answer, path);
    }

    private async Task Send(HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        using var answer = await _http.SendAsync(request);
        await Check(answer, path);
    }

    private static async Task Check(HttpResponseMessage answer, string path)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created)) throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text[..Math.Min(600, text.Length)]}");
    }
}
