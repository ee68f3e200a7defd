using Throughline.Grains;

namespace Throughline.Server;

/// <summary>Creates the demonstration programs after the start, when asked to and when there is no program yet.</summary>
internal sealed class DemoOnStart(ServerOptions options, IGrainFactory grains, Principal principal, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Demo) return;
        await lifetime.Started(stoppingToken);
        var portfolio = grains.GetGrain<IPortfolioGrain>(IPortfolioGrain.Key);
        if ((await portfolio.List(principal)).Value.IsEmpty) await portfolio.CreateDemo(principal);
    }
}
