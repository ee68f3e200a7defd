using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Programs.Outlooks;

namespace Throughline.Storage.Tables;

/// <summary>The last revision of a program and what lists show of it. Every other row of the program goes with it.</summary>
internal sealed class ProgramHead
{
    public required Guid ProgramId { get; init; }

    public required long Revision { get; set; }

    public required Surroundings Surroundings { get; set; }

    public required string Name { get; set; }

    public required string KeyPrefix { get; set; }

    public required bool IsDemo { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }

    public DateTime? Start { get; set; }

    public DateTime? Finish { get; set; }

    public int CommitmentsMissed { get; set; }

    public required ProgramSummary Summary { get; set; }
}

internal sealed class ProgramHeadTable : IEntityTypeConfiguration<ProgramHead>
{
    public void Configure(EntityTypeBuilder<ProgramHead> builder)
    {
        builder.ToTable("ProgramHeads");
        builder.HasKey(head => head.ProgramId);
        builder.Property(head => head.Surroundings).AsJson();
        builder.Property(head => head.Summary).AsJson();
    }
}
