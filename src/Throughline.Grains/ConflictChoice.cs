using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Grains;

/// <summary>Puts a draft's own values back where both sides changed a field and the draft shall hold.</summary>
internal static class ConflictChoice
{
    /// <param name="settled">The draft with theirs in all conflicts.</param>
    /// <param name="plan">The plan with it.</param>
    /// <param name="conflicts">Where the draft shall hold.</param>
    /// <param name="since">What was committed since the draft was begun: what somebody removed comes back with all that went with it.</param>
    public static Draft KeepMine(Draft settled, Plan plan, IEnumerable<FieldConflict> conflicts, IReadOnlyList<LogEntry> since)
    {
        var mine = conflicts.GroupBy(conflict => conflict.At).Select(group => Mine(plan, group.Key, [.. group])).OfType<Change>().ToList();
        var back = mine.OfType<Change.Put>().Select(put => put.Target).Where(at => plan.Find(at) is null).ToHashSet();
        ImmutableArray<Change> changes = [.. mine, .. RemovalReturn.Of(plan, back, since).Select(entity => new Change.Put(entity))];
        return changes.IsEmpty ? settled : settled.With(new DraftEdit("Keep my values", changes));
    }

    private static Change? Mine(Plan plan, EntityRef at, ImmutableArray<FieldConflict> conflicts)
    {
        if (conflicts.FirstOrDefault(conflict => conflict.Field.Length == 0) is { } whole)
            return whole.Yours is null ? new Change.Remove(at.Kind, at.Id) : new Change.Put(whole.Yours.Deserialize<Entity>(PlanJson.Options)!);
        if (plan.Find(at) is not { } entity) return null;
        var json = JsonSerializer.SerializeToNode(entity, PlanJson.Options)!.AsObject();
        foreach (var conflict in conflicts) json[conflict.Field] = conflict.Yours?.DeepClone();
        return new Change.Put(json.Deserialize<Entity>(PlanJson.Options)!);
    }
}
