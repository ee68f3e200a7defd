using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Throughline.Programs;
using Throughline.Storage.Tables;

namespace Throughline.Storage;

/// <summary>What is kept beside the plan: drafts, imports, column mappings.</summary>
internal sealed partial class RevisionStore
{
    public async Task<StoredDraft?> Draft(ProgramId program, string person, CancellationToken cancel)
    {
        await using var context = database.Open();
        var row = await context.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ProgramId == program.Value && draft.Person == person, cancel);
        return row is null ? null : new StoredDraft(program, row.Person, row.Id, row.BaseRevision, row.ChangedAt, row.Edits);
    }

    public Task SaveDraft(StoredDraft draft, CancellationToken cancel) => database.Write(
        async (context, rows) =>
        {
            await rows.Put(context, new DraftRow
            {
                ProgramId = draft.Program.Value,
                Person = draft.Person,
                Id = draft.Id,
                BaseRevision = draft.BaseRevision,
                ChangedAt = draft.ChangedAt,
                Edits = draft.Edits,
            });
            return true;
        },
        cancel);

    public Task RemoveDraft(ProgramId program, string person, CancellationToken cancel) => database.Write(
        (context, _) => context.Drafts.Where(row => row.ProgramId == program.Value && row.Person == person).ExecuteDeleteAsync(CancellationToken.None), cancel);

    public async Task<ImmutableArray<ImportHeadline>> Imports(ProgramId program, CancellationToken cancel)
    {
        await using var context = database.Open();
        var rows = await context.Imports.AsNoTracking().Where(row => row.ProgramId == program.Value).OrderByDescending(row => row.Revision)
            .Select(row => new ImportHeadline(row.Id, row.Revision, row.FileName, row.Size, row.ImportedAt, row.ImportedBy)).ToListAsync(cancel);
        return [.. rows];
    }

    public async Task<StoredImport?> Import(ProgramId program, Guid import, CancellationToken cancel)
    {
        await using var context = database.Open();
        return await context.Imports.AsNoTracking().Where(row => row.ProgramId == program.Value && row.Id == import)
            .Select(row => new StoredImport(row.Id, row.FileName, row.Content, row.Ledger)).SingleOrDefaultAsync(cancel);
    }

    public async Task<ImmutableArray<SavedMapping>> Mappings(string person, CancellationToken cancel)
    {
        await using var context = database.Open();
        var rows = await context.Mappings.AsNoTracking().Where(row => row.Person == person).OrderBy(row => row.Name)
            .Select(row => new SavedMapping(row.Person, row.Name, row.Mapping)).ToListAsync(cancel);
        return [.. rows];
    }

    public Task SaveMapping(SavedMapping mapping, CancellationToken cancel) => database.Write(
        async (context, rows) =>
        {
            await rows.Put(context, new MappingRow { Person = mapping.Person, Name = mapping.Name, Mapping = mapping.Mapping });
            return true;
        },
        cancel);
}
