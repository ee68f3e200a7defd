using System.Collections.Immutable;

namespace Throughline.Engine.Networks;

/// <summary>Orders nodes so that each comes after all that hold it back, as close to the given order as that allows: plans are listed about in the order they happen, so the passes walk through memory instead of jumping in it.</summary>
/// <remarks>
/// A summary is two nodes: its gate (ordinal + count), before its leaves, where links into it arrive; and itself, after them, where links out of it leave.
/// A depth-first search over what comes before, without recursion, so that a chain of any length fits.
/// </remarks>
internal sealed class NodeOrder
{
    private readonly Network _network;
    private readonly State[] _states;
    private readonly int[] _nodes;
    private readonly List<(int Node, int Next)> _open = [];
    private int _count;

    private NodeOrder(Network network)
    {
        _network = network;
        _states = new State[network.Count * 2];
        _nodes = new int[network.Count + network.SummaryCount];
    }

    private enum State : byte
    {
        New = 0,
        Open = 1,
        Done = 2,
    }

    /// <summary>The order, or the cycle that makes one impossible.</summary>
    public static (int[] Nodes, NetworkProblem.Cycle? Cycle) Of(Network network)
    {
        var order = new NodeOrder(network);
        for (var i = 0; i < network.Count; i++) if (order.Visit(order.Entry(i)) is { } cycle) return ([], cycle);
        for (var i = 0; i < network.Count; i++) if (order.Visit(i) is { } cycle) return ([], cycle);
        return (order._nodes, null);
    }

    private int Entry(int i) => _network.SummaryNumbers[i] >= 0 ? i + _network.Count : i;

    private int Ordinal(int node) => node < _network.Count ? node : node - _network.Count;

    private NetworkProblem.Cycle? Visit(int root)
    {
        if (_states[root] != State.New) return null;
        Open(root);
        while (_open.Count > 0)
        {
            var (node, next) = _open[^1];
            var before = Before(node, next);
            _open[^1] = (node, next + 1);
            if (before == Last) Close();
            else if (before == Skip || _states[before] == State.Done) continue;
            else if (_states[before] == State.Open) return new NetworkProblem.Cycle(Steps(before));
            else Open(before);
        }

        return null;
    }

    private const int Last = -1;
    private const int Skip = -2;

    private void Open(int node)
    {
        _states[node] = State.Open;
        _open.Add((node, 0));
    }

    private void Close()
    {
        var node = _open[^1].Node;
        _open.RemoveAt(_open.Count - 1);
        _states[node] = State.Done;
        _nodes[_count++] = node;
    }

    /// <summary>The node that holds this one back, by number; <see cref="Last"/> after the last.</summary>
    private int Before(int node, int number)
    {
        var i = Ordinal(node);
        if (node < _network.Count && _network.SummaryNumbers[i] >= 0)
        {
            var children = _network.ChildrenOf(i);
            return number < children.Length ? children[number] : Last;
        }

        if (number == 0) return _network.Parents[i] is >= 0 and var parent ? parent + _network.Count : Skip;
        var edges = _network.EdgesInto(i);
        return number <= edges.Length ? edges[number - 1].Predecessor : Last;
    }

    /// <summary>The link over which a node holds back another, or null when one is part of the other.</summary>
    private int? LinkOf(int node, int number)
    {
        var i = Ordinal(node);
        return number == 0 || (node < _network.Count && _network.SummaryNumbers[i] >= 0) ? null : _network.EdgesInto(i)[number - 1].Ordinal;
    }

    // Each open node waits for the one above it on the stack, the last for the repeated one. The gate of a summary and the summary are one step to the reader.
    private ImmutableArray<CycleStep> Steps(int repeated)
    {
        var cycle = _open[_open.FindIndex(open => open.Node == repeated)..];
        var steps = ImmutableArray.CreateBuilder<CycleStep>();
        for (var k = cycle.Count - 1; k >= 0; k--)
        {
            // The node that this one waits for: it holds this one back over the link.
            var holder = Ordinal(k + 1 < cycle.Count ? cycle[k + 1].Node : repeated);
            var link = LinkOf(cycle[k].Node, cycle[k].Next - 1);
            if (link is null && holder == Ordinal(cycle[k].Node)) continue;
            steps.Add(new CycleStep(holder, link));
        }

        return steps.ToImmutable();
    }
}
