using System.Text.Json.Nodes;

namespace Throughline.Programs.ChangeSets;

/// <summary>Whether a change set sent again under its id still asks for what it made: then it is answered as before, else the id was used for something else.</summary>
public static class Repetition
{
    /// <summary>Whether all that is asked for was made by the entry, or was so without it.</summary>
    /// <param name="made">The entry that the change set made when it was sent before.</param>
    /// <param name="asked">What is sent under the same id. Without changes it only asks for the entry.</param>
    /// <param name="seen">The plan at the base revision of <paramref name="asked"/>: fields that the entry left alone may hold what they hold there.</param>
    /// <remarks>Left out is what the product chooses: the next number, and of a new work item an empty key and its place. Imports under one id count as the same.</remarks>
    public static bool IsOf(LogEntry made, ChangeSet asked, Plan seen)
    {
        if (asked.Changes.IsEmpty) return true;
        if (asked.Kind != made.Kind || asked.Undoes != made.Undoes) return false;
        if (asked.Kind != LogEntryKind.Change) return true;
        var changes = made.Changes.ToLookup(change => change.Target);
        return asked.Changes.All(change => IsMade(change, changes[change.Target].LastOrDefault(), seen.Find(change.Target)));
    }

    private static bool IsMade(Change asked, EntityChange? made, Entity? seen)
    {
        if (asked is not Change.Put { Entity: var entity }) return made is null ? seen is null : made.After is null;
        if (made is null) return EntityFields.AreSame(entity, seen);
        return made.After is { } after && HasFieldsOf(entity, made.Before, after, seen);
    }

    private static bool HasFieldsOf(Entity asked, Entity? before, Entity after, Entity? seen)
    {
        var (was, made, present) = (FieldsOf(before), EntityFields.Of(after), FieldsOf(seen));
        return EntityFields.Of(asked).All(field =>
            JsonNode.DeepEquals(field.Value, made[field.Key])
            || IsChosen(asked, field.Key, isNew: before is null)
            || (was is not null && present is not null && JsonNode.DeepEquals(was[field.Key], made[field.Key]) && JsonNode.DeepEquals(field.Value, present[field.Key])));
    }

    private static JsonObject? FieldsOf(Entity? entity) => entity is null ? null : EntityFields.Of(entity);

    private static bool IsChosen(Entity asked, string field, bool isNew) => asked switch
    {
        ProgramDetails => field is "nextNumber",
        WorkItem item => isNew && (field is "order" || (field is "key" && item.Key.Length == 0)),
        _ => false,
    };
}
