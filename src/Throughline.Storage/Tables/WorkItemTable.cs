using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Programs;

namespace Throughline.Storage.Tables;

internal sealed class WorkItemTable : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.KeyByProgram("WorkItems");
        // Holds all that the search reads, so that it never touches the wide rows.
        builder.HasIndex(EntityRows.Program, EntityRows.IsRemoved, nameof(WorkItem.Key), nameof(WorkItem.Name)).HasDatabaseName("IX_WorkItems_Search");
        builder.ComplexProperty(item => item.Duration);
        builder.ComplexProperty(item => item.Commitment);
        builder.ComplexProperty(item => item.External);
        builder.Property(item => item.CustomFields).AsJson();
    }
}

internal sealed class DependencyTable : IEntityTypeConfiguration<Dependency>
{
    public void Configure(EntityTypeBuilder<Dependency> builder)
    {
        builder.KeyByProgram("Dependencies");
        builder.ComplexProperty(dependency => dependency.Lag);
    }
}

internal sealed class AssignmentTable : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.KeyByProgram("Assignments");
        builder.ComplexProperty(assignment => assignment.External);
        builder.Property(assignment => assignment.CustomFields).AsJson();
    }
}

internal sealed class ResourceTable : IEntityTypeConfiguration<Resource>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.KeyByProgram("Resources");
        builder.ComplexProperty(resource => resource.External);
        builder.Property(resource => resource.Rates).AsJson();
        builder.Property(resource => resource.Availability).AsJson();
        builder.Property(resource => resource.CustomFields).AsJson();
    }
}

internal sealed class CalendarTable : IEntityTypeConfiguration<PlanCalendar>
{
    public void Configure(EntityTypeBuilder<PlanCalendar> builder)
    {
        builder.KeyByProgram("Calendars");
        builder.ComplexProperty(calendar => calendar.External);
        builder.Property(calendar => calendar.Week).AsJson();
        builder.Property(calendar => calendar.Exceptions).AsJson();
        builder.Property(calendar => calendar.WorkWeeks).AsJson();
    }
}

internal sealed class BaselineTable : IEntityTypeConfiguration<Baseline>
{
    public void Configure(EntityTypeBuilder<Baseline> builder)
    {
        builder.KeyByProgram("Baselines");
        builder.Property(baseline => baseline.Items).AsJson();
    }
}

internal sealed class ProgramTable : IEntityTypeConfiguration<ProgramDetails>
{
    public void Configure(EntityTypeBuilder<ProgramDetails> builder)
    {
        builder.KeyByProgram("Programs");
        builder.ComplexProperty(program => program.External);
        builder.Property(program => program.Schedule).AsJson();
        builder.Property(program => program.CustomFields).AsJson();
    }
}
