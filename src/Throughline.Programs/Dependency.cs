using Throughline.Engine.Networks;

namespace Throughline.Programs;

/// <summary>A link: the successor waits for the predecessor.</summary>
public sealed record Dependency : Entity
{
    /// <summary>The dependency's identifier.</summary>
    public required DependencyId Id { get; init; }

    /// <summary>The work item that holds back.</summary>
    public required WorkItemId Predecessor { get; init; }

    /// <summary>The work item that waits.</summary>
    public required WorkItemId Successor { get; init; }

    /// <summary>Which edges are tied.</summary>
    public LinkType Type { get; init; } = LinkType.FinishToStart;

    /// <summary>The wait; negative for a lead.</summary>
    public Lag Lag { get; init; }

    /// <inheritdoc/>
    public override EntityRef Ref => new(EntityKind.Dependency, Id.Value);
}
