using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Impacts;

/// <summary>What a change does, in the user's terms: the difference of two outlooks.</summary>
public sealed record Impact
{
    /// <summary>The program's finish before. Null: there were no dates, or no work.</summary>
    public DateTime? ProgramFinishBefore { get; init; }

    /// <summary>The program's finish after. Null: there are no dates, or no work.</summary>
    public DateTime? ProgramFinishAfter { get; init; }

    /// <summary>Milestones whose date moved, latest slip first.</summary>
    public required ImmutableArray<ItemMove> Milestones { get; init; }

    /// <summary>Tasks and milestones that start or finish elsewhere, in outline order. Added and removed items are not among them.</summary>
    public required ImmutableArray<ItemMove> Items { get; init; }

    /// <summary>How many tasks and milestones moved.</summary>
    public int ItemsMoved => Items.Length;

    /// <summary>Work items that are new.</summary>
    public required ImmutableArray<WorkItemId> Added { get; init; }

    /// <summary>Work items that are gone.</summary>
    public required ImmutableArray<WorkItemId> Removed { get; init; }

    /// <summary>Tasks that became critical.</summary>
    public required ImmutableArray<WorkItemId> BecameCritical { get; init; }

    /// <summary>Tasks that are critical no longer.</summary>
    public required ImmutableArray<WorkItemId> CeasedCritical { get; init; }

    /// <summary>Commitments that were kept, or not yet made, and are now missed.</summary>
    public required ImmutableArray<ItemMove> CommitmentsMissed { get; init; }

    /// <summary>Commitments that were missed and are now kept.</summary>
    public required ImmutableArray<ItemMove> CommitmentsKept { get; init; }

    /// <summary>Cost of the program before, in its currency.</summary>
    public decimal CostBefore { get; init; }

    /// <summary>Cost of the program after, in its currency.</summary>
    public decimal CostAfter { get; init; }

    /// <summary>Problems that were not there before.</summary>
    public required ImmutableArray<PlanProblem> ProblemsAppeared { get; init; }

    /// <summary>Problems that are there no longer.</summary>
    public required ImmutableArray<PlanProblem> ProblemsResolved { get; init; }

    /// <summary>Whether every date stays where it is: no item moved, the program's finish stays, dates neither appeared nor vanished.</summary>
    public bool MovesNoDate { get; init; }

    /// <summary>Whether dates and cost stay as they are.</summary>
    [JsonIgnore]
    public bool MovesNothing => MovesNoDate && CostBefore == CostAfter;

    /// <summary>Compares two outlooks.</summary>
    /// <param name="before">The outlook as it is.</param>
    /// <param name="after">The outlook as it would be.</param>
    public static Impact Between(Outlook before, Outlook after) => new ImpactComparison(before, after).Result();
}

/// <summary>One item in two outlooks.</summary>
/// <param name="Id">The item.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name, as it is after.</param>
/// <param name="StartBefore">Its start before. Null: it had none.</param>
/// <param name="StartAfter">Its start after. Null: it has none.</param>
/// <param name="Before">Its finish before. Null: it had none.</param>
/// <param name="After">Its finish after. Null: it has none.</param>
/// <param name="FloatBefore">Its total float before, working minutes. Null: it had none.</param>
/// <param name="FloatAfter">Its total float after, working minutes. Null: it has none.</param>
/// <param name="Commitment">The promised date. Null: none was promised.</param>
public sealed record ItemMove(
    WorkItemId Id, string Key, string Name, DateTime? StartBefore, DateTime? StartAfter, DateTime? Before, DateTime? After, long? FloatBefore, long? FloatAfter, DateTime? Commitment);
