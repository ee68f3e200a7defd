using System.Text.Json.Serialization;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Outlooks;

/// <summary>Which date of an item is meant.</summary>
public enum DateKind
{
    /// <summary>When it starts.</summary>
    Start = 0,

    /// <summary>When it finishes.</summary>
    Finish = 1,

    /// <summary>When it must start at the latest so that the program's finish and hard dates hold.</summary>
    LateStart = 2,

    /// <summary>When it must finish at the latest.</summary>
    LateFinish = 3,
}

/// <summary>What set a computed date. A closed family: a page can switch over all cases.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "driver")]
[JsonDerivedType(typeof(Predecessor), "predecessor")]
[JsonDerivedType(typeof(Successor), "successor")]
[JsonDerivedType(typeof(Constraint), "constraint")]
[JsonDerivedType(typeof(ParentConstraint), "parentConstraint")]
[JsonDerivedType(typeof(Deadline), "deadline")]
[JsonDerivedType(typeof(ProgramStart), "programStart")]
[JsonDerivedType(typeof(ProgramFinish), "programFinish")]
[JsonDerivedType(typeof(MustFinishBy), "mustFinishBy")]
[JsonDerivedType(typeof(OpenEnd), "openEnd")]
[JsonDerivedType(typeof(DataDate), "dataDate")]
[JsonDerivedType(typeof(ActualStart), "actualStart")]
[JsonDerivedType(typeof(ActualFinish), "actualFinish")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(Manual), "manual")]
[JsonDerivedType(typeof(LevelingDelay), "levelingDelay")]
[JsonDerivedType(typeof(ResourceCalendar), "resourceCalendar")]
[JsonDerivedType(typeof(Duration), "duration")]
[JsonDerivedType(typeof(Child), "child")]
[JsonDerivedType(typeof(Inactive), "inactive")]
public abstract record DateDriver
{
    private DateDriver() { }

    /// <summary>A link from an item before it.</summary>
    /// <param name="Dependency">The link.</param>
    public sealed record Predecessor(DependencyId Dependency) : DateDriver;

    /// <summary>Late dates: a link to an item after it.</summary>
    /// <param name="Dependency">The link.</param>
    public sealed record Successor(DependencyId Dependency) : DateDriver;

    /// <summary>The item's date constraint.</summary>
    /// <param name="Kind">The constraint.</param>
    public sealed record Constraint(ConstraintKind Kind) : DateDriver;

    /// <summary>The constraint of a summary above the item.</summary>
    /// <param name="Summary">The summary.</param>
    public sealed record ParentConstraint(WorkItemId Summary) : DateDriver;

    /// <summary>Late dates: the item's deadline.</summary>
    public sealed record Deadline : DateDriver;

    /// <summary>Nothing holds it back: the program's start.</summary>
    public sealed record ProgramStart : DateDriver;

    /// <summary>Nothing follows: the latest finish of the program.</summary>
    public sealed record ProgramFinish : DateDriver;

    /// <summary>Nothing follows: the date by which the program must finish.</summary>
    public sealed record MustFinishBy : DateDriver;

    /// <summary>Nothing follows, and the program's conventions make such work critical: its own finish.</summary>
    public sealed record OpenEnd : DateDriver;

    /// <summary>Unfinished work lies after the status date.</summary>
    public sealed record DataDate : DateDriver;

    /// <summary>The recorded start.</summary>
    public sealed record ActualStart : DateDriver;

    /// <summary>The recorded finish.</summary>
    public sealed record ActualFinish : DateDriver;

    /// <summary>Where stopped work resumes, as recorded.</summary>
    public sealed record Resume : DateDriver;

    /// <summary>A manually set date.</summary>
    public sealed record Manual : DateDriver;

    /// <summary>The delay that leveling gave it, on top of a link or of the program's start or status date.</summary>
    /// <param name="After">The link. Null: the program's start or status date.</param>
    public sealed record LevelingDelay(DependencyId? After = null) : DateDriver;

    /// <summary>The resource with the most work or the least time.</summary>
    /// <param name="Assignment">The assignment that finishes last. Null: not one alone.</param>
    public sealed record ResourceCalendar(AssignmentId? Assignment) : DateDriver;

    /// <summary>The item's own other date and its duration.</summary>
    public sealed record Duration : DateDriver;

    /// <summary>Summaries: the child that starts first or finishes last.</summary>
    /// <param name="Item">The child.</param>
    public sealed record Child(WorkItemId Item) : DateDriver;

    /// <summary>The item is inactive: it is drawn where it would be and moves nothing.</summary>
    public sealed record Inactive : DateDriver;
}
