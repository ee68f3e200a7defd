namespace Throughline.Programs.ChangeSets;

/// <summary>All that goes with what is removed: what cannot be without it is removed too, and references that may be empty are emptied.</summary>
/// <remarks>
/// A work item takes the items below it, their links and their assignments; a resource its assignments. Owners and calendars of what stays are emptied;
/// a calendar derived from a removed one derives from that one's base. What the same change set puts is left to its author.
/// </remarks>
internal sealed class RemovalClosure
{
    private readonly Plan _plan;
    private readonly IReadOnlySet<EntityRef> _keep;

    private RemovalClosure(Plan plan, IReadOnlySet<EntityRef> keep)
    {
        _plan = plan;
        _keep = keep;
    }

    /// <summary>What is removed, the named ones included.</summary>
    public HashSet<EntityRef> Removed { get; } = [];

    /// <summary>What stays with an emptied reference.</summary>
    public Dictionary<EntityRef, Entity> Cleared { get; } = [];

    /// <summary>Computes the closure.</summary>
    /// <param name="plan">The plan, with everything put that the change set puts.</param>
    /// <param name="named">What the change set removes.</param>
    /// <param name="keep">What the change set puts.</param>
    public static RemovalClosure Of(Plan plan, IReadOnlyCollection<EntityRef> named, IReadOnlySet<EntityRef> keep)
    {
        var closure = new RemovalClosure(plan, keep);
        foreach (var at in named)
            if (plan.Find(at) is not null)
                closure.Removed.Add(at);
        if (closure.Removed.Any(at => at.Kind == EntityKind.WorkItem)) closure.AddWork();
        if (closure.Removed.Any(at => at.Kind == EntityKind.Resource)) closure.AddResources();
        if (closure.Removed.Any(at => at.Kind == EntityKind.Calendar)) closure.ClearCalendars();
        return closure;
    }

    private void AddWork()
    {
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var item in _plan.WorkItems)
                if (item.Parent is { } parent && IsRemoved(EntityKind.WorkItem, parent.Value) && Add(item))
                    grew = true;
        }

        foreach (var link in _plan.Dependencies)
            if (IsRemoved(EntityKind.WorkItem, link.Predecessor.Value) || IsRemoved(EntityKind.WorkItem, link.Successor.Value))
                Add(link);
        foreach (var assignment in _plan.Assignments)
            if (IsRemoved(EntityKind.WorkItem, assignment.WorkItem.Value))
                Add(assignment);
    }

    private void AddResources()
    {
        foreach (var assignment in _plan.Assignments)
            if (assignment.Resource is { } resource && IsRemoved(EntityKind.Resource, resource.Value))
                Add(assignment);
        foreach (var item in _plan.WorkItems)
            if (item.Owner is { } owner && IsRemoved(EntityKind.Resource, owner.Value))
                Clear(item, found => found with { Owner = null });
    }

    private void ClearCalendars()
    {
        if (_plan.Program.Calendar is { } own && IsRemoved(EntityKind.Calendar, own.Value)) Clear(_plan.Program, found => found with { Calendar = null });
        foreach (var item in _plan.WorkItems)
            if (item.Calendar is { } used && IsRemoved(EntityKind.Calendar, used.Value))
                Clear(item, found => found with { Calendar = null });
        foreach (var resource in _plan.Resources)
            if (resource.Calendar is { } used && IsRemoved(EntityKind.Calendar, used.Value))
                Clear(resource, found => found with { Calendar = null });
        foreach (var calendar in _plan.Calendars)
            if (calendar.Base is { } used && IsRemoved(EntityKind.Calendar, used.Value))
                Clear(calendar, found => found with { Base = RemainingBase(found) });
    }

    private CalendarId? RemainingBase(PlanCalendar calendar)
    {
        var at = calendar.Base;
        for (var steps = 0; at is { } id && IsRemoved(EntityKind.Calendar, id.Value) && steps <= _plan.Calendars.Count; steps++)
            at = _plan.Calendars.TryGet(id.Value, out var found) ? found.Base : null;
        return at;
    }

    private bool IsRemoved(EntityKind kind, Guid id) => Removed.Contains(new EntityRef(kind, id));

    private bool Add(Entity entity) => !_keep.Contains(entity.Ref) && Removed.Add(entity.Ref);

    private void Clear<T>(T entity, Func<T, T> change) where T : Entity
    {
        if (_keep.Contains(entity.Ref) || Removed.Contains(entity.Ref)) return;
        Cleared[entity.Ref] = change(Cleared.TryGetValue(entity.Ref, out var cleared) ? (T)cleared : entity);
    }
}
