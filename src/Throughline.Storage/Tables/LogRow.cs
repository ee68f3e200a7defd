using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Storage.Tables;

/// <summary>One entry of a program's log. Its key (program, revision) is the fence: nobody makes the same revision twice.</summary>
internal sealed class LogRow
{
    public required Guid ProgramId { get; init; }

    public required long Revision { get; init; }

    public required Guid ChangeSetId { get; init; }

    public required LogEntryKind Kind { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Reason { get; init; }

    public long? Undoes { get; init; }

    public required int ChangeCount { get; init; }

    /// <summary>The entity changes, before and after, as JSON.</summary>
    public required string Changes { get; init; }

    /// <summary>The surroundings adopted here, as JSON.</summary>
    public string? Surroundings { get; init; }

    public string? Effect { get; init; }

    public static LogRow Of(Guid program, LogEntry entry, string? effect) => new()
    {
        ProgramId = program,
        Revision = entry.Revision,
        ChangeSetId = entry.ChangeSetId,
        Kind = entry.Kind,
        Author = entry.Author,
        At = entry.At,
        Reason = entry.Reason,
        Undoes = entry.Undoes,
        ChangeCount = entry.Changes.Length,
        Changes = StorageJson.Write(entry.Changes),
        Surroundings = entry.Surroundings is { } surroundings ? StorageJson.Write(surroundings) : null,
        Effect = effect,
    };

    public LogEntry ToEntry() => new()
    {
        Revision = Revision,
        ChangeSetId = ChangeSetId,
        Kind = Kind,
        Author = Author,
        At = At,
        Reason = Reason,
        Undoes = Undoes,
        Changes = StorageJson.Read<System.Collections.Immutable.ImmutableArray<EntityChange>>(Changes),
        Surroundings = Surroundings is null ? null : StorageJson.Read<Surroundings>(Surroundings),
    };
}

internal sealed class LogTable : IEntityTypeConfiguration<LogRow>
{
    public void Configure(EntityTypeBuilder<LogRow> builder)
    {
        builder.ToTable("ChangeLog");
        builder.HasKey(row => new { row.ProgramId, row.Revision });
        builder.HasIndex(row => new { row.ProgramId, row.ChangeSetId }).IsUnique();
        builder.HasOne<ProgramHead>().WithMany().HasForeignKey(row => row.ProgramId).OnDelete(DeleteBehavior.Cascade);
    }
}
