using Microsoft.EntityFrameworkCore;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Storage.Tables;

namespace Throughline.Storage;

/// <summary>Writes one revision: the head, the log entry, the rows that changed, and what comes with them.</summary>
internal static class RevisionWriting
{
    public static async Task<AppendOutcome> Write(ThroughlineContext context, RevisionToAppend revision)
    {
        var program = revision.Program.Value;
        var head = await context.Heads.AsTracking().SingleOrDefaultAsync(row => row.ProgramId == program);
        if ((head?.Revision ?? 0) + 1 != revision.Entry.Revision) return AppendOutcome.RevisionTaken;
        if (head is null)
        {
            context.Add(NewHead(revision));
        }
        else
        {
            Update(head, revision);
            context.Entry(head).State = EntityState.Modified;
        }
        context.Add(LogRow.Of(program, revision.Entry, revision.Effect));
        if (revision.Import is { } import) context.Add(Row(import, revision));
        await WriteRows(context, program, revision.Entry);
        await context.SaveChangesAsync();
        if (revision.DraftOf is { } person) await context.Drafts.Where(row => row.ProgramId == program && row.Person == person).ExecuteDeleteAsync();
        return AppendOutcome.Appended;
    }

    private static async Task WriteRows(ThroughlineContext context, Guid program, LogEntry entry)
    {
        var tombstones = await Tombstones(context, program, entry);
        foreach (var change in entry.Changes)
        {
            var row = context.Entry((object)(change.After ?? change.Before!));
            row.Property(EntityRows.Program).CurrentValue = program;
            row.Property(EntityRows.Revision).CurrentValue = entry.Revision;
            row.Property(EntityRows.IsRemoved).CurrentValue = change.After is null;
            row.State = change.Before is null && !tombstones.Contains(change.Target) ? EntityState.Added : EntityState.Modified;
        }
    }

    /// <summary>Which of the added entities have a tombstone, because they were there once and come back.</summary>
    private static async Task<HashSet<EntityRef>> Tombstones(ThroughlineContext context, Guid program, LogEntry entry)
    {
        var found = new HashSet<EntityRef>();
        if (entry.Revision == 1) return found;
        foreach (var kind in entry.Changes.Where(change => change.Before is null).Select(change => change.Target.Kind).Distinct())
        {
            var ids = kind switch
            {
                EntityKind.WorkItem => await Removed<WorkItem>(context, program),
                EntityKind.Dependency => await Removed<Dependency>(context, program),
                EntityKind.Resource => await Removed<Resource>(context, program),
                EntityKind.Assignment => await Removed<Assignment>(context, program),
                EntityKind.Calendar => await Removed<PlanCalendar>(context, program),
                EntityKind.Baseline => await Removed<Baseline>(context, program),
                EntityKind.Program => await Removed<ProgramDetails>(context, program),
                _ => throw new System.Diagnostics.UnreachableException($"No table for {kind}."),
            };
            found.UnionWith(ids);
        }
        return found;
    }

    private static async Task<IEnumerable<EntityRef>> Removed<T>(ThroughlineContext context, Guid program) where T : Entity =>
        (await context.Set<T>().AsNoTracking()
            .Where(row => EF.Property<Guid>(row, EntityRows.Program) == program && EF.Property<bool>(row, EntityRows.IsRemoved))
            .ToListAsync()).Select(row => row.Ref);

    private static ProgramHead NewHead(RevisionToAppend revision) => new()
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

    private static void Update(ProgramHead head, RevisionToAppend revision)
    {
        head.Revision = revision.Entry.Revision;
        head.Surroundings = revision.Surroundings;
        head.Name = revision.Summary.Name;
        head.KeyPrefix = revision.Summary.KeyPrefix;
        head.IsDemo = revision.Summary.IsDemo;
        head.ChangedAt = revision.Entry.At;
        head.ChangedBy = revision.Entry.Author;
        head.Start = revision.Summary.Start;
        head.Finish = revision.Summary.Finish;
        head.CommitmentsMissed = revision.Summary.CommitmentsMissed;
        head.Summary = revision.Summary;
    }

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
