using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Throughline.Programs.ChangeSets;

/// <summary>A three-way merge, field by field: what the author changed since the base is laid over what the plan is now.</summary>
/// <remarks>Fields that only one side changed merge; a field both changed to the same value is agreed; to different values is a conflict, and then theirs stands in <see cref="Put"/>.</remarks>
internal sealed class Merge
{
    private readonly Plan _base;
    private readonly Plan _current;
    private readonly ImmutableArray<FieldConflict>.Builder _conflicts = ImmutableArray.CreateBuilder<FieldConflict>();

    private Merge(Plan @base, Plan current)
    {
        _base = @base;
        _current = current;
    }

    /// <summary>What to put into the current plan.</summary>
    public Dictionary<EntityRef, Entity> Put { get; } = [];

    /// <summary>What to remove from the current plan, the closure included.</summary>
    public HashSet<EntityRef> Removed { get; } = [];

    /// <summary>What both sides changed differently.</summary>
    public ImmutableArray<FieldConflict> Conflicts => _conflicts.ToImmutable();

    /// <summary>Merges.</summary>
    /// <param name="base">The plan the author saw.</param>
    /// <param name="current">The plan as it is.</param>
    /// <param name="changes">What the author changes, at most one step per entity.</param>
    public static Merge Of(Plan @base, Plan current, ImmutableArray<Change> changes)
    {
        var merge = new Merge(@base, current);
        foreach (var change in changes)
            if (change is Change.Put put)
                merge.AddPut(put.Entity);
        var named = changes.OfType<Change.Remove>().Select(remove => remove.Target).ToHashSet();
        if (named.Count > 0) merge.AddRemoved(named);
        return merge;
    }

    private bool IsStale => !ReferenceEquals(_base, _current);

    private void AddPut(Entity yours)
    {
        var theirs = _current.Find(yours.Ref);
        var was = IsStale ? _base.Find(yours.Ref) : theirs;
        if (ReferenceEquals(was, theirs)) Put[yours.Ref] = yours;
        else if (was is null) AddedTwice(yours, theirs!);
        else if (theirs is null) PutAgain(was, yours);
        else if (MergeFields(was, yours, theirs) is { } merged) Put[yours.Ref] = merged;
    }

    private void AddedTwice(Entity yours, Entity theirs)
    {
        if (!EntityFields.AreSame(yours, theirs)) Conflict(theirs.Ref, "", null, EntityFields.Of(yours), EntityFields.Of(theirs));
    }

    private void PutAgain(Entity was, Entity yours)
    {
        if (!EntityFields.AreSame(was, yours)) Conflict(was.Ref, "", EntityFields.Of(was), EntityFields.Of(yours), null);
    }

    /// <summary>Theirs with the fields the author changed; null when that changes nothing.</summary>
    private Entity? MergeFields(Entity was, Entity yours, Entity theirs)
    {
        if (EntityFields.AreSame(was, theirs)) return yours;
        var (baseFields, yourFields, fields) = (EntityFields.Of(was), EntityFields.Of(yours), EntityFields.Of(theirs));
        var changed = false;
        foreach (var (name, value) in yourFields)
        {
            var before = baseFields[name];
            if (JsonNode.DeepEquals(value, before) || JsonNode.DeepEquals(value, fields[name])) continue;
            if (NextNumber(name, yours, theirs) is { } next)
            {
                changed |= next != fields[name]!.GetValue<int>();
                fields[name] = next;
                continue;
            }

            if (JsonNode.DeepEquals(before, fields[name]))
            {
                fields[name] = value?.DeepClone();
                changed = true;
            }
            else
            {
                Conflict(yours.Ref, name, before?.DeepClone(), value?.DeepClone(), fields[name]?.DeepClone());
            }
        }

        return changed ? EntityFields.ToEntity(fields) : null;
    }

    // The next number only grows, so that no key is ever given twice; two authors who both took numbers do not disagree.
    private static int? NextNumber(string field, Entity yours, Entity theirs) =>
        yours is ProgramDetails mine && theirs is ProgramDetails other && string.Equals(field, "nextNumber", StringComparison.Ordinal)
            ? Math.Max(mine.NextNumber, other.NextNumber)
            : null;

    private void AddRemoved(HashSet<EntityRef> named)
    {
        var closure = RemovalClosure.Of(_current.With(Put.Values, []), named, Put.Keys.ToHashSet());
        Removed.UnionWith(closure.Removed);
        foreach (var (at, entity) in closure.Cleared) Put[at] = entity;
        if (!IsStale) return;
        foreach (var at in closure.Removed)
        {
            var was = _base.Find(at);
            var theirs = _current.Find(at);
            if (theirs is null || ReferenceEquals(was, theirs) || EntityFields.AreSame(was, theirs)) continue;
            Conflict(at, "", was is null ? null : EntityFields.Of(was), null, EntityFields.Of(theirs));
        }
    }

    private void Conflict(EntityRef at, string field, JsonNode? was, JsonNode? yours, JsonNode? theirs) =>
        _conflicts.Add(new FieldConflict(at, field, was, yours, theirs));
}
