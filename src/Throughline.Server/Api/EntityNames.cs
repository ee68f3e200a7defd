using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>What people call an entity.</summary>
internal static class EntityNames
{
    public static string? Of(Plan plan, EntityRef entity) => entity.Kind switch
    {
        EntityKind.Program => plan.Program.Name,
        EntityKind.WorkItem => plan.WorkItems.TryGet(entity.Id, out var item) ? item.Name : null,
        EntityKind.Resource => plan.Resources.TryGet(entity.Id, out var resource) ? resource.Name : null,
        EntityKind.Calendar => plan.Calendars.TryGet(entity.Id, out var calendar) ? calendar.Name : null,
        EntityKind.Baseline => plan.Baselines.TryGet(entity.Id, out var baseline) ? baseline.Name : null,
        EntityKind.Dependency or EntityKind.Assignment => null,
        _ => throw new System.Diagnostics.UnreachableException($"{entity.Kind} has no name."),
    };
}
