using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Throughline.Server.Pages.Timeline;

/// <summary>
/// Everything the plan page draws, in one document: columns by ordinal (the row's place in the outline, from 0), dates as whole minutes since
/// <see cref="PlanHeader.Epoch"/>, repeated texts as dictionaries, rare values as sparse columns. The browser never asks again to scroll.
/// </summary>
/// <param name="Header">What holds for the whole plan.</param>
/// <param name="Rows">All rows, in outline order.</param>
public sealed record PlanPayload(PlanHeader Header, PackedRows Rows);

/// <summary>
/// What changed between two versions of one view. Apply in this order: drop the rows named by <paramref name="Removed"/>, then go through
/// <paramref name="Rows"/> in ascending order: a row whose key is known replaces the old one in its place, any other is inserted at its ordinal.
/// A row that moved in the outline is both removed and inserted.
/// </summary>
/// <param name="From">The version this applies to; any other needs the whole payload.</param>
/// <param name="Header">The header of the new version.</param>
/// <param name="Removed">Keys of rows that left or moved.</param>
/// <param name="Rows">Rows that are new, moved or changed, by their new ordinals.</param>
public sealed record PlanDelta(string From, PlanHeader Header, ImmutableArray<string> Removed, PackedRows Rows);

/// <summary>What holds for the whole plan.</summary>
public sealed record PlanHeader
{
    /// <summary>Names this version of the view; a delta starts from it.</summary>
    public required string Version { get; init; }

    /// <summary>The program's revision.</summary>
    public required long Revision { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>Midnight from which all minutes are counted, as <c>yyyy-MM-dd</c>.</summary>
    public required string Epoch { get; init; }

    /// <summary>Start of the program in minutes. Null: nothing has dates.</summary>
    public long? Start { get; init; }

    /// <summary>Finish of the program in minutes. Null: nothing has dates.</summary>
    public long? Finish { get; init; }

    /// <summary>Today in minutes.</summary>
    public required long Today { get; init; }

    /// <summary>The date up to which facts are recorded, in minutes. Null: none.</summary>
    public long? StatusDate { get; init; }

    /// <summary>Working minutes of a day, by which float is shown in days.</summary>
    public int DayMinutes { get; init; } = 480;

    /// <summary>Float up to which a row counts as near-critical, in working minutes.</summary>
    public long NearCriticalMinutes { get; init; }

    /// <summary>Days of the week on which nobody works, 0 = Sunday.</summary>
    public ImmutableArray<int> WeeklyDaysOff { get; init; } = [];

    /// <summary>Other days on which nobody works: pairs of first and last day, in days since the epoch.</summary>
    public ImmutableArray<int> DaysOff { get; init; } = [];

    /// <summary>Columns that were asked for besides those that always come, by their names in exports (<see cref="Throughline.Interchange.Reports.PlanColumn.Id"/>).</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Number of edits in the reader's draft.</summary>
    public int DraftEdits { get; init; }
}

/// <summary>Rows in columns; every plain column has one entry per row.</summary>
public sealed record PackedRows
{
    /// <summary>Ordinals of the rows. Null: all, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<int>? At { get; init; }

    /// <summary>The longest beginning that all keys share.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>Keys without <see cref="KeyPrefix"/>.</summary>
    public required ImmutableArray<string> Key { get; init; }

    /// <summary>Names.</summary>
    public required ImmutableArray<string> Name { get; init; }

    /// <summary>Depths.</summary>
    public required ImmutableArray<int> Level { get; init; }

    /// <summary><see cref="PlanRowFlags"/>.</summary>
    public required ImmutableArray<int> Flags { get; init; }

    /// <summary>Starts in minutes; 0 where undated.</summary>
    public required ImmutableArray<long> Start { get; init; }

    /// <summary>Minutes from start to finish by the wall clock.</summary>
    public required ImmutableArray<long> Span { get; init; }

