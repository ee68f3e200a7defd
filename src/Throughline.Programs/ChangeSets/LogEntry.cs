using System.Collections.Immutable;

namespace Throughline.Programs.ChangeSets;

/// <summary>One entry of a program's log: a change set that was adopted, or new surroundings.</summary>
public sealed record LogEntry
{
    /// <summary>The revision this entry made; the first is 1.</summary>
    public required long Revision { get; init; }

    /// <summary>The change set's identifier; for surroundings one of its own.</summary>
    public required Guid ChangeSetId { get; init; }

    /// <summary>What kind of entry it is.</summary>
    public required LogEntryKind Kind { get; init; }

    /// <summary>Who changed.</summary>
    public required string Author { get; init; }

    /// <summary>When it was adopted (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>For an undo: the revision it takes back.</summary>
    public long? Undoes { get; init; }

    /// <summary>Each entity that changed, before and after. Holds the whole closure of removals.</summary>
    public required ImmutableArray<EntityChange> Changes { get; init; }

    /// <summary>The surroundings from this revision on, where they changed.</summary>
    public Outlooks.Surroundings? Surroundings { get; init; }
}

/// <summary>What kind of log entry it is.</summary>
public enum LogEntryKind
{
    /// <summary>People changed the plan.</summary>
    Change = 0,

    /// <summary>An import created or updated the plan.</summary>
    Import = 1,

    /// <summary>An earlier entry was taken back.</summary>
    Undo = 2,

    /// <summary>New surroundings were adopted, such as another day.</summary>
    Surroundings = 3,
}

/// <summary>One entity before and after a change.</summary>
/// <param name="Before">Null: the entity was added.</param>
/// <param name="After">Null: the entity was removed.</param>
public sealed record EntityChange(Entity? Before, Entity? After)
{
    /// <summary>The entity.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public EntityRef Target => (After ?? Before!).Ref;
}
