using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Interchange;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Pages.Import;

/// <summary>How a file shall be read.</summary>
public sealed record ReadingTerms
{
    /// <summary>The program it belongs to, or will.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>Whether that program is there already and the file is a newer version of it.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>What a new program shall be called. Null: as the file says.</summary>
    public string? Name { get; init; }

    /// <summary>How a sheet's columns are read. Null: guessed.</summary>
    public SheetMapping? Mapping { get; init; }
}

/// <summary>What a file would give, before anything is imported.</summary>
public sealed record ImportCheck
{
    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How it was read.</summary>
    public required ReadingTerms Terms { get; init; }

    /// <summary>What reading gave.</summary>
    public required ImportResult Result { get; init; }

    /// <summary>The program as it is, where the file is a newer version of it.</summary>
    public Answer<Plan>? Current { get; init; }

    /// <summary>The plan as it would be with computed dates. Null: there is none.</summary>
    public Plan? Wanted { get; init; }

    /// <summary>What follows from that plan.</summary>
    public Outlook? Outlook { get; init; }

    /// <summary>Where the file's dates and ours differ.</summary>
    public DateComparison Dates { get; init; } = new(0, []);

    /// <summary>What keeps the plan from being imported although it could be read, as sentences.</summary>
    public ImmutableArray<string> PlanProblems { get; init; } = [];

    /// <summary>How a sheet's columns are read. Null: it is no sheet.</summary>
    public SheetMapping? Mapping => Result.Import?.Mapping ?? Terms.Mapping ?? (Result.Preview is { } preview ? new SheetMapping { Columns = preview.Columns, HasHeader = preview.HeaderLine > 0 } : null);

    /// <summary>Whether everything is in order to import.</summary>
    public bool CanImport => Result.Import is not null && Wanted is not null && PlanProblems.IsEmpty;

    /// <summary>Tasks and milestones of the plan; summaries do not count.</summary>
    public int Tasks => Outlook is null ? 0 : Enumerable.Range(0, Outlook.Count).Count(row => !Outlook.IsSummary(row));

    /// <summary>What keeps it from being imported: problems that are errors, and those of the plan.</summary>
    public int Errors => Result.Problems.Count(problem => problem.Severity == ImportSeverity.Error) + PlanProblems.Length;
}

/// <summary>The ledger as it is kept with an import.</summary>
/// <param name="Format">What the file is.</param>
/// <param name="Ledger">What was kept, changed, computed anew and dropped.</param>
/// <param name="Warnings">What in the file is not as it should be.</param>
/// <param name="KeptFileDates">How many tasks keep the file's dates.</param>
/// <param name="OtherDates">How many tasks have other dates than in the file.</param>
public sealed record LedgerRecord(FileFormat Format, ImportLedger Ledger, ImmutableArray<ImportProblem> Warnings, int KeptFileDates = 0, int OtherDates = 0);

/// <summary>Asks for the whole plan.</summary>
public sealed record PlanOfProgram : IProgramView<Plan>
{
    public Plan Of(ProgramSnapshot snapshot) => snapshot.Revision.Plan;
}
