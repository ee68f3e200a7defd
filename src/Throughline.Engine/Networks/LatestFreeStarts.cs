namespace Throughline.Engine.Networks;

/// <summary>How late activities "as late as possible" can start without moving anything that follows: the successors' early dates, themselves moved where they too wait, bound them.</summary>
internal sealed class LatestFreeStarts(Network network, ForwardPass early, long projectFinish)
{
    private readonly ActivityTimes _times = new(network);
    private readonly long[] _starts = [.. early.Starts];
    private readonly long[] _finishes = [.. early.Finishes];

    public long[] Run()
    {
        for (var i = network.Order.Length - 1; i >= 0; i--)
        {
            var node = network.Order[i];
            if (node < network.Count && network.Traits[node].Has(Trait.AsLateAsPossible)) Postpone(node);
        }

        return _starts;
    }

    private void Postpone(int activity)
    {
        var finish = projectFinish;
        for (var at = activity; at >= 0; at = network.Parents[at])
            foreach (var position in network.FollowersOf(at))
                finish = Math.Min(finish, Limit(activity, in network.Edges[position]));
        finish = _times.PullBack(activity, finish);
        if (finish <= _finishes[activity]) return;
        _starts[activity] = _times.Start(activity, finish);
        _finishes[activity] = finish;
    }

    private long Limit(int activity, in LinkEdge edge)
    {
        var traits = network.Traits[edge.Successor];
        if (traits.Has(Trait.Finished)) return long.MaxValue;
        var to = !edge.ToFinish ? _starts[edge.Successor] : traits.Has(Trait.Summary) ? FirstFinish(edge.Successor) : _finishes[edge.Successor];
        if (to is ForwardPass.None or long.MaxValue) return long.MaxValue;
        if (edge.ToFinish && !network.Traits[activity].Has(Trait.Inactive) && WouldStartLater(edge.Successor, to)) return early.Finishes[activity];
        var at = _times.Back(in edge, to, (early.Starts[edge.Predecessor], early.Finishes[edge.Predecessor]));
        return edge.FromFinish ? at : _times.Finish(activity, at).At;
    }

    // A link into the finish of a summary holds for each leaf below it.
    private long FirstFinish(int summary)
    {
        var first = long.MaxValue;
        foreach (var child in network.ChildrenOf(summary))
            if (!network.Traits[child].Has(Trait.Inactive | Trait.Finished)) first = Math.Min(first, network.IsSummary(child) ? FirstFinish(child) : _finishes[child]);
        return first;
    }

    // Where those who do the work have a gap on their calendars, a link that leads to its very finish would start it later.
    private bool WouldStartLater(int successor, long finish)
    {
        var traits = network.Traits[successor];
        if (!traits.Has(Trait.Summary)) return traits.Has(Trait.Assigned) && !traits.Has(Trait.Started | Trait.Inactive) && _times.Start(successor, finish) > _starts[successor];
        foreach (var child in network.ChildrenOf(successor)) if (WouldStartLater(child, finish)) return true;
        return false;
    }
}
