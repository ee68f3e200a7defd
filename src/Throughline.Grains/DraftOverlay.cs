using System.Collections.Immutable;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Validation;

namespace Throughline.Grains;

/// <summary>A draft laid over a revision.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Draft">The draft.</param>
/// <param name="ChangedAt">When it was last edited.</param>
/// <param name="Outlook">The program as the draft would make it.</param>
internal sealed record DraftOverlay(Revision Revision, Draft Draft, DateTimeOffset ChangedAt, DraftOutlook Outlook)
{
    public static DraftOverlay Of(Draft draft, DateTimeOffset changedAt, Revision current, IReadOnlyList<LogEntry> since) => new(current, draft, changedAt, draft.Over(current, since));

    /// <summary>What the door tells about it.</summary>
    /// <param name="refused">Why the last edit was not taken.</param>
    public DraftOutcome ToOutcome(ImmutableArray<PlanProblem>? refused = null)
    {
        var problems = refused ?? Outlook.Problems;
        var isComplete = Outlook.Problems.IsEmpty;
        return new DraftOutcome(
            Revision.Number, ChangedAt.UtcTicks, [.. Draft.Edits.Select(edit => edit.Label)], isComplete ? Outlook.Impact : null, problems, Outlook.Conflicts, Changes());
    }

    public static DraftOutcome Nothing(long revision, ImmutableArray<PlanProblem> refused = default) => new(revision, 0, [], null, refused.IsDefault ? [] : refused, [], []);

    private ImmutableArray<EntityChange> Changes() =>
    [
        .. Outlook.Changes.Select(change => new EntityChange(
            Revision.Plan.Find(change.Target), change is Change.Put put ? put.Entity : null)),
    ];
}
