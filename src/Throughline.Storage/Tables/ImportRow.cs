using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Throughline.Storage.Tables;

/// <summary>A file that made a revision, as it came, with the ledger of what became of it.</summary>
internal sealed class ImportRow
{
    public required Guid ProgramId { get; init; }

    public required Guid Id { get; init; }

    public required long Revision { get; init; }

    public required string FileName { get; init; }

    public required long Size { get; init; }

    public required byte[] Content { get; init; }

    public required string Ledger { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public required string ImportedBy { get; init; }
}

internal sealed class ImportTable : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("Imports");
        builder.HasKey(row => new { row.ProgramId, row.Id });
        builder.HasOne<ProgramHead>().WithMany().HasForeignKey(row => row.ProgramId).OnDelete(DeleteBehavior.Cascade);
    }
}
