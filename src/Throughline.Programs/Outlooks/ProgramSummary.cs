using Throughline.Programs.ChangeSets;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Outlooks;

/// <summary>What the list of programs shows of one: written with each revision, so that a list computes nothing.</summary>
public sealed record ProgramSummary
{
    /// <summary>The program.</summary>
    public required ProgramId Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What its keys begin with.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>True for a demonstration program.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The revision summarized.</summary>
    public required long Revision { get; init; }

    /// <summary>When that revision was made (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When the first work starts. Null: the plan has no dates.</summary>
    public DateTime? Start { get; init; }

    /// <summary>When the last work finishes. Null: the plan has no dates.</summary>
    public DateTime? Finish { get; init; }

    /// <summary>Share of the work's duration that is done, 0 to 100.</summary>
    public double PercentComplete { get; init; }

    /// <summary>How many summaries, tasks and milestones there are.</summary>
    public int WorkItems { get; init; }

    /// <summary>How many of them are milestones.</summary>
    public int Milestones { get; init; }

    /// <summary>How many items carry a commitment.</summary>
    public int Commitments { get; init; }

    /// <summary>How many commitments are forecast to be missed.</summary>
    public int CommitmentsMissed { get; init; }

    /// <summary>The missed commitment that is furthest behind, or the next one to come. Null: none was made.</summary>
    public CommitmentOutlook? Commitment { get; init; }

    /// <summary>How many problems keep dates from being computed.</summary>
    public int Errors { get; init; }

    /// <summary>How many things deserve a look.</summary>
    public int Warnings { get; init; }

    /// <summary>Total cost in the program's currency.</summary>
    public decimal Cost { get; init; }

    /// <summary>ISO 4217 code, or empty.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Summarizes a revision.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="entry">The log entry that made it.</param>
    public static ProgramSummary Of(Revision revision, LogEntry entry)
    {
        var (program, outlook) = (revision.Plan.Program, revision.Outlook);
        var isDated = outlook is { HasDates: true, Count: > 0 };
        var promised = outlook.Marks.Promised;
        return new ProgramSummary
        {
            Id = program.Id,
            Name = program.Name,
            KeyPrefix = program.KeyPrefix,
            IsDemo = program.IsDemo,
            Revision = revision.Number,
            ChangedAt = entry.At,
            ChangedBy = entry.Author,
            Start = isDated ? outlook.ProgramStart : null,
            Finish = isDated ? outlook.ProgramFinish : null,
            PercentComplete = Math.Round(outlook.TotalPercentComplete, 2),
            WorkItems = outlook.Count,
            Milestones = outlook.Marks.Milestones,
            Commitments = promised.Count,
            CommitmentsMissed = promised.Count(outlook.IsCommitmentMissed),
            Commitment = isDated ? Telling(outlook, promised) : null,
            Errors = outlook.Problems.Count(problem => problem.Severity == Severity.Error),
            Warnings = outlook.Problems.Count(problem => problem.Severity == Severity.Warning),
            Cost = outlook.TotalCost,
            Currency = program.Currency,
        };
    }

    /// <summary>The commitment a reader should hear of first: the one missed by most, else the next one not yet finished, else the last.</summary>
    private static CommitmentOutlook? Telling(Outlook outlook, IReadOnlyList<int> promised)
    {
        if (promised.Count == 0) return null;
        var missed = promised.Where(outlook.IsCommitmentMissed).ToList();
        var row = missed.Count > 0
            ? missed.MaxBy(candidate => outlook.Finish(candidate) - outlook.Item(candidate).Commitment!.Date)
            : promised.OrderBy(candidate => outlook.PercentComplete(candidate) >= 100).ThenBy(candidate => outlook.Item(candidate).Commitment!.Date).First();
        var item = outlook.Item(row);
        return new CommitmentOutlook(item.Id, item.Name, item.Commitment!.Date, outlook.Finish(row), outlook.IsCommitmentMissed(row));
    }
}

/// <summary>A promised date beside the forecast.</summary>
/// <param name="Item">The item.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Promised">The promised date.</param>
/// <param name="Forecast">The finish as computed.</param>
/// <param name="IsMissed">Whether the promise is not kept as things stand.</param>
public sealed record CommitmentOutlook(WorkItemId Item, string Name, DateTime Promised, DateTime Forecast, bool IsMissed);
