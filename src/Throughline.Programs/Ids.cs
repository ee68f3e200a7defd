using System.Text.Json.Serialization;

namespace Throughline.Programs;

/// <summary>A value that identifies one thing by a <see cref="Guid"/>; written in JSON as the guid itself.</summary>
/// <typeparam name="TSelf">The identifier's own type.</typeparam>
public interface IEntityId<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The identifier.</summary>
    Guid Value { get; }

    /// <summary>Wraps a guid.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Identifies a program.</summary>
/// <param name="Value">The identifier.</param>
[JsonConverter(typeof(EntityIdConverter<ProgramId>))]
public readonly record struct ProgramId(Guid Value) : IEntityId<ProgramId>
{
    /// <inheritdoc/>
    public static ProgramId From(Guid value) => new(value);
}

/// <summary>Identifies a work item of a program.</summary>
/// <param name="Value">The identifier.</param>
[JsonConverter(typeof(EntityIdConverter<WorkItemId>))]
public readonly record struct WorkItemId(Guid Value) : IEntityId<WorkItemId>
{
    /// <inheritdoc/>
    public static WorkItemId From(Guid value) => new(value);
}

/// <summary>Identifies a dependency of a program.</summary>
/// <param name="Value">The identifier.</param>
[JsonConverter(typeof(EntityIdConverter<DependencyId>))]
public readonly record struct DependencyId(Guid Value) : IEntityId<DependencyId>
{
    /// <inheritdoc/>
    public static DependencyId From(Guid value) => new(value);
}

/// <summary>Identifies a resource of a program.</summary>
/// <param name="Value">The identifier.</param>
[JsonConverter(typeof(EntityIdConverter<ResourceId>))]
public readonly record struct ResourceId(Guid Value) : IEntityId<ResourceId>
{
    /// <inheritdoc/>
    public static ResourceId From(Guid value) => new(value);
}

/// <summary>Identifies an assignment of a program.</summary>
/// <param name="Value">The identifier.</param>
[JsonConverter(typeof(EntityIdConverter<AssignmentId>))]
public readonly record struct AssignmentId(Guid Value) : IEntityId<AssignmentId>
{
    /// <inheritdoc/>
    public static AssignmentId From(Guid value) => new(value);
}

/// <summary>Identifies a calendar of a program.</summary>
/// <param name="Value">The identifier.</param>
[JsonConverter(typeof(EntityIdConverter<CalendarId>))]
public readonly record struct CalendarId(Guid Value) : IEntityId<CalendarId>
{
    /// <inheritdoc/>
    public static CalendarId From(Guid value) => new(value);
}

/// <summary>Identifies a baseline of a program.</summary>
/// <param name="Value">The identifier.</param>
[JsonConverter(typeof(EntityIdConverter<BaselineId>))]
public readonly record struct BaselineId(Guid Value) : IEntityId<BaselineId>
{
    /// <inheritdoc/>
    public static BaselineId From(Guid value) => new(value);
}
