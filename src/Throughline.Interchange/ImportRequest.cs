using Throughline.Programs;

namespace Throughline.Interchange;

/// <summary>What a reader needs to know besides the file.</summary>
public sealed record ImportRequest
{
    /// <summary>The program the plan belongs to. All identifiers follow from it and from the file's own, so that reading twice gives the same plan.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>The day of the import; used where a file states no start.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What the program shall be called. Null: as the file says.</summary>
    public string? ProgramName { get; init; }

    /// <summary>The prefix of the work items' keys. Null: made from the name.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>How a sheet's columns are read. Null: guessed from its headers.</summary>
    public Sheets.SheetMapping? Mapping { get; init; }

    /// <summary>The program a newer file is laid over: a sheet counts its durations in that program's days and knows its keys. Null: a new program.</summary>
    public ProgramDetails? Over { get; init; }

    /// <summary>How much is read before a file is refused.</summary>
    public ImportLimits Limits { get; init; } = ImportLimits.Default;

    /// <summary>Whether the plan as a whole is checked too (circles, calendars without working time), so that each problem names its line. Default: no; then only the file is.</summary>
    public bool ChecksPlan { get; init; }
}

/// <summary>How much is read before a file is refused. Generous for real plans, small enough that no file can exhaust the machine.</summary>
public sealed record ImportLimits
{
    /// <summary>The limits unless others are given.</summary>
    public static ImportLimits Default { get; } = new();

    /// <summary>Bytes of a file. Default 128 MiB: about 120,000 tasks of Microsoft Project XML.</summary>
    public long Bytes { get; init; } = 128L << 20;

    /// <summary>Bytes of a packed workbook once unpacked. Default 256 MiB.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Nesting of elements. Default 64; real files use fewer than 12.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Characters of one value. Default 1,000,000.</summary>
    public int ValueLength { get; init; } = 1_000_000;

    /// <summary>Characters of one cell of a workbook. Default 32,767, as many as Excel takes.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>Bytes of memory that the cells of a sheet may take. Default 192 MiB: 200,000 rows of 20 columns, half of them filled.</summary>
    public long SheetBytes { get; init; } = 192L << 20;

    /// <summary>Tasks, or rows of a sheet. Default 200,000.</summary>
    public int Items { get; init; } = 200_000;

    /// <summary>Rows of everything else together: links, assignments, calendar exceptions, baseline entries, custom values. Default 1,500,000.</summary>
    public int Details { get; init; } = 1_500_000;

    /// <summary>Different element names. Default 10,000; real files use about 400.</summary>
    public int Names { get; init; } = 10_000;

    /// <summary>Problems that are listed; the rest is only counted. Default 500.</summary>
    public int Problems { get; init; } = 500;
}

/// <summary>How far a reader is.</summary>
/// <param name="Stage">What is being read.</param>
/// <param name="Fraction">Part of the file that is read, 0 to 1; null when the length is unknown.</param>
/// <param name="Items">Tasks or rows read so far.</param>
public readonly record struct ImportProgress(string Stage, double? Fraction, int Items);
