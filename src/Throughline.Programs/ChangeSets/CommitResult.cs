using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.ChangeSets;

/// <summary>A program at one point of its log: everything else follows from it.</summary>
/// <param name="Number">The revision; the first is 1.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Surroundings">The surroundings.</param>
/// <param name="Outlook">The outlook of the two.</param>
public sealed record Revision(long Number, Plan Plan, Surroundings Surroundings, Outlook Outlook)
{
    /// <summary>The revision of a plan and its surroundings, with its outlook computed; used when a stored program is loaded.</summary>
    public static Revision Of(long number, Plan plan, Surroundings surroundings) => new(number, plan, surroundings, Outlook.Of(plan, surroundings));
}

/// <summary>What came of a change set: a new revision, or what stands in its way. Nothing is half adopted.</summary>
public sealed record CommitResult
{
    /// <summary>The revision it makes; of a preview the revision it would make. The current one when nothing changes. Null when not accepted.</summary>
    [JsonIgnore]
    public Revision? Revision { get; init; }

    /// <summary>The entry to write to the log. Null: a preview, nothing changed, or not accepted.</summary>
    public LogEntry? Entry { get; init; }

    /// <summary>What it does. Null when not accepted because of the change set itself; given with <see cref="Conflicts"/> for what would merge.</summary>
    public Impact? Impact { get; init; }

    /// <summary>Errors that stand in the way.</summary>
    public ImmutableArray<PlanProblem> Problems { get; init; } = [];

    /// <summary>Fields that others changed too since the base revision.</summary>
    public ImmutableArray<FieldConflict> Conflicts { get; init; } = [];

    /// <summary>True when a change set with this id is among the entries since its base: <see cref="Entry"/> is that entry and nothing was done again.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the change set was (or would be) adopted.</summary>
    [JsonIgnore]
    [MemberNotNullWhen(true, nameof(Revision), nameof(Impact))]
    public bool IsAccepted => Problems.IsEmpty && Conflicts.IsEmpty && Revision is not null && Impact is not null;
}
