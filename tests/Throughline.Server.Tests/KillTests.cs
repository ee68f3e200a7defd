using System.Net;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests;

/// <summary>A server that is killed in the middle of a stream of commits loses nothing that it acknowledged.</summary>
public sealed class KillTests : IDisposable
{
    private const int Rounds = 3;
    private const int Writers = 4;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-kill-");

    [Fact]
    public async Task Killed_during_commits_it_loses_nothing_that_was_acknowledged()
    {
        var acknowledged = new List<(string Program, Guid Task)>();
        for (var round = 0; round < Rounds; round++)
        {
            using var server = await ServerProcess.Start(_folder.FullName);
            foreach (var (program, task) in acknowledged) (await server.Rest.Get($"{program}/work-items/{task}")).ShouldBe(HttpStatusCode.OK);
            var before = acknowledged.Count;
            var writing = Enumerable.Range(0, Writers).Select(writer => Write(server.Rest, $"Round {round} writer {writer}")).ToList();
            while (writing.Sum(writer => writer.Done.Count) < 40 * (round + 1)) await await Task.WhenAny(writing.Select(writer => writer.Next()).Append(GaveUp(writing)));
            server.Kill();
            foreach (var writer in writing) await writer.Ended;
            acknowledged.AddRange(writing.SelectMany(writer => writer.Done));
            acknowledged.Count.ShouldBeGreaterThan(before);
        }
        using var last = await ServerProcess.Start(_folder.FullName);
        foreach (var (program, task) in acknowledged) (await last.Rest.Get($"{program}/work-items/{task}")).ShouldBe(HttpStatusCode.OK);
        // The log has no gap: each program's revision is the number of its entries.
        foreach (var program in acknowledged.Select(item => item.Program).Distinct())
        {
            var revision = (await last.Rest.Get(program)).Revision;
            var newest = (await last.Rest.Get($"{program}/history?limit=200")).Body["items"]!.AsArray().Select(entry => entry!["revision"]!.GetValue<long>()).ToList();
            newest.ShouldBe(Enumerable.Range(0, newest.Count).Select(back => revision - back));
        }
    }

    /// <summary>Fails when every writer ended although nobody killed the server.</summary>
    private static async Task GaveUp(List<Writer> writing)
    {
        await Task.WhenAll(writing.Select(writer => writer.Ended));
        throw new InvalidOperationException("The server stopped answering before it was killed.");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Writer Write(RestClient rest, string name)
    {
        var writer = new Writer();
        writer.Ended = Task.Run(async () =>
        {
            try
            {
                var program = await rest.NewProgram(name);
                for (; ; ) writer.Acknowledge(program, await rest.NewTask(program, name));
            }
            catch (HttpRequestException)
            {
                // The server was killed: what was not answered is not counted.
            }
        });
        return writer;
    }

    private sealed class Writer
    {
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<(string Program, Guid Task)> Done { get; } = [];

        public Task Ended { get; set; } = Task.CompletedTask;

        public Task Next() => _next.Task;

        public void Acknowledge(string program, Guid task)
        {
            Done.Add((program, task));
            Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }
}
