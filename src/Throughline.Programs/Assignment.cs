using System.Collections.Immutable;

namespace Throughline.Programs;

/// <summary>A resource on a work item.</summary>
public sealed record Assignment : Entity
{
    /// <summary>The assignment's identifier.</summary>
    public required AssignmentId Id { get; init; }

    /// <summary>The work item.</summary>
    public required WorkItemId WorkItem { get; init; }

    /// <summary>The resource. Null: work assigned to nobody yet, as some tools keep it.</summary>
    public required ResourceId? Resource { get; init; }

    /// <summary>Share of the resource's time: 1 is full time. For material: quantity.</summary>
    public double Units { get; init; } = 1;

    /// <summary>Effort in working minutes of one person.</summary>
    public long WorkMinutes { get; init; }

    /// <summary>Effort already spent, working minutes.</summary>
    public long ActualWorkMinutes { get; init; }

    /// <summary>Effort still to do, working minutes. Null: work minus actual work.</summary>
    public long? RemainingWorkMinutes { get; init; }

    /// <summary>Working minutes by which this assignment starts after its work item.</summary>
    public long DelayMinutes { get; init; }

    /// <summary>Elapsed minutes by which leveling delays this assignment.</summary>
    public long LevelingDelayMinutes { get; init; }

    /// <summary>When this resource began.</summary>
    public DateTime? ActualStart { get; init; }

    /// <summary>When this resource ended.</summary>
    public DateTime? ActualFinish { get; init; }

    /// <summary>Start as stored in an imported file; only shown and exported, never scheduled with.</summary>
    public DateTime? StoredStart { get; init; }

    /// <summary>Finish as stored in an imported file; only shown and exported, never scheduled with.</summary>
    public DateTime? StoredFinish { get; init; }

    /// <summary>How effort spreads over the duration. Codes as in Microsoft Project XML (WorkContour); 0 is flat, 8 edited by hand.</summary>
    public int WorkContour { get; init; }

    /// <summary>Cost as imported. Null: none stated.</summary>
    public decimal? Cost { get; init => field = value is { } amount ? Money.Rounded(amount) : null; }

    /// <summary>Cost incurred as imported. Null: none stated.</summary>
    public decimal? ActualCost { get; init => field = value is { } amount ? Money.Rounded(amount) : null; }

    /// <summary>Rate table A to E as 0 to 4.</summary>
    public int RateTable { get; init; }

    /// <summary>Where the assignment came from, if it was imported.</summary>
    public ExternalReference? External { get; init; }

    /// <summary>Values of custom fields, kept as imported.</summary>
    public ImmutableArray<CustomFieldValue> CustomFields { get; init; } = [];

    /// <inheritdoc/>
    public override EntityRef Ref => new(EntityKind.Assignment, Id.Value);
}