    /// <summary>Percent done.</summary>
    public required ImmutableArray<int> Percent { get; init; }

    /// <summary>Total float in working minutes. Null: unknown.</summary>
    public required ImmutableArray<long?> Float { get; init; }

    /// <summary>Durations as typed.</summary>
    public required PackedTexts Duration { get; init; }

    /// <summary>Accountable people.</summary>
    public required PackedTexts Owner { get; init; }

    /// <summary>Who works on it.</summary>
    public required PackedTexts Resources { get; init; }

    /// <summary>Own calendars.</summary>
    public required PackedTexts Calendar { get; init; }

    /// <summary>Baselines: distance of its start from the row's start, and of its finish from the row's finish, in minutes.</summary>
    public required PackedSpans Baseline { get; init; }

    /// <summary>Places before the draft: distances as for <see cref="Baseline"/>.</summary>
    public required PackedSpans Before { get; init; }

    /// <summary><see cref="PlanRowChange"/> where not none.</summary>
    public required PackedNumbers Changed { get; init; }

    /// <summary>Deadlines in minutes.</summary>
    public required PackedNumbers Deadline { get; init; }

    /// <summary>Promised dates in minutes.</summary>
    public required PackedNumbers Commitment { get; init; }

    /// <summary>Who promised them, entry by entry of <see cref="Commitment"/>.</summary>
    public required PackedTexts CommitmentBy { get; init; }

    /// <summary>Dates of constraints in minutes.</summary>
    public required PackedNumbers ConstraintDate { get; init; }

    /// <summary>Constraints in words.</summary>
    public required PackedTexts Constraint { get; init; }

    /// <summary>Warnings as sentences.</summary>
    public required PackedTexts Warning { get; init; }

    /// <summary>Links from predecessors.</summary>
    public required PackedLinks Links { get; init; }

    /// <summary>One column for each of <see cref="PlanHeader.Columns"/>.</summary>
    public ImmutableArray<PackedColumn> Asked { get; init; } = [];
}

/// <summary>Texts that repeat.</summary>
/// <param name="Texts">The distinct texts; the first is always empty.</param>
/// <param name="Index">Place in <paramref name="Texts"/>, one per row; empty when every row has the empty text.</param>
public sealed record PackedTexts(ImmutableArray<string> Texts, ImmutableArray<int> Index);

/// <summary>A number that few rows have.</summary>
/// <param name="Row">Positions in the packed rows, ascending.</param>
/// <param name="Value">The values.</param>
public sealed record PackedNumbers(ImmutableArray<int> Row, ImmutableArray<long> Value);

/// <summary>A column that was asked for: of texts, or of numbers and dates (minutes since the epoch).</summary>
/// <param name="Texts">The texts. Null: the column holds numbers.</param>
/// <param name="Row">Positions in the packed rows that have a number, ascending. Null: every row.</param>
/// <param name="Value">The numbers.</param>
public sealed record PackedColumn(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PackedTexts? Texts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<int>? Row,
    ImmutableArray<double> Value);

/// <summary>Two dates that not every row has.</summary>
/// <param name="Row">Positions in the packed rows, ascending. Null: every row.</param>
/// <param name="Start">First values, in minutes.</param>
/// <param name="Finish">Second values, in minutes.</param>
public sealed record PackedSpans([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<int>? Row, ImmutableArray<long> Start, ImmutableArray<long> Finish);

/// <summary>Links, row after row.</summary>
/// <param name="Count">How many lead into each row.</param>
/// <param name="Back">Ordinal of the row minus ordinal of its predecessor.</param>
/// <param name="Kind">Type (0 FF, 1 FS, 2 SF, 3 SS) + 4 when driving + 8 when violated.</param>
/// <param name="Lag">Lags as typed.</param>
public sealed record PackedLinks(ImmutableArray<int> Count, ImmutableArray<int> Back, ImmutableArray<int> Kind, PackedTexts Lag);
