using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Links between work items.</summary>
internal static class DependenciesApi
{
    public static void MapDependencies(this RouteGroupBuilder programs) =>
        new EntityEndpoints<Dependency>(EntityKind.Dependency, "dependency", "dependencies").MapAll(programs);
}
