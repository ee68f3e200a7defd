using System.Collections.Immutable;

namespace Throughline.Engine.Networks;

/// <summary>Orders nodes so that each comes after all that hold it back (Kahn 1962). A summary is two nodes: its gate, before its leaves, where links into it arrive; and itself, after them, where links out of it leave.</summary>
internal sealed class NodeOrder
{
    private readonly Network _network;
    private readonly int[] _waitsFor;
    private readonly int[] _nodes;
    private int _found;

    public NodeOrder(Network network)
    {
        _network = network;
        _waitsFor = new int[network.Count * 2];
        var total = 0;
        for (var i = 0; i < network.Count; i++) total += CountWaits(i);
        _nodes = new int[total];
        for (var node = 0; node < _waitsFor.Length; node++) if (_waitsFor[node] == 0 && Exists(node)) _nodes[_found++] = node;
        for (var done = 0; done < _found; done++) Release(_nodes[done]);
    }

    public int[] Nodes => _nodes;

    /// <summary>A cycle among the nodes that could not be ordered, or null when all could.</summary>
    public NetworkProblem.Cycle? FindCycle()
    {
        if (_found == _nodes.Length) return null;
        var blocked = new bool[_waitsFor.Length];
        for (var node = 0; node < blocked.Length; node++) blocked[node] = Exists(node) && _waitsFor[node] > 0;
        // Every blocked node waits for a blocked one, so going back must come round.
        var seenAt = new Dictionary<int, int>();
        var back = new List<(int Node, int? Link)>();
        var at = (Node: Array.IndexOf(blocked, value: true), Link: (int?)null);
        while (seenAt.TryAdd(at.Node, back.Count))
        {
            back.Add(at);
            at = BlockedBefore(at.Node, blocked);
        }

        var cycle = back[seenAt[at.Node]..];
        cycle[0] = at;
        cycle.Reverse();
        return new NetworkProblem.Cycle(Steps(cycle));
    }

    private int CountWaits(int i)
    {
        var links = _network.EdgesInto(i).Length;
        var parent = _network.Parents[i] >= 0 ? 1 : 0;
        if (!_network.IsSummary(i))
        {
            _waitsFor[i] = links + parent;
            return 1;
        }

        _waitsFor[i] = _network.ChildrenOf(i).Length;
        _waitsFor[Gate(i)] = links + parent;
        return 2;
    }

    private bool Exists(int node) => node < _network.Count || _network.IsSummary(node - _network.Count);

    private int Gate(int summary) => summary + _network.Count;

    private int Entry(int i) => _network.IsSummary(i) ? Gate(i) : i;

    private int Ordinal(int node) => node < _network.Count ? node : node - _network.Count;

    private void Release(int node)
    {
        if (node >= _network.Count)
        {
            foreach (var child in _network.ChildrenOf(node - _network.Count)) Release1(Entry(child));
            return;
        }

        foreach (var position in _network.FollowersOf(node)) Release1(Entry(_network.Edges[position].Successor));
        if (_network.Parents[node] >= 0) Release1(_network.Parents[node]);
    }

    private void Release1(int node)
    {
        if (--_waitsFor[node] == 0) _nodes[_found++] = node;
    }

    private (int Node, int? Link) BlockedBefore(int node, bool[] blocked)
    {
        var i = Ordinal(node);
        if (node < _network.Count && _network.IsSummary(i))
            foreach (var child in _network.ChildrenOf(i)) if (blocked[child]) return (child, null);
        foreach (var edge in _network.EdgesInto(i)) if (blocked[edge.Predecessor]) return (edge.Predecessor, edge.Ordinal);
        return (Gate(_network.Parents[i]), null);
    }

    // The gate of a summary and the summary itself are one step to the reader.
    private ImmutableArray<CycleStep> Steps(List<(int Node, int? Link)> cycle)
    {
        var steps = ImmutableArray.CreateBuilder<CycleStep>();
        for (var i = 0; i < cycle.Count; i++)
        {
            var next = cycle[(i + 1) % cycle.Count];
            if (cycle[i].Link is null && Ordinal(next.Node) == Ordinal(cycle[i].Node)) continue;
            steps.Add(new CycleStep(Ordinal(cycle[i].Node), cycle[i].Link));
        }

        return steps.ToImmutable();
    }
}
