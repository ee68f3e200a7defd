using System.Collections.Immutable;

namespace Throughline.Server.Pages.Inspector;

/// <summary>One work item as the inspector shows it.</summary>
public sealed record ItemDetails
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its row number, as people type it in predecessors.</summary>
    public required int Number { get; init; }

    /// <summary><c>Task, critical</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is known, in order.</summary>
    public required ImmutableArray<ItemFact> Facts { get; init; }

    /// <summary>What deserves a look, as sentences.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The promised day as it is typed; empty: none.</summary>
    public string Promise { get; init; } = "";

    /// <summary>Who is accountable; empty: nobody.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Notes; may be empty.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The question answered by <see cref="Why"/>: <c>Why 18 Jan?</c></summary>
    public string WhyTitle { get; init; } = "";

    /// <summary>The chain behind the date, from the date to a fact. Empty: there are no dates.</summary>
    public ImmutableArray<WhyLine> Why { get; init; } = [];
}

/// <summary>Something known about an item.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">Its value as text.</param>
/// <param name="Tone"><c>red</c>, <c>green</c> or null.</param>
public sealed record ItemFact(string Label, string Text, string? Tone = null);

/// <summary>One step of a chain of reasons.</summary>
/// <param name="Key">The item; its row opens on a click.</param>
/// <param name="Title">Number and name.</param>
/// <param name="Date">The date explained.</param>
/// <param name="Detail">How it came about.</param>
/// <param name="Mark"><c>critical</c>, <c>plain</c> or <c>fact</c>, by which the path is drawn.</param>
/// <param name="IsMilestone">Whether the mark is a diamond.</param>
public sealed record WhyLine(string Key, string Title, string Date, string Detail, string Mark, bool IsMilestone);
