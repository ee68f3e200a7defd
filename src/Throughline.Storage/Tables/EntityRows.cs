using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Programs;

namespace Throughline.Storage.Tables;

/// <summary>What every table of a plan's entities has besides the entity itself.</summary>
internal static class EntityRows
{
    /// <summary>The program the row belongs to.</summary>
    public const string Program = "ProgramId";

    /// <summary>The revision that last changed the row.</summary>
    public const string Revision = "Revision";

    /// <summary>True for a tombstone: the entity was removed in that revision.</summary>
    public const string IsRemoved = "IsRemoved";

    /// <summary>Keys the table by (program, id) and adds the columns every row carries.</summary>
    public static void KeyByProgram<T>(this EntityTypeBuilder<T> table, string name) where T : Entity
    {
        table.ToTable(name);
        table.Ignore(entity => entity.Ref);
        table.Property<Guid>(Program);
        table.Property<long>(Revision);
        table.Property<bool>(IsRemoved);
        table.HasKey(Program, "Id");
        table.HasOne<ProgramHead>().WithMany().HasForeignKey(Program).OnDelete(DeleteBehavior.Cascade);
    }
}
