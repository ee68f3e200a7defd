using System.Collections.Immutable;

namespace Throughline.Engine.Networks;

/// <summary>What the network is told about one activity. An activity that others name as their parent is a summary: its dates follow from theirs and its duration is ignored.</summary>
public sealed record Activity
{
    /// <summary>Ordinal of the calendar, as <see cref="NetworkBuilder.AddCalendar"/> gave it. Default 0: the project's.</summary>
    public int Calendar { get; init; }

    /// <summary>Ordinal of the summary above. Null: at the top.</summary>
    public int? Parent { get; init; }

    /// <summary>How long it takes: working minutes of its calendar, or wall-clock minutes when <see cref="IsElapsed"/>. 0: a moment.</summary>
    public long DurationMinutes { get; init; }

    /// <summary>Whether the duration ignores every calendar.</summary>
    public bool IsElapsed { get; init; }

    /// <summary>Whether people set its dates: links do not move it, but it moves its successors. Needs <see cref="ManualStart"/> or <see cref="ManualFinish"/>; without either it is scheduled as if automatic.</summary>
    public bool IsManual { get; init; }

    /// <summary>The start a manual activity keeps. Null: the finish less the duration.</summary>
    public DateTime? ManualStart { get; init; }

    /// <summary>The finish a manual activity keeps. Null: the start plus the duration.</summary>
    public DateTime? ManualFinish { get; init; }

    /// <summary>Whether it is kept out of the schedule, with all below it.</summary>
    public bool IsInactive { get; init; }

    /// <summary>The date constraint. On a summary, start-no-earlier-than and must-start-on hold for every leaf below, and so do the late limits of start- and finish-no-later-than; others are ignored.</summary>
    public ConstraintKind Constraint { get; init; }

    /// <summary>The constraint's date. Needed by every kind but as-soon and as-late-as-possible.</summary>
    public DateTime? ConstraintDate { get; init; }

    /// <summary>A date that limits the late finish and never moves the activity.</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>When work began.</summary>
    public DateTime? ActualStart { get; init; }

    /// <summary>When work ended.</summary>
    public DateTime? ActualFinish { get; init; }

    /// <summary>Percent of the duration that is done, 0 to 100. Counts only once <see cref="ActualStart"/> is given.</summary>
    public double PercentComplete { get; init; }

    /// <summary>What is left, in the unit of the duration. Null: the duration less the percentage done.</summary>
    public long? RemainingMinutes { get; init; }

    /// <summary>Where the rest of started work goes on under <see cref="ProgressRule.AsPlanned"/>, where that is later than right after what is done.</summary>
    public DateTime? Resume { get; init; }

    /// <summary>Working minutes in which the activity pauses between its parts; they lengthen it without being duration.</summary>
    public long InterruptionMinutes { get; init; }

    /// <summary>Wall-clock minutes by which leveling holds the start back.</summary>
    public long LevelingDelayMinutes { get; init; }

    /// <summary>Work on calendars of its own. When given, the activity lasts from the first start to the last finish among it and <see cref="DurationMinutes"/> only counts for percent lags and progress.</summary>
    public ImmutableArray<AssignedWork> Assignments { get; init; }
}

/// <summary>The part of an activity that one resource does on its own calendar.</summary>
/// <param name="Calendar">Ordinal of the calendar.</param>
/// <param name="Minutes">Working minutes this resource is busy: its work divided by its units. Not negative.</param>
/// <param name="DelayMinutes">Working minutes after the activity's start at which it begins.</param>
/// <param name="RemainingMinutes">What is left of <paramref name="Minutes"/>. Null: in proportion to the activity's remaining duration.</param>
public readonly record struct AssignedWork(int Calendar, long Minutes, long DelayMinutes = 0, long? RemainingMinutes = null);
