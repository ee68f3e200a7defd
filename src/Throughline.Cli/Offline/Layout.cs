using System.Collections.Immutable;
using Throughline.Interchange.Reports;

namespace Throughline.Cli.Offline;

/// <summary>What a sheet or a page shows of a plan.</summary>
/// <param name="Columns">Ids of columns, separated by commas. Null: the usual ones.</param>
/// <param name="Paper">Paper of a PDF.</param>
internal sealed record Layout(string? Columns, Paper Paper)
{
    /// <summary>The columns, or the usual ones.</summary>
    public ImmutableArray<PlanColumn> ColumnsOr(ImmutableArray<PlanColumn> usual) => Columns is { } ids ? PlanColumn.Named(ids, out _) : usual;

    public PlanPrint ToPrint(string title) => new() { Title = title, Columns = ColumnsOr(PlanColumn.DefaultPrinted), Paper = Paper };
}
