using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Frozen copies of dates, work and cost.</summary>
internal static class BaselinesApi
{
    public static void MapBaselines(this RouteGroupBuilder programs) =>
        new EntityEndpoints<Baseline>(EntityKind.Baseline, "baseline", "baselines").MapAll(programs);
}
