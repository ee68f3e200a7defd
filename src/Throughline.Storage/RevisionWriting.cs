using Microsoft.EntityFrameworkCore;
using Throughline.Storage.Tables;

namespace Throughline.Storage;

/// <summary>Writes one revision: the head, the log entry, the rows that changed, and what comes with them.</summary>
internal static class RevisionWriting
{
    public static async Task<AppendOutcome> Write(ThroughlineContext context, RowWriter rows, RevisionToAppend revision)
    {
        var (program, entry) = (revision.Program.Value, revision.Entry);
        var present = await context.Heads.Where(head => head.ProgramId == program).Select(head => (long?)head.Revision).SingleOrDefaultAsync();
        if ((present ?? 0) + 1 != entry.Revision) return AppendOutcome.RevisionTaken;
        await rows.Put(context, Head(revision));
        await rows.Add(context, LogRow.Of(program, entry, revision.Effect));
        if (revision.Import is { } import) await rows.Add(context, Row(import, revision));
        foreach (var change in entry.Changes)
            await rows.Put(context, change.After ?? change.Before!, new RowStamp(program, entry.Revision, change.After is null));
        if (revision.DraftOf is { } person) await context.Drafts.Where(row => row.ProgramId == program && row.Person == person).ExecuteDeleteAsync();
        return AppendOutcome.Appended;
    }

    private static ProgramHead Head(RevisionToAppend revision) => new()
    {
        ProgramId = revision.Program.Value,
        Revision = revision.Entry.Revision,
        Surroundings = revision.Surroundings,
        Name = revision.Summary.Name,
        KeyPrefix = revision.Summary.KeyPrefix,
        IsDemo = revision.Summary.IsDemo,
        ChangedAt = revision.Entry.At,
        ChangedBy = revision.Entry.Author,
        Start = revision.Summary.Start,
        Finish = revision.Summary.Finish,
        CommitmentsMissed = revision.Summary.CommitmentsMissed,
        Summary = revision.Summary,
    };

    private static ImportRow Row(StoredImport import, RevisionToAppend revision) => new()
    {
        ProgramId = revision.Program.Value,
        Id = import.Id,
        Revision = revision.Entry.Revision,
        FileName = import.FileName,
        Size = import.Content.LongLength,
        Content = import.Content,
        Ledger = import.Ledger,
        ImportedAt = revision.Entry.At,
        ImportedBy = revision.Entry.Author,
    };
}
