using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.Sheets;

/// <summary>One row of the sheet on its way to a work item.</summary>
internal sealed class SheetItem
{
    public required SheetRow Row { get; init; }

    public required string Name { get; init; }

    /// <summary>Number by which predecessors may name the row: rows below the header, from 1.</summary>
    public required int Number { get; init; }

    public string Id { get; init; } = "";

    public int Indent { get; init; }

    public int? Level { get; init; }

    public string Wbs { get; init; } = "";

    public string ParentId { get; init; } = "";

    public Duration? Duration { get; set; }

    public DateTime? Start { get; set; }

    public DateTime? Finish { get; set; }

    public ConstraintKind Constraint { get; set; }

    public DateTime? ConstraintDate { get; set; }

    /// <summary>Whether the sheet itself says which constraint holds, so that none follows from the start.</summary>
    public bool IsConstraintStated { get; set; }

    public SheetItem? Parent { get; set; }

    public List<SheetItem> Children { get; } = [];

    public List<(SheetItem Predecessor, LinkType Type, Lag Lag)> Links { get; } = [];

    public WorkItem? Item { get; set; }

    public override string ToString() => $"Row {Row.Line} \"{Name}\"";
}
