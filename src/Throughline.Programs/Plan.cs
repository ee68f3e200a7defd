namespace Throughline.Programs;

/// <summary>All that people decided or recorded about one program. Immutable; changes only by applying a change set.</summary>
public sealed record Plan
{
    /// <summary>The program itself.</summary>
    public required ProgramDetails Program { get; init; }

    /// <summary>Summaries, tasks and milestones.</summary>
    public EntityTable<WorkItem> WorkItems { get; init; } = EntityTable<WorkItem>.Empty;

    /// <summary>Links between work items.</summary>
    public EntityTable<Dependency> Dependencies { get; init; } = EntityTable<Dependency>.Empty;

    /// <summary>People, roles, machines, material.</summary>
    public EntityTable<Resource> Resources { get; init; } = EntityTable<Resource>.Empty;

    /// <summary>Resources on work items.</summary>
    public EntityTable<Assignment> Assignments { get; init; } = EntityTable<Assignment>.Empty;

    /// <summary>Calendars owned by the plan.</summary>
    public EntityTable<PlanCalendar> Calendars { get; init; } = EntityTable<PlanCalendar>.Empty;

    /// <summary>Frozen copies.</summary>
    public EntityTable<Baseline> Baselines { get; init; } = EntityTable<Baseline>.Empty;

    /// <summary>Every entity of the plan, the program first.</summary>
    public IEnumerable<Entity> Entities() =>
        Enumerable.Empty<Entity>().Append(Program).Concat(Calendars).Concat(Resources).Concat(WorkItems).Concat(Dependencies).Concat(Assignments).Concat(Baselines);

    /// <summary>The entity of this kind and identifier, or null.</summary>
    public Entity? Find(EntityRef at) => at.Kind switch
    {
        EntityKind.Program => Program.Ref == at ? Program : null,
        EntityKind.WorkItem => WorkItems.TryGet(at.Id, out var item) ? item : null,
        EntityKind.Dependency => Dependencies.TryGet(at.Id, out var link) ? link : null,
        EntityKind.Resource => Resources.TryGet(at.Id, out var resource) ? resource : null,
        EntityKind.Assignment => Assignments.TryGet(at.Id, out var assignment) ? assignment : null,
        EntityKind.Calendar => Calendars.TryGet(at.Id, out var calendar) ? calendar : null,
        EntityKind.Baseline => Baselines.TryGet(at.Id, out var baseline) ? baseline : null,
        _ => null,
    };
}
