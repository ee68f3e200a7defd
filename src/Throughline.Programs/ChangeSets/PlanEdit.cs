using System.Diagnostics;

namespace Throughline.Programs.ChangeSets;

/// <summary>Puts and removes entities of a plan without judging them.</summary>
internal static class PlanEdit
{
    /// <summary>The plan with these entities put and those removed; removing what is not there does nothing.</summary>
    public static Plan With(this Plan plan, IEnumerable<Entity> put, IEnumerable<EntityRef> removed)
    {
        var tables = new Tables(plan);
        foreach (var at in removed) tables.Remove(at);
        foreach (var entity in put) tables.Put(entity);
        return tables.Done();
    }

    /// <summary>The plan before or after a list of recorded changes.</summary>
    public static Plan With(this Plan plan, IReadOnlyCollection<EntityChange> changes, Func<EntityChange, Entity?> side) =>
        plan.With(changes.Select(side).OfType<Entity>(), changes.Where(change => side(change) is null).Select(change => change.Target));

    private sealed class Tables(Plan plan)
    {
        private readonly EntityTable<WorkItem>.Editor _workItems = new(plan.WorkItems);
        private readonly EntityTable<Dependency>.Editor _dependencies = new(plan.Dependencies);
        private readonly EntityTable<Resource>.Editor _resources = new(plan.Resources);
        private readonly EntityTable<Assignment>.Editor _assignments = new(plan.Assignments);
        private readonly EntityTable<PlanCalendar>.Editor _calendars = new(plan.Calendars);
        private readonly EntityTable<Baseline>.Editor _baselines = new(plan.Baselines);
        private ProgramDetails _program = plan.Program;

        public void Put(Entity entity)
        {
            switch (entity)
            {
                case ProgramDetails program: _program = program; break;
                case WorkItem item: _workItems.Put(item); break;
                case Dependency link: _dependencies.Put(link); break;
                case Resource resource: _resources.Put(resource); break;
                case Assignment assignment: _assignments.Put(assignment); break;
                case PlanCalendar calendar: _calendars.Put(calendar); break;
                case Baseline baseline: _baselines.Put(baseline); break;
                default: throw new UnreachableException();
            }
        }

        public void Remove(EntityRef at)
        {
            switch (at.Kind)
            {
                case EntityKind.WorkItem: _workItems.Remove(at.Id); break;
                case EntityKind.Dependency: _dependencies.Remove(at.Id); break;
                case EntityKind.Resource: _resources.Remove(at.Id); break;
                case EntityKind.Assignment: _assignments.Remove(at.Id); break;
                case EntityKind.Calendar: _calendars.Remove(at.Id); break;
                case EntityKind.Baseline: _baselines.Remove(at.Id); break;
            }
        }

        public Plan Done() => plan with
        {
            Program = _program,
            WorkItems = _workItems.Done(),
            Dependencies = _dependencies.Done(),
            Resources = _resources.Done(),
            Assignments = _assignments.Done(),
            Calendars = _calendars.Done(),
            Baselines = _baselines.Done(),
        };
    }
}
