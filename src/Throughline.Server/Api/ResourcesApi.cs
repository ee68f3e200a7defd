using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>People, roles, machines and material.</summary>
internal static class ResourcesApi
{
    public static void MapResources(this RouteGroupBuilder programs) =>
        new EntityEndpoints<Resource>(EntityKind.Resource, "resource", "resources").MapAll(programs);
}
