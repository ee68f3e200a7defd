using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Shared;

namespace Throughline.Server.Pages.Overview;

/// <summary>Will we make it: what the overview shows of one revision.</summary>
public sealed record OverviewPicture
{
    /// <summary>What every page of the program shows.</summary>
    public required ProgramHead Head { get; init; }

    /// <summary>A sentence under the answer: what drives it.</summary>
    public required string Support { get; init; }

    /// <summary>One or two figures that go with the answer.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <summary>Milestones, and other items that were promised: the missed, the open, the reached, each by forecast.</summary>
    public required ImmutableArray<MilestoneLine> Milestones { get; init; }

    /// <summary>Each statement with its evidence.</summary>
    public required ImmutableArray<HealthLine> Health { get; init; }

    /// <summary>The item the answer is about. Null: the program's finish.</summary>
    public WorkItemId? Goal { get; init; }

    /// <summary>What to call it.</summary>
    public required string GoalName { get; init; }
}

/// <summary>A number with what it counts.</summary>
/// <param name="Text">The number.</param>
/// <param name="Label">What it is.</param>
/// <param name="Why">Key of the item that explains it. Null: none.</param>
/// <param name="Tone">Its color. Null: none.</param>
public sealed record Figure(string Text, string Label, string? Why = null, string? Tone = null);

/// <summary>A milestone against what was promised.</summary>
public sealed record MilestoneLine
{
    /// <summary>The item.</summary>
    public required WorkItemId Id { get; init; }

    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The promised day. Null: nothing was promised.</summary>
    public DateTime? Promised { get; init; }

    /// <summary>Who promised it; may be empty.</summary>
    public string PromisedBy { get; init; } = "";

    /// <summary>The finish as computed.</summary>
    public required DateTime Forecast { get; init; }

    /// <summary>Whether it was reached.</summary>
    public required bool IsDone { get; init; }

    /// <summary>Whether it is the one the answer is about.</summary>
    public required bool IsGoal { get; init; }

    /// <summary>Calendar days after the promise; negative before it. Zero without a promise.</summary>
    public int DaysLate { get; init; }

    /// <summary>How it stands. Null: nothing was promised.</summary>
    public Standing? Standing { get; init; }
}

/// <summary>How one aspect stands, and why it is said.</summary>
/// <param name="Aspect">What is judged.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Standing">The judgment.</param>
/// <param name="Sentences">The evidence one by one; may be empty.</param>
public sealed record HealthLine(string Aspect, string Evidence, Standing Standing, ImmutableArray<string> Sentences);
