using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Api;

/// <summary>One entity.</summary>
internal sealed record OneEntity(EntityRef At) : IProgramView<Entity?>
{
    public Entity? Of(ProgramSnapshot snapshot) => snapshot.Plan.Find(At);
}

/// <summary>A page of one table, in the table's order.</summary>
internal sealed record EntityPage<T>(EntityKind Kind, PageRequest Request) : IProgramView<Page<T>> where T : Entity
{
    public Page<T> Of(ProgramSnapshot snapshot)
    {
        var table = TableOf(snapshot.Plan);
        var known = Request.Position < 0 ? -1 : table.OrdinalOf(Request.After);
        var items = ImmutableArray.CreateBuilder<T>(Request.Limit);
        // Where the entity the cursor names is gone, its place still is.
        var ordinal = (known >= 0 ? known : Request.Position) + 1;
        for (; ordinal < table.OrdinalLimit && items.Count < Request.Limit; ordinal++)
            if (table[ordinal] is { } entity) items.Add(entity);
        var more = false;
        for (var rest = ordinal; rest < table.OrdinalLimit && !more; rest++) more = table[rest] is not null;
        return new Page<T>(items.DrainToImmutable(), table.Count, more ? PageRequest.Cursor(ordinal - 1, table[ordinal - 1]!.Ref.Id) : null);
    }

    private EntityTable<T> TableOf(Plan plan) => (EntityTable<T>)(object)(Kind switch
    {
        EntityKind.Dependency => plan.Dependencies,
        EntityKind.Resource => plan.Resources,
        EntityKind.Assignment => plan.Assignments,
        EntityKind.Calendar => plan.Calendars,
        EntityKind.Baseline => plan.Baselines,
        _ => throw new System.Diagnostics.UnreachableException($"{Kind} has a list of its own."),
    });
}

/// <summary>What a new entity gets where the request says nothing.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its identifier.</param>
internal sealed record EntityDefaults(EntityKind Kind, Guid Id) : IProgramView<JsonObject>
{
    public JsonObject Of(ProgramSnapshot snapshot)
    {
        var fields = new JsonObject { ["id"] = Id.ToString() };
        if (Kind != EntityKind.WorkItem) return fields;
        var known = snapshot.Plan.WorkItems.TryGet(Id, out var item) ? item : null;
        fields["key"] = known?.Key ?? "";
        fields["order"] = known?.Order ?? FractionalKey.Between(LastOrder(snapshot), null);
        return fields;
    }

    private static string? LastOrder(ProgramSnapshot snapshot) =>
        snapshot.Outlook.Count == 0 ? null : snapshot.Plan.WorkItems.Select(item => item.Order).Max(StringComparer.Ordinal);
}

/// <summary>What setting fields of a work item changes.</summary>
/// <param name="Before">The work item before.</param>
/// <param name="After">The work item with the fields set.</param>
/// <param name="Fields">The fields set.</param>
internal sealed record EditedItem(WorkItem Before, WorkItem After, ImmutableArray<string> Fields) : IProgramView<ImmutableArray<Change>>
{
    public ImmutableArray<Change> Of(ProgramSnapshot snapshot) => ItemEdit.Of(snapshot.Outlook, Before, After, Fields);
}
