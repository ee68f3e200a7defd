using System.Collections.Immutable;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Pages.Timeline;

/// <summary>Something a visit did and can take back and do again.</summary>
internal abstract record PlanStep
{
    private PlanStep() { }

    /// <summary>An edit of the draft.</summary>
    public sealed record Staged(MadeEdit Edit) : PlanStep;

    /// <summary>A revision.</summary>
    public sealed record Committed(long Revision) : PlanStep;

    /// <summary>The draft was discarded, with the steps that made it.</summary>
    public sealed record Discarded(Draft Draft, ImmutableArray<PlanStep> Steps) : PlanStep;
}
