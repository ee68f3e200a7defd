using System.Collections.Immutable;

namespace Throughline.Interchange.Sheets;

/// <summary>What a column of a sheet means.</summary>
public enum SheetField
{
    /// <summary>Not read.</summary>
    Ignore = 0,

    /// <summary>The row's identifier; predecessors may name it, and a newer sheet is matched by it.</summary>
    Id = 1,

    /// <summary>The task's name. The only column a sheet must have.</summary>
    Name = 2,

    /// <summary>Depth in the outline: 1 at the top.</summary>
    OutlineLevel = 3,

    /// <summary>Place in the outline: <c>1.2.3</c>.</summary>
    Wbs = 4,

    /// <summary>Identifier of the row above in the outline.</summary>
    Parent = 5,

    /// <summary>Duration: <c>2d</c>, <c>3ed</c>, <c>1.5w</c>, <c>4h</c>, <c>5d?</c>; a bare number counts in the mapping's unit.</summary>
    Duration = 6,

    /// <summary>Start date.</summary>
    Start = 7,

    /// <summary>Finish date.</summary>
    Finish = 8,

    /// <summary>Predecessors: <c>3FS+2d, 7SS</c>, by number of the row or by identifier.</summary>
    Predecessors = 9,

    /// <summary>Identifiers of rows that wait for this one.</summary>
    Successors = 10,

    /// <summary>Resources with their share: <c>Red Team[50%]; Blue Team</c>.</summary>
    Resources = 11,

    /// <summary>The one who is accountable.</summary>
    Owner = 12,

    /// <summary>Percent complete: <c>40</c> or <c>40%</c>.</summary>
    PercentComplete = 13,

    /// <summary>A status in words; done, closed and the like mean complete.</summary>
    Status = 14,

    /// <summary>Whether the row is a milestone: yes or no.</summary>
    Milestone = 15,

    /// <summary>A date that must hold but moves nothing.</summary>
    Deadline = 16,

    /// <summary>The constraint in words: <c>Start No Earlier Than</c>.</summary>
    ConstraintType = 17,

    /// <summary>The constraint's date.</summary>
    ConstraintDate = 18,

    /// <summary>Notes; several columns are put one below the other.</summary>
    Notes = 19,

    /// <summary>Actual start.</summary>
    ActualStart = 20,

    /// <summary>Actual finish.</summary>
    ActualFinish = 21,

    /// <summary>The promised date.</summary>
    CommitmentDate = 22,

    /// <summary>Who promised.</summary>
    CommitmentBy = 23,

    /// <summary>Effort, written like a duration.</summary>
    Work = 24,

    /// <summary>Cost.</summary>
    Cost = 25,

    /// <summary>An estimate in seconds, as Jira exports it; taken as duration.</summary>
    EstimateSeconds = 26,

    /// <summary>Kept as a custom field.</summary>
    Custom = 27,

    /// <summary>Manual or automatic.</summary>
    Mode = 28,
}

/// <summary>The order of day, month and year in written dates.</summary>
public enum DateOrder
{
    /// <summary>Found out from the values; where every value allows both, month first with slashes and day first with points.</summary>
    Automatic = 0,

    /// <summary>Day, month, year.</summary>
    DayMonthYear = 1,

    /// <summary>Month, day, year.</summary>
    MonthDayYear = 2,
}

/// <summary>When a start date in the sheet becomes a constraint "start no earlier than".</summary>
public enum StartRule
{
    /// <summary>Only where predecessors and program start would place the task earlier.</summary>
    WhereNeeded = 0,

    /// <summary>Never: logic alone decides.</summary>
    Never = 1,

    /// <summary>For every task that has a start.</summary>
    Always = 2,
}

/// <summary>One column of a mapping.</summary>
/// <param name="Header">The header's text; columns are found by it, whatever their place.</param>
/// <param name="Field">What it means.</param>
/// <param name="Index">The column's place from 0; used where the sheet has no headers or several columns share one.</param>
public sealed record SheetColumn(string Header, SheetField Field, int Index);

/// <summary>How a sheet's columns are read. Can be adjusted, saved as JSON and used again for a newer sheet.</summary>
public sealed record SheetMapping
{
    /// <summary>The columns; those not listed are ignored.</summary>
    public required ImmutableArray<SheetColumn> Columns { get; init; }

    /// <summary>Whether the sheet has a line of headers. Default: yes.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Which sheet of a workbook. Null: the first.</summary>
    public string? SheetName { get; init; }

    /// <summary>Order of day and month. Default: found out.</summary>
    public DateOrder DateOrder { get; init; }

    /// <summary>What a duration without unit counts in. Default: days.</summary>
    public Programs.DurationUnit DurationUnit { get; init; } = Programs.DurationUnit.Days;

    /// <summary>When start dates become constraints. Default: where needed.</summary>
    public StartRule StartRule { get; init; }
}

/// <summary>A sheet's columns and first rows, to choose a mapping by.</summary>
/// <param name="Columns">Header, guessed or given meaning, and place of every column.</param>
/// <param name="Rows">Up to ten rows below the header, as text.</param>
/// <param name="SheetNames">The sheets of a workbook; empty for text.</param>
/// <param name="HeaderLine">The header's line, or 0 where there is none.</param>
/// <param name="RowCount">How many rows with content follow.</param>
public sealed record SheetPreview(ImmutableArray<SheetColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<string> SheetNames, int HeaderLine, int RowCount);
