using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Throughline.Storage.Tables;

/// <summary>A saved mapping of a sheet's columns.</summary>
internal sealed class MappingRow
{
    public required string Person { get; init; }

    public required string Name { get; init; }

    public required string Mapping { get; init; }
}

internal sealed class MappingTable : IEntityTypeConfiguration<MappingRow>
{
    public void Configure(EntityTypeBuilder<MappingRow> builder)
    {
        builder.ToTable("SheetMappings");
        builder.HasKey(row => new { row.Person, row.Name });
    }
}
