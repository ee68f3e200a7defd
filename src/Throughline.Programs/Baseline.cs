using System.Collections.Immutable;

namespace Throughline.Programs;

/// <summary>A frozen copy of the dates, work and cost of a plan's items.</summary>
public sealed record Baseline : Entity
{
    /// <summary>The baseline's identifier.</summary>
    public required BaselineId Id { get; init; }

    /// <summary>What people call it. Blanks around it are not kept.</summary>
    public required string Name { get; init => field = value.Trim(); }

    /// <summary>Number in the source tool (Microsoft Project: 0 to 10); 0 is the one shown on the plan.</summary>
    public int Number { get; init; }

    /// <summary>When it was set. Null: not recorded.</summary>
    public DateTimeOffset? SetAt { get; init; }

    /// <summary>One entry per item that existed.</summary>
    public ImmutableArray<BaselineItem> Items { get; init; } = [];

    /// <inheritdoc/>
    public override EntityRef Ref => new(EntityKind.Baseline, Id.Value);
}

/// <summary>One item's frozen figures.</summary>
/// <param name="WorkItem">The item.</param>
/// <param name="Start">Its start. Null: the source held none.</param>
/// <param name="Finish">Its finish. Null: the source held none.</param>
/// <param name="DurationMinutes">Its duration in working minutes. Null: the source held none.</param>
/// <param name="WorkMinutes">Its effort in working minutes. Null: the source held none.</param>
/// <param name="Cost">Its cost. Null: the source held none.</param>
public sealed record BaselineItem(WorkItemId WorkItem, DateTime? Start, DateTime? Finish, long? DurationMinutes, long? WorkMinutes, decimal? Cost);
