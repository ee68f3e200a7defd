using System.Collections.Immutable;

namespace Throughline.Interchange.Reports;

/// <summary>What a printed plan shows.</summary>
public sealed record PlanPrint
{
    /// <summary>The columns beside the bars.</summary>
    public ImmutableArray<PlanColumn> Columns { get; init; } = PlanColumn.DefaultPrinted;

    /// <summary>Rows of the outlook to show, in this order. Null: all.</summary>
    public IReadOnlyList<int>? Rows { get; init; }

    /// <summary>Heading. Null: the program's name.</summary>
    public string? Title { get; init; }

    /// <summary>A line below the heading, such as the revision and who printed it when; may be empty.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Paper. Default: A4 across.</summary>
    public Paper Paper { get; init; } = Paper.A4;

    /// <summary>Whether bars are drawn. Default: yes.</summary>
    public bool ShowsBars { get; init; } = true;
}

/// <summary>Paper sizes, all used across.</summary>
public enum Paper
{
    /// <summary>297 × 210 mm.</summary>
    A4 = 0,

    /// <summary>420 × 297 mm.</summary>
    A3 = 1,

    /// <summary>11 × 8.5 inches.</summary>
    Letter = 2,

    /// <summary>17 × 11 inches.</summary>
    Tabloid = 3,
}
