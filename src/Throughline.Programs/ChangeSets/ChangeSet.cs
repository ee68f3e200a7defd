using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Throughline.Programs.ChangeSets;

/// <summary>The only way a plan changes, whatever the door. Sending one with the same <see cref="Id"/> again returns the first result.</summary>
public sealed record ChangeSet
{
    /// <summary>Unique in the program's log; chosen by the caller.</summary>
    public required Guid Id { get; init; }

    /// <summary>The revision the author saw.</summary>
    public required long BaseRevision { get; init; }

    /// <summary>Who changes.</summary>
    public required string Author { get; init; }

    /// <summary>Why, in the author's words or the door's; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What changes; the order does not matter. Two steps for the same entity are a problem.</summary>
    public required ImmutableArray<Change> Changes { get; init; }

    /// <summary>What the log entry will say it was. <see cref="LogEntryKind.Surroundings"/> is not a change set's.</summary>
    public LogEntryKind Kind { get; init; }

    /// <summary>For an undo: the revision it takes back.</summary>
    public long? Undoes { get; init; }
}

/// <summary>One step of a change set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(Put), "put")]
[JsonDerivedType(typeof(Remove), "remove")]
public abstract record Change
{
    private Change() { }

    /// <summary>The entity that changes.</summary>
    [JsonIgnore]
    public abstract EntityRef Target { get; }

    /// <summary>Adds the entity, or puts it in place of the one with its identifier.</summary>
    /// <param name="Entity">The entity as it shall be.</param>
    public sealed record Put(Entity Entity) : Change
    {
        /// <inheritdoc/>
        public override EntityRef Target => Entity.Ref;
    }

    /// <summary>Removes the entity and all that cannot be without it: a summary's children, the links and assignments of a work item.</summary>
    /// <param name="Kind">The entity's kind.</param>
    /// <param name="Id">The entity's identifier.</param>
    public sealed record Remove(EntityKind Kind, Guid Id) : Change
    {
        /// <inheritdoc/>
        public override EntityRef Target => new(Kind, Id);
    }
}
