using System.Text.Json.Serialization;

namespace Throughline.Programs;

/// <summary>The kinds of things a plan holds.</summary>
public enum EntityKind
{
    /// <summary>The program itself: its name, start, status date and options.</summary>
    Program = 0,

    /// <summary>A summary, task or milestone.</summary>
    WorkItem = 1,

    /// <summary>A link between two work items.</summary>
    Dependency = 2,

    /// <summary>A person, role, machine or material the plan assigns.</summary>
    Resource = 3,

    /// <summary>A resource on a work item.</summary>
    Assignment = 4,

    /// <summary>A calendar owned by the plan.</summary>
    Calendar = 5,

    /// <summary>A frozen copy of dates, work and cost.</summary>
    Baseline = 6,
}

/// <summary>Names one entity of a plan.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its identifier.</param>
public readonly record struct EntityRef(EntityKind Kind, Guid Id);

/// <summary>Something people decided or recorded: an immutable row of a plan.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entity")]
[JsonDerivedType(typeof(ProgramDetails), "program")]
[JsonDerivedType(typeof(WorkItem), "workItem")]
[JsonDerivedType(typeof(Dependency), "dependency")]
[JsonDerivedType(typeof(Resource), "resource")]
[JsonDerivedType(typeof(Assignment), "assignment")]
[JsonDerivedType(typeof(PlanCalendar), "calendar")]
[JsonDerivedType(typeof(Baseline), "baseline")]
public abstract record Entity
{
    private protected Entity() { }

    /// <summary>The entity's kind and identifier.</summary>
    [JsonIgnore]
    public abstract EntityRef Ref { get; }
}
