using System.Collections.Immutable;
using Orleans.Concurrency;
using Throughline.Programs;
using Throughline.Programs.Demo;
using Throughline.Programs.Outlooks;
using Throughline.Storage;

namespace Throughline.Grains;

/// <summary>The organization's programs, as the tables list them.</summary>
internal sealed class PortfolioGrain(IRevisionStore store, TimeProvider clock) : Grain, IPortfolioGrain
{
    private const int ShortestSearch = 2;
    private const int LongestSearch = 100;
    private const int MostFound = 50;

    public async Task<Immutable<ImmutableArray<ProgramSummary>>> List(Principal principal) => new(await store.Summaries(CancellationToken.None));

    public async Task<Immutable<ImmutableArray<FoundItem>>> Find(string text, int take, Principal principal)
    {
        var sought = text.Trim();
        if (sought.Length < ShortestSearch) return new([]);
        if (sought.Length > LongestSearch) sought = sought[..LongestSearch];
        // An embedded database reads on the caller's thread: not on the grain's turn.
        var found = await Task.Run(() => store.Find(sought, Math.Clamp(take, 1, MostFound), CancellationToken.None));
        return new([.. found.Select(item => new FoundItem(item.Program, item.ProgramName, item.Key, item.Name))]);
    }

    public async Task<Immutable<ImmutableArray<ProgramSummary>>> CreateDemo(Principal principal)
    {
        var isThere = (await store.Summaries(CancellationToken.None)).Any(summary => summary.IsDemo);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        foreach (var (plan, history) in isThere ? [] : await Task.Run(() => DemoPortfolio.Create(today)))
            await GrainFactory.GetGrain<IProgramGrain>(plan.Program.Id.Value).Restore(history, principal);
        return new([.. (await store.Summaries(CancellationToken.None)).Where(summary => summary.IsDemo)]);
    }

    public async Task<int> RemoveDemo(Principal principal)
    {
        var demo = (await store.Summaries(CancellationToken.None)).Where(summary => summary.IsDemo).ToList();
        foreach (var program in demo) await GrainFactory.GetGrain<IProgramGrain>(program.Id.Value).Remove(expected: null, principal);
        return demo.Count;
    }

    public async Task<Immutable<ImmutableArray<ColumnMapping>>> Mappings(Principal principal)
    {
        var saved = await store.Mappings(principal.Name, CancellationToken.None);
        return new([.. saved.Select(mapping => new ColumnMapping(mapping.Name, mapping.Mapping))]);
    }

    public Task SaveMapping(ColumnMapping mapping, Principal principal) => store.SaveMapping(new SavedMapping(principal.Name, mapping.Name, mapping.Mapping), CancellationToken.None);
}
