using System.Collections.Immutable;
using Throughline.Engine.Networks;

namespace Throughline.Programs;

/// <summary>A node of the work breakdown: a summary (it has children), a task or a milestone. Holds what people decided or recorded, never a computed date.</summary>
public sealed record WorkItem : Entity
{
    /// <summary>The most characters a name may have, whichever door it comes by.</summary>
    public const int LongestName = 2000;

    /// <summary>The work item's identifier.</summary>
    public required WorkItemId Id { get; init; }

    /// <summary>Short key that never changes, such as <c>APX-142</c>; unique in the program.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it. Blanks around it are not kept.</summary>
    public required string Name { get; init => field = value.Trim(); }

    /// <summary>The summary above it; null at the top.</summary>
    public WorkItemId? Parent { get; init; }

    /// <summary>Fractional key that orders siblings (ordinal comparison); see <see cref="FractionalKey"/>.</summary>
    public required string Order { get; init; }

    /// <summary>True when the item marks a moment; it may still have a duration.</summary>
    public bool IsMilestone { get; init; }

    /// <summary>How long the work takes. Ignored for summaries.</summary>
    public Duration Duration { get; init; } = Duration.OfDays(1);

    /// <summary>Effort in working minutes of one person, as recorded or imported. Null: follows from the assignments.</summary>
    public long? WorkMinutes { get; init; }

    /// <summary>Automatic: dates follow from logic. Manual: the item keeps <see cref="ManualStart"/> and <see cref="ManualFinish"/>.</summary>
    public SchedulingMode Mode { get; init; }

    /// <summary>The start a manual item keeps.</summary>
    public DateTime? ManualStart { get; init; }

    /// <summary>The finish a manual item keeps.</summary>
    public DateTime? ManualFinish { get; init; }

    /// <summary>True when the manual dates were taken from an imported file because its dates and ours differ.</summary>
    public bool KeepsFileDates { get; init; }

    /// <summary>False: the item is kept but excluded from the schedule.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The date constraint.</summary>
    public ConstraintKind Constraint { get; init; }

    /// <summary>The constraint's date; required by every kind but as-soon and as-late-as-possible.</summary>
    public DateTime? ConstraintDate { get; init; }

    /// <summary>A date that must hold but never moves the work. At midnight it means the whole day.</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>What was promised about this item, usually a milestone.</summary>
    public Commitment? Commitment { get; init; }

    /// <summary>The item's own calendar.</summary>
    public CalendarId? Calendar { get; init; }

    /// <summary>With a calendar of its own: whether the calendars of its resources are left out.</summary>
    public bool IgnoresResourceCalendars { get; init; }

    /// <summary>The one person accountable.</summary>
    public ResourceId? Owner { get; init; }

    /// <summary>Percent of the duration that is done, 0 to 100.</summary>
    public double PercentComplete { get; init; }

    /// <summary>Percent of the result that is done, 0 to 100, judged apart from time. Null: not judged.</summary>
    public double? PhysicalPercentComplete { get; init; }

    /// <summary>When work began.</summary>
    public DateTime? ActualStart { get; init; }

    /// <summary>When work ended.</summary>
    public DateTime? ActualFinish { get; init; }

    /// <summary>Working minutes still to do, where recorded apart from <see cref="PercentComplete"/>.</summary>
    public long? RemainingMinutes { get; init; }

    /// <summary>Where work resumes after a stop, as recorded. Null: right after what is done.</summary>
    public DateTime? Resume { get; init; }

    /// <summary>Elapsed minutes by which leveling delays the start.</summary>
    public long LevelingDelayMinutes { get; init; }

    /// <summary>0 to 1000; 1000 means "do not level". Default 500.</summary>
    public int Priority { get; init; } = 500;

    /// <summary>Which of work, duration and units stays when another changes.</summary>
    public TaskKind Kind { get; init; }

    /// <summary>Whether adding a resource shortens the duration.</summary>
    public bool IsEffortDriven { get; init; }

    /// <summary>Cost that does not depend on resources, as imported.</summary>
    public decimal FixedCost { get; init => field = Money.Rounded(value); }

    /// <summary>Total cost as imported. Null: none stated.</summary>
    public decimal? Cost { get; init => field = value is { } amount ? Money.Rounded(amount) : null; }

    /// <summary>Cost incurred as imported. Null: none stated.</summary>
    public decimal? ActualCost { get; init => field = value is { } amount ? Money.Rounded(amount) : null; }

    /// <summary>Notes; Markdown or plain text.</summary>
    public string Notes { get; init; } = "";

    /// <summary>A web address that belongs to the item.</summary>
    public string? Hyperlink { get; init; }

    /// <summary>Where the item came from, if it was imported.</summary>
    public ExternalReference? External { get; init; }

    /// <summary>Values of custom fields, kept as imported.</summary>
    public ImmutableArray<CustomFieldValue> CustomFields { get; init; } = [];

    /// <inheritdoc/>
    public override EntityRef Ref => new(EntityKind.WorkItem, Id.Value);
}

/// <summary>Who sets the dates of a work item.</summary>
public enum SchedulingMode
{
    /// <summary>The schedule does.</summary>
    Automatic = 0,

    /// <summary>People do; links do not move the item, but it still moves its successors.</summary>
    Manual = 1,
}

/// <summary>Which of work, duration and units stays when another changes. Codes as in Microsoft Project XML (Task/Type).</summary>
public enum TaskKind
{
    /// <summary>Units stay.</summary>
    FixedUnits = 0,

    /// <summary>Duration stays.</summary>
    FixedDuration = 1,

    /// <summary>Work stays.</summary>
    FixedWork = 2,
}

/// <summary>A date that somebody promised.</summary>
/// <param name="Date">The promised date (local wall clock); kept when the finish is not later.</param>
/// <param name="PromisedBy">Who promised it.</param>
/// <param name="PromisedOn">The day it was promised. Null: not recorded.</param>
public sealed record Commitment(DateTime Date, string PromisedBy, DateOnly? PromisedOn = null)
{
    /// <summary>The last moment that keeps the promise: a date at midnight means the whole day.</summary>
    public DateTime HoldsUntil => Date.TimeOfDay == TimeSpan.Zero ? Date.AddDays(1) : Date;
}

/// <summary>Where an entity came from.</summary>
/// <param name="Source">The kind of source: <c>mspdi</c>, <c>csv</c>, <c>xlsx</c>, …</param>
/// <param name="Id">The thing's identifier there (a task's UID, a row's id column).</param>
public sealed record ExternalReference(string Source, string Id);

/// <summary>A custom field, kept as imported.</summary>
/// <param name="FieldId">Identifier in the source (Microsoft Project: the FieldID number).</param>
/// <param name="Name">Field name (<c>Text1</c>).</param>
/// <param name="Alias">What people call it. Null: no alias.</param>
public sealed record CustomFieldDefinition(string FieldId, string Name, string? Alias = null);

/// <summary>The value of a custom field, kept as imported.</summary>
/// <param name="FieldId">Identifier of the field in the source.</param>
/// <param name="Value">The value as written there.</param>
public sealed record CustomFieldValue(string FieldId, string Value);
