using Microsoft.EntityFrameworkCore;
using Throughline.Programs;
using Throughline.Storage.Tables;

namespace Throughline.Storage;

/// <summary>The model of the database. Each provider derives from it and carries its own migrations.</summary>
internal abstract class ThroughlineContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<ProgramHead> Heads => Set<ProgramHead>();

    public DbSet<LogRow> Log => Set<LogRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<ImportRow> Imports => Set<ImportRow>();

    public DbSet<MappingRow> Mappings => Set<MappingRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ThroughlineContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<PlanDateConverter>();
        configurationBuilder.Properties<decimal>().HaveConversion<ScaledDecimalConverter>();
        configurationBuilder.Properties<ProgramId>().HaveConversion<IdConverter<ProgramId>>();
        configurationBuilder.Properties<WorkItemId>().HaveConversion<IdConverter<WorkItemId>>();
        configurationBuilder.Properties<DependencyId>().HaveConversion<IdConverter<DependencyId>>();
        configurationBuilder.Properties<ResourceId>().HaveConversion<IdConverter<ResourceId>>();
        configurationBuilder.Properties<AssignmentId>().HaveConversion<IdConverter<AssignmentId>>();
        configurationBuilder.Properties<CalendarId>().HaveConversion<IdConverter<CalendarId>>();
        configurationBuilder.Properties<BaselineId>().HaveConversion<IdConverter<BaselineId>>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
