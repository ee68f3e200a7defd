namespace Throughline.Engine.Networks;

/// <summary>The nodes that a pass computes again, because something they follow from differs from a version before. Filled while the pass goes on: what follows comes later in its order.</summary>
internal sealed class Reach(Network network)
{
    private readonly bool[] _nodes = new bool[network.Count * 2];

    public bool Has(int node) => _nodes[node];

    /// <summary>An activity, of a summary what follows from its leaves.</summary>
    public void Add(int activity) => _nodes[activity] = true;

    /// <summary>Of a summary what holds for its leaves.</summary>
    public void AddGate(int summary) => _nodes[summary + network.Count] = true;

    /// <summary>What a link leads to: a leaf, or the gate of a summary.</summary>
    public void AddFollowers(int activity)
    {
        foreach (var position in network.FollowersOf(activity))
        {
            var successor = network.Edges[position].Successor;
            if (network.IsSummary(successor)) AddGate(successor);
            else Add(successor);
        }
    }

    /// <summary>What a link comes from.</summary>
    public void AddPredecessors(int activity)
    {
        foreach (ref readonly var edge in network.EdgesInto(activity)) Add(edge.Predecessor);
    }

    /// <summary>What is directly below a summary.</summary>
    public void AddChildren(int summary)
    {
        foreach (var child in network.ChildrenOf(summary)) Add(child);
    }

    /// <summary>What is directly below a summary, where it waits: leaves, and the gates of summaries.</summary>
    public void AddWaitingChildren(int summary)
    {
        foreach (var child in network.ChildrenOf(summary))
            if (network.IsSummary(child)) AddGate(child);
            else Add(child);
    }
}
