using System.Diagnostics;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Outlooks;

/// <summary>The engine's drivers, by ordinals, as drivers of the plan, by identifiers.</summary>
internal static class DriverMapping
{
    private static readonly DateDriver ProgramStart = new DateDriver.ProgramStart();
    private static readonly DateDriver Duration = new DateDriver.Duration();

    /// <summary>A driver of a row.</summary>
    /// <param name="driver">As the engine says it.</param>
    /// <param name="isLate">Whether it set a late date: then a link is one to a successor.</param>
    /// <param name="row">The row.</param>
    /// <param name="outlook">The outlook the row is of.</param>
    /// <param name="network">The network it was computed with.</param>
    public static DateDriver Of(Driver driver, bool isLate, int row, Outlook outlook, PlanNetwork network) => driver.Kind switch
    {
        DriverKind.ProjectStart => ProgramStart,
        DriverKind.StatusDate => new DateDriver.DataDate(),
        DriverKind.Link when isLate => new DateDriver.Successor(network.Links[driver.Index].Id),
        DriverKind.Link => new DateDriver.Predecessor(network.Links[driver.Index].Id),
        DriverKind.Constraint => new DateDriver.Constraint(outlook.Item(row).Constraint),
        DriverKind.ParentConstraint => new DateDriver.ParentConstraint(outlook.Item(driver.Index).Id),
        DriverKind.ActualStart => new DateDriver.ActualStart(),
        DriverKind.ActualFinish => new DateDriver.ActualFinish(),
        DriverKind.Manual => new DateDriver.Manual(),
        DriverKind.LevelingDelay => new DateDriver.LevelingDelay(outlook.Schedule.DelayBase(row) is { Kind: DriverKind.Link } link ? network.Links[link.Index].Id : null),
        DriverKind.AsLateAsPossible => new DateDriver.Constraint(ConstraintKind.AsLateAsPossible),
        DriverKind.Duration => Duration,
        DriverKind.Assignment => new DateDriver.ResourceCalendar(network.Parts[row][driver.Index].Assignment.Id),
        DriverKind.Child => new DateDriver.Child(outlook.Item(driver.Index).Id),
        DriverKind.ProjectFinish => new DateDriver.ProgramFinish(),
        DriverKind.MustFinishBy => new DateDriver.MustFinishBy(),
        DriverKind.Deadline => new DateDriver.Deadline(),
        DriverKind.Resume => new DateDriver.Resume(),
        DriverKind.OpenEnd => new DateDriver.OpenEnd(),
        DriverKind.Inactive => new DateDriver.Inactive(),
        _ => throw new UnreachableException($"Driver {driver.Kind} is not known."),
    };
}
