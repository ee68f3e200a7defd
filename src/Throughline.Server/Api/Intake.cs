using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Throughline.Grains;
using Throughline.Interchange;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Api;

/// <summary>Takes files in: reads, and makes of what it read the change that brings a program to it.</summary>
internal sealed class Intake(ChangeDoor door, TimeProvider clock)
{
    /// <summary>An identifier that follows from a file's bytes, so that the same file sent twice is imported once; and from a name, where one file becomes several programs.</summary>
    public static async Task<Guid> IdOf(Stream content, string? name, CancellationToken cancel)
    {
        var hash = await SHA256.HashDataAsync(content, cancel);
        content.Position = 0;
        if (name is not null) hash = SHA256.HashData([.. hash, .. Encoding.UTF8.GetBytes(name)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    /// <summary>The day the outlook is taken.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>Reads a file, for a new program or to lay it over one that is there.</summary>
    public ImportResult Read(Stream content, string fileName, ImportTerms terms, Guid program, ProgramDetails? over, CancellationToken cancel) => PlanReader.Read(
        content, fileName,
        new ImportRequest
        {
            Program = new(program),
            Today = Today,
            ProgramName = terms.Name,
            KeyPrefix = terms.KeyPrefix,
            Mapping = terms.Mapping,
            Over = over,
            ChecksPlan = true,
        },
        progress: null, cancel);

    /// <summary>What an import brings a program to, and how its dates compare with the file's.</summary>
    /// <param name="import">What was read.</param>
    /// <param name="current">The program to update. Null: a new one.</param>
    /// <param name="terms">What the caller chose.</param>
    public (Plan Wanted, DateComparison Dates) Weigh(PlanImport import, Plan? current, ImportTerms terms)
    {
        import = current is null ? import : PlanUpdate.Aligned(current, import);
        var plan = current is null ? import.Plan : PlanUpdate.Onto(current, import);
        var outlook = Outlook.Of(plan, new Surroundings(Today));
        // Without dates there is nothing to compare: the plan is refused where it is committed.
        var dates = outlook.HasDates ? DateDifferences.Between(import.StoredDates, outlook) : new DateComparison(0, []);
        var chosen = dates.Differences.Where(difference => terms.KeepReasons.Contains(difference.Reason)).Select(difference => difference.Item).Concat(terms.KeepFileDates);
        return (FileDates.Keep(plan, import.StoredDates, chosen), dates);
    }

    /// <summary>The change that brings a program to a plan. Nothing: the program has it already.</summary>
    /// <param name="wanted">The plan.</param>
    /// <param name="current">The program to update. Null: a new one.</param>
    /// <param name="changeSet">The change set's identifier.</param>
    /// <param name="reason">Why, for the history.</param>
    public ChangeSet ChangesOf(Plan wanted, Answer<Plan>? current, Guid changeSet, string reason) => new()
    {
        Id = changeSet,
        BaseRevision = current?.Revision ?? 0,
        Author = door.Principal.Name,
        Reason = reason,
        Kind = LogEntryKind.Import,
        Changes = current is null ? [.. wanted.Entities().Select(entity => (Change)new Change.Put(entity))] : PlanDifference.Between(current.View, wanted),
    };
}

/// <summary>What the caller of an import chose.</summary>
internal sealed record ImportTerms
{
    /// <summary>What the program shall be called. Null: as the file says.</summary>
    public string? Name { get; init; }

    /// <summary>The prefix of keys. Null: made from the name.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>How a sheet's columns are read. Null: guessed.</summary>
    public Interchange.Sheets.SheetMapping? Mapping { get; init; }

    /// <summary>Tasks that keep the file's dates.</summary>
    public ImmutableHashSet<WorkItemId> KeepFileDates { get; init; } = [];

    /// <summary>Reasons: tasks whose dates differ for one of them keep the file's.</summary>
    public ImmutableHashSet<DateDifferenceReason> KeepReasons { get; init; } = [];

    /// <summary>Why, for the history.</summary>
    public string? Reason { get; init; }
}
