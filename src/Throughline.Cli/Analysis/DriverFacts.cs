using System.Diagnostics;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Cli.Analysis;

/// <summary>What set a date, with the rows and values it names; the same facts for people and for machines.</summary>
internal sealed record DriverFacts
{
    /// <summary>Stable name such as <c>predecessor</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The other item it names; -1 for none.</summary>
    public int Row { get; init; } = -1;

    /// <summary>The link it names.</summary>
    public Dependency? Link { get; init; }

    /// <summary>The constraint it names.</summary>
    public ConstraintKind? Constraint { get; init; }

    /// <summary>The recorded date behind it.</summary>
    public DateTime? Date { get; init; }

    /// <summary>The resource it names.</summary>
    public string? Resource { get; init; }

    /// <summary>The facts of a date's driver.</summary>
    public static DriverFacts Of(Outlook outlook, int row, DateKind kind)
    {
        var item = outlook.Item(row);
        return outlook.Driver(row, kind) switch
        {
            DateDriver.Predecessor(var link) => OfLink("predecessor", outlook, link, predecessor: true),
            DateDriver.Successor(var link) => OfLink("successor", outlook, link, predecessor: false),
            DateDriver.LevelingDelay(var link) => OfLink("levelingDelay", outlook, link, predecessor: true),
            DateDriver.Constraint(var constraint) => new() { Kind = "constraint", Constraint = constraint, Date = item.ConstraintDate },
            DateDriver.ParentConstraint(var summary) => OfSummary(outlook, outlook.RowOf(summary)),
            DateDriver.Deadline => new() { Kind = "deadline", Date = item.Deadline },
            DateDriver.ProgramStart => new() { Kind = "programStart", Date = outlook.Plan.Program.Start },
            DateDriver.ProgramFinish => new() { Kind = "programFinish", Date = outlook.ProgramFinish },
            DateDriver.MustFinishBy => new() { Kind = "mustFinishBy", Date = outlook.Plan.Program.Finish },
            DateDriver.OpenEnd => new() { Kind = "openEnd" },
            DateDriver.DataDate => new() { Kind = "dataDate", Date = outlook.Plan.Program.StatusDate },
            DateDriver.ActualStart => new() { Kind = "actualStart", Date = item.ActualStart },
            DateDriver.ActualFinish => new() { Kind = "actualFinish", Date = item.ActualFinish },
            DateDriver.Resume => new() { Kind = "resume", Date = item.Resume },
            DateDriver.Manual => new() { Kind = "manual", Date = kind is DateKind.Finish or DateKind.LateFinish ? item.ManualFinish : item.ManualStart },
            DateDriver.ResourceCalendar(var assignment) => new() { Kind = "resourceCalendar", Resource = ResourceOf(outlook.Plan, assignment) },
            DateDriver.Duration => new() { Kind = "duration" },
            DateDriver.Child(var child) => new() { Kind = "child", Row = outlook.RowOf(child) },
            DateDriver.Inactive => new() { Kind = "inactive" },
            var unknown => throw new UnreachableException($"A driver without facts: {unknown.GetType().Name}"),
        };
    }

    private static DriverFacts OfLink(string kind, Outlook outlook, DependencyId? id, bool predecessor)
    {
        if (id is not { } known || !outlook.Plan.Dependencies.TryGet(known.Value, out var link)) return new() { Kind = kind };
        return new() { Kind = kind, Link = link, Row = outlook.RowOf(predecessor ? link.Predecessor : link.Successor) };
    }

    private static DriverFacts OfSummary(Outlook outlook, int row) =>
        new() { Kind = "parentConstraint", Row = row, Constraint = outlook.Item(row).Constraint, Date = outlook.Item(row).ConstraintDate };

    private static string? ResourceOf(Plan plan, AssignmentId? id) =>
        id is { } known && plan.Assignments.TryGet(known.Value, out var assignment) && assignment.Resource is { } resource && plan.Resources.TryGet(resource.Value, out var found) ? found.Name : null;
}
