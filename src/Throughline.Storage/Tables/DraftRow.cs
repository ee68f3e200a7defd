using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Throughline.Storage.Tables;

/// <summary>One person's uncommitted edits of one program.</summary>
internal sealed class DraftRow
{
    public required Guid ProgramId { get; init; }

    public required string Person { get; init; }

    public required Guid Id { get; init; }

    public required long BaseRevision { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string Edits { get; init; }
}

internal sealed class DraftTable : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(row => new { row.ProgramId, row.Person });
        builder.HasOne<ProgramHead>().WithMany().HasForeignKey(row => row.ProgramId).OnDelete(DeleteBehavior.Cascade);
    }
}
