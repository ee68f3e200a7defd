using System.Collections.Immutable;
using Orleans.Concurrency;
using Throughline.Programs.Outlooks;
using Throughline.Storage;

namespace Throughline.Grains;

/// <summary>The organization's programs, as the tables list them.</summary>
internal sealed class PortfolioGrain(IRevisionStore store) : Grain, IPortfolioGrain
{
    public async Task<Immutable<ImmutableArray<ProgramSummary>>> List(Principal principal) => new(await store.Summaries(CancellationToken.None));

    public async Task<int> RemoveDemo(Principal principal)
    {
        var demo = (await store.Summaries(CancellationToken.None)).Where(summary => summary.IsDemo).ToList();
        foreach (var program in demo) await GrainFactory.GetGrain<IProgramGrain>(program.Id.Value).Remove(principal);
        return demo.Count;
    }

    public async Task<Immutable<ImmutableArray<ColumnMapping>>> Mappings(Principal principal)
    {
        var saved = await store.Mappings(principal.Name, CancellationToken.None);
        return new([.. saved.Select(mapping => new ColumnMapping(mapping.Name, mapping.Mapping))]);
    }

    public Task SaveMapping(ColumnMapping mapping, Principal principal) => store.SaveMapping(new SavedMapping(principal.Name, mapping.Name, mapping.Mapping), CancellationToken.None);
}
