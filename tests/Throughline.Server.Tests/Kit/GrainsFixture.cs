using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Tests.Kit;

/// <summary>A clock that stands until it is set.</summary>
public sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Real grains on real SQLite without the web, so that the clock can be set and the host can be closed and opened again.</summary>
public sealed class GrainsFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-grains-");
    private IHost _host = null!;

    public SetClock Clock { get; } = new();

    public Principal Wren { get; } = new("Wren Amber");

    public IRevisionFeed Feed => _host.Services.GetRequiredService<IRevisionFeed>();

    public static async Task<GrainsFixture> Start()
    {
        var fixture = new GrainsFixture();
        await fixture.Open();
        return fixture;
    }

    public IProgramGrain Program(Guid id) => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IProgramGrain>(id);

    public IPortfolioGrain Portfolio => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IPortfolioGrain>(IPortfolioGrain.Key);

    /// <summary>Closes the host and opens another on the same data.</summary>
    public async Task Restart()
    {
        await Close();
        await Open();
    }

    /// <summary>How long a caller waits for an answer.</summary>
    public TimeSpan Patience => _host.Services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout;

    /// <summary>How many programs are in memory.</summary>
    public async Task<int> AwakePrograms() =>
        (await _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics()).Count(grain => grain.GrainType.Contains("ProgramGrain", StringComparison.Ordinal));

    public async Task<ChangeOutcome.Done> Commit(Guid program, long baseRevision, params Change[] changes) =>
        (await Program(program).Commit(Change(baseRevision, changes), null, Wren, default)).Value.ShouldBeOfType<ChangeOutcome.Done>();

    public ChangeSet Change(long baseRevision, params Change[] changes) => new() { Id = Guid.NewGuid(), BaseRevision = baseRevision, Author = Wren.Name, Changes = [.. changes] };

    /// <summary>Creates a program of tasks that follow each other, one day each; returns their ids.</summary>
    public async Task<Guid[]> Chain(Guid program, int length)
    {
        var keys = FractionalKey.Sequence(length).ToArray();
        var ids = Enumerable.Range(0, length).Select(_ => Guid.NewGuid()).ToArray();
        var details = new ProgramDetails { Id = new(program), Name = "Copper Heron", KeyPrefix = "HERON", Start = new(2026, 3, 2, 8, 0, 0) };
        await Commit(
            program, 0,
            [
                new Change.Put(details),
                .. ids.Select((id, index) => new Change.Put(new WorkItem { Id = new(id), Key = "", Name = $"Task {index}", Order = keys[index] })),
                .. ids.Skip(1).Select((id, index) => new Change.Put(new Dependency { Id = new(Guid.NewGuid()), Predecessor = new(ids[index]), Successor = new(id) })),
            ]);
        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        _folder.Delete(recursive: true);
    }

    private async Task Open()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddPrograms(_folder.FullName);
        _host = builder.Build();
        await _host.StartAsync();
    }

    private async Task Close()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}

/// <summary>The plan and its finish, as a view.</summary>
public sealed record Glance : IProgramView<(long Revision, DateTime? Finish, DateOnly Today, Plan Plan)>
{
    public (long Revision, DateTime? Finish, DateOnly Today, Plan Plan) Of(ProgramSnapshot snapshot) =>
        (snapshot.Revision.Number, snapshot.Outlook is { HasDates: true, Count: > 0 } dated ? dated.ProgramFinish : null, snapshot.Outlook.Surroundings.Today, snapshot.Plan);
}
