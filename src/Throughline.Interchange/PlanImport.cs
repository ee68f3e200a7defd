using System.Collections.Immutable;
using Throughline.Programs;

namespace Throughline.Interchange;

/// <summary>A plan as read from a file, not yet part of any program.</summary>
public sealed record PlanImport
{
    /// <summary>The format, by the content of the file.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>What was kept, changed and dropped.</summary>
    public required ImportLedger Ledger { get; init; }

    /// <summary>The dates the file holds for its tasks.</summary>
    public required StoredDates StoredDates { get; init; }

    /// <summary>For a sheet: how its columns were read; to be adjusted and saved. Null for other formats.</summary>
    public Sheets.SheetMapping? Mapping { get; init; }

    /// <summary>The items whose key stands in the file; the others got the next numbers.</summary>
    public ImmutableHashSet<WorkItemId> Keyed { get; init; } = [];

    /// <summary>The tasks of a sheet whose duration does not stand in it.</summary>
    public ImmutableHashSet<WorkItemId> WithoutDuration { get; init; } = [];

    /// <summary>Where in the file an entity stands, from line 1.</summary>
    public IReadOnlyDictionary<EntityRef, int> Lines { get; init; } = ImmutableDictionary<EntityRef, int>.Empty;
}

/// <summary>What reading a file gave: a plan, or the problems why there is none. Warnings may come with a plan.</summary>
/// <param name="Import">The plan. Null when there are errors.</param>
/// <param name="Problems">All problems at once.</param>
public sealed record ImportResult(PlanImport? Import, ImmutableArray<ImportProblem> Problems)
{
    /// <summary>For a sheet: its columns and first rows, so that the mapping can be adjusted even when it does not fit yet.</summary>
    public Sheets.SheetPreview? Preview { get; init; }
}

/// <summary>The formats that are recognized.</summary>
public enum FileFormat
{
    /// <summary>None of the others.</summary>
    Unknown = 0,

    /// <summary>Microsoft Project XML.</summary>
    MicrosoftProjectXml = 1,

    /// <summary>Microsoft Project's own binary file; recognized, not read.</summary>
    MicrosoftProjectBinary = 2,

    /// <summary>Text with separated values, also pasted cells.</summary>
    Csv = 3,

    /// <summary>An Excel workbook.</summary>
    Xlsx = 4,

    /// <summary>Excel's old binary workbook; recognized, not read.</summary>
    ExcelBinary = 5,

    /// <summary>Primavera P6 XML; recognized, not read.</summary>
    PrimaveraXml = 6,

    /// <summary>Primavera P6 XER; recognized, not read.</summary>
    PrimaveraXer = 7,
}
