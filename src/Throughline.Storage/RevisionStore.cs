using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Storage.Tables;

namespace Throughline.Storage;

/// <summary>The store on a relational database.</summary>
internal sealed partial class RevisionStore(IDatabase database) : IRevisionStore
{
    public async Task<StoredProgram?> Load(ProgramId program, CancellationToken cancel)
    {
        while (true)
        {
            // Two readers share the work. Each sees one moment; where a commit came between the two moments, both look again.
            var links = Task.Run(() => LoadLinks(program, cancel), cancel);
            var items = await LoadItems(program, cancel);
            var rest = await links;
            if (items is null || rest is null) return null;
            if (items.Revision != rest.Revision) continue;
            var plan = items.Plan with { Dependencies = rest.Dependencies, Assignments = rest.Assignments, Baselines = rest.Baselines };
            return items with { Plan = plan };
        }
    }

    private async Task<StoredProgram?> LoadItems(ProgramId program, CancellationToken cancel)
    {
        await using var context = database.Open();
        await using var moment = await database.BeginSnapshot(context, cancel);
        var head = await context.Heads.AsNoTracking().SingleOrDefaultAsync(row => row.ProgramId == program.Value, cancel);
        if (head is null) return null;
        var plan = new Plan
        {
            Program = (await Rows<ProgramDetails>(context, program, cancel)).Single(),
            Calendars = EntityTable<PlanCalendar>.Of(await Rows<PlanCalendar>(context, program, cancel)),
            Resources = EntityTable<Resource>.Of(await Rows<Resource>(context, program, cancel)),
            WorkItems = EntityTable<WorkItem>.Of(await Rows<WorkItem>(context, program, cancel)),
        };
        return new StoredProgram(head.Revision, plan, head.Surroundings);
    }

    private sealed record Links(long Revision, EntityTable<Dependency> Dependencies, EntityTable<Assignment> Assignments, EntityTable<Baseline> Baselines);

    private async Task<Links?> LoadLinks(ProgramId program, CancellationToken cancel)
    {
        await using var context = database.Open();
        await using var moment = await database.BeginSnapshot(context, cancel);
        var revision = await context.Heads.Where(row => row.ProgramId == program.Value).Select(row => (long?)row.Revision).SingleOrDefaultAsync(cancel);
        return revision is null ? null : new Links(
            revision.Value,
            EntityTable<Dependency>.Of(await Rows<Dependency>(context, program, cancel)),
            EntityTable<Assignment>.Of(await Rows<Assignment>(context, program, cancel)),
            EntityTable<Baseline>.Of(await Rows<Baseline>(context, program, cancel)));
    }

    public async Task<AppendOutcome> Append(RevisionToAppend revision, CancellationToken cancel)
    {
        try
        {
            return await database.Write((context, rows) => RevisionWriting.Write(context, rows, revision), cancel);
        }
        catch (DbException)
        {
            if (await IsTaken(revision)) return AppendOutcome.RevisionTaken;
            throw;
        }
    }

    public async Task<ImmutableArray<LogEntry>> LogAfter(ProgramId program, long after, CancellationToken cancel)
    {
        await using var context = database.Open();
        var rows = await context.Log.AsNoTracking().Where(row => row.ProgramId == program.Value && row.Revision > after)
            .OrderBy(row => row.Revision).ToListAsync(cancel);
        return [.. rows.Select(row => row.ToEntry())];
    }

    public async Task<LogEntry?> LogEntry(ProgramId program, long revision, CancellationToken cancel)
    {
        await using var context = database.Open();
        var found = await context.Log.AsNoTracking().SingleOrDefaultAsync(row => row.ProgramId == program.Value && row.Revision == revision, cancel);
        return found?.ToEntry();
    }

    public async Task<LogEntry?> FindChangeSet(ProgramId program, Guid changeSet, CancellationToken cancel)
    {
        await using var context = database.Open();
        var found = await context.Log.AsNoTracking().SingleOrDefaultAsync(row => row.ProgramId == program.Value && row.ChangeSetId == changeSet, cancel);
        return found?.ToEntry();
    }

    public async Task<Surroundings?> SurroundingsAt(ProgramId program, long revision, CancellationToken cancel)
    {
        await using var context = database.Open();
        var found = await context.Log.AsNoTracking()
            .Where(row => row.ProgramId == program.Value && row.Revision <= revision && row.Surroundings != null)
            .OrderByDescending(row => row.Revision).Select(row => row.Surroundings).FirstOrDefaultAsync(cancel);
        return found is null ? null : StorageJson.Read<Surroundings>(found);
    }

    public async Task<ImmutableArray<LogHeadline>> Headlines(ProgramId program, long before, int take, CancellationToken cancel)
    {
        await using var context = database.Open();
        var rows = await context.Log.AsNoTracking().Where(row => row.ProgramId == program.Value && row.Revision < before)
            .OrderByDescending(row => row.Revision).Take(take)
            .Select(row => new LogHeadline(row.Revision, row.ChangeSetId, row.Kind, row.Author, row.At, row.Reason, row.Undoes, row.ChangeCount, row.Effect))
            .ToListAsync(cancel);
        return [.. rows];
    }

    public async Task<ImmutableArray<ProgramSummary>> Summaries(CancellationToken cancel)
    {
        await using var context = database.Open();
        var rows = await context.Heads.AsNoTracking().OrderBy(head => head.Name).ThenBy(head => head.ProgramId).Select(head => head.Summary).ToListAsync(cancel);
        return [.. rows];
    }

    public Task<bool> Remove(ProgramId program, CancellationToken cancel) =>
        database.Write(async (context, _) => await context.Heads.Where(head => head.ProgramId == program.Value).ExecuteDeleteAsync(CancellationToken.None) > 0, cancel);

    private static Task<List<T>> Rows<T>(ThroughlineContext context, ProgramId program, CancellationToken cancel) where T : Entity =>
        context.Set<T>().AsNoTracking()
            .Where(row => EF.Property<Guid>(row, EntityRows.Program) == program.Value && !EF.Property<bool>(row, EntityRows.IsRemoved))
            .ToListAsync(cancel);

    /// <summary>Whether a write failed because the log already holds the revision or the change set.</summary>
    private async Task<bool> IsTaken(RevisionToAppend revision)
    {
        await using var context = database.Open();
        return await context.Log.AnyAsync(
            row => row.ProgramId == revision.Program.Value && (row.Revision == revision.Entry.Revision || row.ChangeSetId == revision.Entry.ChangeSetId));
    }
}
