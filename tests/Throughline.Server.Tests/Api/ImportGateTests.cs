using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Server.Access;
using Throughline.Server.Pages.Import;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class ImportGateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_are_let_in_and_the_third_waits_for_one_of_them_to_leave()
    {
        using var gate = new ImportGate();
        var (first, second) = (await gate.Enter(1, Cancel), await gate.Enter(1, Cancel));
        var third = gate.Enter(1, Cancel);
        third.IsCompleted.ShouldBeFalse();
        first!.Dispose();
        first.Dispose();
        (await third).ShouldNotBeNull();
        gate.Enter(1, Cancel).IsCompleted.ShouldBeFalse();
        second.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_large_file_is_read_alone_and_two_of_them_do_not_wait_for_each_other()
    {
        using var gate = new ImportGate();
        var small = await gate.Enter(1, Cancel);
        var (first, second) = (gate.Enter(100L << 20, Cancel), gate.Enter(100L << 20, Cancel));
        first.IsCompleted.ShouldBeFalse();
        small!.Dispose();
        using (await first) second.IsCompleted.ShouldBeFalse();
        (await second).ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_room_for_another()
    {
        using var gate = new ImportGate();
        using var stop = new CancellationTokenSource();
        var inside = await Fill(gate, stop.Token);
        (await gate.Enter(1, Cancel)).ShouldBeNull();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Task.WhenAll(inside));
        gate.Enter(1, Cancel).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_finds_no_place_is_refused_over_REST_and_on_the_page_and_taken_when_there_is_one()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-gate-");
        await using (var app = ServerHost.Build(["--port", "0", "--data", folder.FullName]))
        {
            await app.StartAsync(Cancel);
            using var rest = new RestClient(ServerHost.AddressOf(app));
            var gate = app.Services.GetRequiredService<ImportGate>();
            var inside = await Fill(gate, Cancel);
            var file = "Name\nRed\n"u8.ToArray();
            (await rest.Upload("/api/v1/imports", "plan.csv", file)).ShouldFail(HttpStatusCode.ServiceUnavailable, "busy");
            await using var source = await ImportSource.Take("plan.csv", new MemoryStream(file), file.Length, null, Cancel);
            var check = await app.Services.GetRequiredService<ImportDesk>().Check(source, new ReadingTerms { Program = new(Guid.NewGuid()) }, null, Cancel);
            (check.CanImport, check.Result.Problems.Single().Message).ShouldBe((false, ImportGate.Refusal));
            foreach (var place in inside) (await place)!.Dispose();
            (await rest.Upload("/api/v1/imports", "plan.csv", file)).ShouldBe(HttpStatusCode.OK);
            await app.StopAsync(Cancel);
        }
        folder.Delete(recursive: true);
    }

    /// <summary>Takes every place, and every place to wait.</summary>
    private static async Task<ImmutableArray<Task<IDisposable?>>> Fill(ImportGate gate, CancellationToken cancel)
    {
        ImmutableArray<Task<IDisposable?>> inside = [.. Enumerable.Range(0, ImportGate.AtOnce + ImportGate.Waiting).Select(_ => gate.Enter(1, cancel))];
        foreach (var entered in inside.Take(ImportGate.AtOnce)) (await entered).ShouldNotBeNull();
        return inside;
    }
}
