using System.Collections.Immutable;
using Throughline.Interchange;
using Throughline.Interchange.Sheets;

namespace Throughline.Server.Pages.Import;

/// <summary>What people call the meanings of a sheet's columns, and the formats.</summary>
internal static class SheetWords
{
    /// <summary>Every meaning a column can have, in the order they are offered.</summary>
    public static ImmutableArray<(SheetField Field, string Text)> Fields { get; } =
    [
        (SheetField.Ignore, "Not read"), (SheetField.Name, "Name"), (SheetField.Id, "Identifier"), (SheetField.OutlineLevel, "Outline level"), (SheetField.Wbs, "WBS code"), (SheetField.Parent, "Parent"),
        (SheetField.Duration, "Duration"), (SheetField.Start, "Start"), (SheetField.Finish, "Finish"), (SheetField.Predecessors, "Predecessors"), (SheetField.Successors, "Successors"),
        (SheetField.Owner, "Owner"), (SheetField.Resources, "Resources"), (SheetField.PercentComplete, "Percent complete"), (SheetField.Status, "Status"), (SheetField.Milestone, "Milestone"),
        (SheetField.CommitmentDate, "Commitment"), (SheetField.CommitmentBy, "Promised by"), (SheetField.Deadline, "Deadline"), (SheetField.ConstraintType, "Constraint"), (SheetField.ConstraintDate, "Constraint date"),
        (SheetField.ActualStart, "Actual start"), (SheetField.ActualFinish, "Actual finish"), (SheetField.Work, "Work"), (SheetField.Cost, "Cost"), (SheetField.EstimateSeconds, "Estimate in seconds"),
        (SheetField.Mode, "Manual or automatic"), (SheetField.Notes, "Notes"), (SheetField.Custom, "Kept as a field"),
    ];

    public static string Of(FileFormat format) => format switch
    {
        FileFormat.MicrosoftProjectXml => "Microsoft Project XML",
        FileFormat.MicrosoftProjectBinary => "Microsoft Project's own binary file",
        FileFormat.Csv => "Separated values",
        FileFormat.Xlsx => "Excel workbook",
        FileFormat.ExcelBinary => "Excel 97–2003 workbook",
        FileFormat.PrimaveraXml => "Primavera P6 XML",
        FileFormat.PrimaveraXer => "Primavera P6 XER",
        _ => "Unknown format",
    };

    /// <summary><c>1.2 MB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(System.Globalization.CultureInfo.CurrentCulture, $"{bytes} bytes"),
        < 1024 * 1024 => string.Create(System.Globalization.CultureInfo.CurrentCulture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(System.Globalization.CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024.0:0.#} MB"),
    };
}
