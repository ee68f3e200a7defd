using System.Collections.Immutable;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>An edit as the browser asks for it; see host.js for the kinds.</summary>
public sealed record PlanEditRequest
{
    /// <summary>What shall be done: <c>set</c>, <c>move</c>, <c>resize</c>, <c>link</c>, <c>unlink</c>, <c>linkAll</c>, <c>unlinkAll</c>, <c>indent</c>, <c>shift</c>, <c>insert</c>, <c>remove</c>, <c>paste</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The revision the reader saw when a cell was opened. Null: the present one.</summary>
    public long? Revision { get; init; }

    /// <summary>Key of the row.</summary>
    public string? Key { get; init; }

    /// <summary>The field to set.</summary>
    public string? Field { get; init; }

    /// <summary>The text typed.</summary>
    public string? Text { get; init; }

    /// <summary>New start (local wall clock), of a move.</summary>
    public DateTime? Start { get; init; }

    /// <summary>New finish (local wall clock), of a resize.</summary>
    public DateTime? Finish { get; init; }

    /// <summary>Key of the predecessor, of a link.</summary>
    public string? From { get; init; }

    /// <summary>Key of the successor, of a link.</summary>
    public string? To { get; init; }

    /// <summary>Keys of the rows, from top to bottom.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>The cells, of a paste.</summary>
    public PastedCells? Cells { get; init; }

    /// <summary>Levels to indent (positive) or outdent, places to shift down (positive) or up.</summary>
    public int By { get; init; }
}

/// <summary>An edit understood: what it is called and what it changes; or why it is not.</summary>
/// <param name="Label">What was done, in a few words.</param>
/// <param name="Changes">What changes. Empty: nothing.</param>
/// <param name="Problem">Why the edit cannot be done and what would be right. Null: it can.</param>
public sealed record PlanEditResult(string Label, ImmutableArray<Change> Changes, string? Problem = null)
{
    /// <summary>An edit that cannot be done.</summary>
    public static PlanEditResult Refused(string problem) => new("", [], problem);
}
