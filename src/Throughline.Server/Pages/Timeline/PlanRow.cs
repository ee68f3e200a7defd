using System.Collections.Immutable;

namespace Throughline.Server.Pages.Timeline;

/// <summary>What is true of a row; the bits travel to the browser as one number.</summary>
[Flags]
public enum PlanRowFlags
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>The row has rows below it in the outline.</summary>
    Summary = 1,

    /// <summary>Drawn as a diamond.</summary>
    Milestone = 2,

    /// <summary>On the critical path.</summary>
    Critical = 4,

    /// <summary>Little float, not critical.</summary>
    NearCritical = 8,

    /// <summary>People set its dates, not the schedule.</summary>
    Manual = 16,

    /// <summary>Kept, but not part of the schedule.</summary>
    Inactive = 32,

    /// <summary>The manual dates were taken from an imported file.</summary>
    KeepsFileDates = 64,

    /// <summary>No dates could be computed.</summary>
    Undated = 128,
}

/// <summary>Which columns of a row the draft changed; the bits travel to the browser as one number.</summary>
[Flags]
public enum PlanRowChange
{
    /// <summary>The draft leaves the row as it is.</summary>
    None = 0,

    /// <summary>The name.</summary>
    Name = 1,

    /// <summary>The duration.</summary>
    Duration = 2,

    /// <summary>The start.</summary>
    Start = 4,

    /// <summary>The finish.</summary>
    Finish = 8,

    /// <summary>The links to its predecessors.</summary>
    Predecessors = 16,

    /// <summary>Progress.</summary>
    Progress = 32,

    /// <summary>Any other recorded field.</summary>
    Other = 64,

    /// <summary>The draft adds the row.</summary>
    Added = 128,
}

/// <summary>One row of the plan as the browser shows it: recorded values, computed dates, marks. Never edited here; an edit is asked for.</summary>
public sealed record PlanRow
{
    /// <summary>Short key; identifies the row in both directions.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Depth in the outline, 0 at the top.</summary>
    public int Level { get; init; }

    /// <summary>What is true of the row.</summary>
    public PlanRowFlags Flags { get; init; }

    /// <summary>Start (local wall clock). Null exactly when <see cref="PlanRowFlags.Undated"/> is set.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Finish (local wall clock). Null exactly when <see cref="PlanRowFlags.Undated"/> is set.</summary>
    public DateTime? Finish { get; init; }

    /// <summary>Duration as people type it: <c>10d</c>, <c>3ed</c>.</summary>
    public string Duration { get; init; } = "";

    /// <summary>Percent of the duration done, 0 to 100.</summary>
    public int Percent { get; init; }

    /// <summary>Working minutes it may slip. Null: unknown or of no meaning.</summary>
    public long? TotalFloat { get; init; }

    /// <summary>Who is accountable; empty when nobody is.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Who works on it, with units where they are not 100 %.</summary>
    public string Resources { get; init; } = "";

    /// <summary>Name of its own calendar; empty when it follows the program's.</summary>
    public string Calendar { get; init; } = "";

    /// <summary>Dates of the baseline.</summary>
    public PlanSpan? Baseline { get; init; }

    /// <summary>Where the row stood before the draft, when the draft moves it.</summary>
    public PlanSpan? Before { get; init; }

    /// <summary>Which columns the draft changed.</summary>
    public PlanRowChange Changed { get; init; }

    /// <summary>The deadline.</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>The last moment that keeps the promise.</summary>
    public DateTime? Commitment { get; init; }

    /// <summary>Who promised it.</summary>
    public string CommitmentBy { get; init; } = "";

    /// <summary>The constraint in words with its date, such as <c>Start no earlier than 5 Jan 2027</c>; empty for as soon as possible.</summary>
    public string Constraint { get; init; } = "";

    /// <summary>The constraint's date.</summary>
    public DateTime? ConstraintDate { get; init; }

    /// <summary>Why the row carries a warning mark, as a sentence; empty when it carries none.</summary>
    public string Warning { get; init; } = "";

    /// <summary>Links from predecessors.</summary>
    public ImmutableArray<PlanRowLink> Links { get; init; } = [];

    /// <summary>Values of the columns that were asked for, one for each of <see cref="PlanHeader.Columns"/>: text, date or number; null where there is none.</summary>
    public ImmutableArray<object?> Asked { get; init; } = [];

    /// <summary>Whether the browser would show the same.</summary>
    public bool ShowsTheSameAs(PlanRow other) =>
        this with { Links = other.Links, Asked = other.Asked } == other && Links.AsSpan().SequenceEqual(other.Links.AsSpan()) && Asked.AsSpan().SequenceEqual(other.Asked.AsSpan());
}

/// <summary>From <paramref name="Start"/> to <paramref name="Finish"/> (local wall clock).</summary>
public sealed record PlanSpan(DateTime Start, DateTime Finish);

/// <summary>A link from a predecessor.</summary>
/// <param name="From">Key of the predecessor.</param>
/// <param name="Type">0 finish to finish, 1 finish to start, 2 start to finish, 3 start to start.</param>
/// <param name="Lag">Lag as people type it (<c>+2d</c>, <c>-25%</c>); empty for none.</param>
/// <param name="IsDriving">Whether it sets the date of the row.</param>
/// <param name="IsViolated">Whether the dates break it.</param>
public sealed record PlanRowLink(string From, int Type, string Lag, bool IsDriving, bool IsViolated);
