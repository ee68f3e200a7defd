using System.Net;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests;

/// <summary>A revision answers the same before and after the server was killed: drivers, the order of problems, exported files.</summary>
public sealed class RestartTests : IDisposable
{
    private const string First = "ffffffff-0000-4000-8000-000000000001";
    private const string Second = "00000000-0000-4000-8000-000000000001";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-restart-");

    [Fact]
    public async Task A_revision_answers_the_same_after_a_restart()
    {
        string program, item;
        string[] before;
        using (var server = await ServerProcess.Start(_folder.FullName))
        {
            program = await server.Rest.NewProgram();
            // Put in an order that is not that of the identifiers, in which the database answers.
            var a = await NewTask(server.Rest, program, "A", First);
            var b = await NewTask(server.Rest, program, "B", Second);
            var c = await server.Rest.NewTask(program, "C");
            await Link(server.Rest, program, First, a, c);
            await Link(server.Rest, program, Second, b, c);
            await NewResource(server.Rest, program, "Ms Saffron", First, a);
            await NewResource(server.Rest, program, "Mr Teal", Second, a);
            item = $"{program}/work-items/{c}";
            before = await Answers(server.Rest, program, item);
            before[0].ShouldContain(First);
            server.Kill();
        }

        using var again = await ServerProcess.Start(_folder.FullName);
        var after = await Answers(again.Rest, program, item);
        for (var i = 0; i < before.Length; i++) after[i].ShouldBe(before[i]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string[]> Answers(RestClient rest, string program, string item)
    {
        var answers = new List<string>();
        foreach (var path in (string[])[item, $"{item}/why", $"{program}/outlook", $"{program}/export/mspdi", $"{program}/export/csv"])
            answers.Add((await rest.Get(path)).ShouldBe(HttpStatusCode.OK).Text);
        return [.. answers];
    }

    private static async Task<string> NewTask(RestClient rest, string program, string name, string id)
    {
        (await rest.Post($"{program}/work-items", new { id, name, duration = new { minutes = 960 }, deadline = "2026-03-02T12:00:00" })).ShouldBe(HttpStatusCode.Created);
        return id;
    }

    private static async Task Link(RestClient rest, string program, string id, string predecessor, Guid successor) =>
        (await rest.Post($"{program}/dependencies", new { id, predecessor, successor })).ShouldBe(HttpStatusCode.Created);

    private static async Task NewResource(RestClient rest, string program, string name, string id, string workItem)
    {
        (await rest.Post($"{program}/resources", new { id, name })).ShouldBe(HttpStatusCode.Created);
        (await rest.Post($"{program}/assignments", new { id, workItem, resource = id, workMinutes = 960 })).ShouldBe(HttpStatusCode.Created);
    }
}
