using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>The tree that follows from the order and outline levels of the tasks.</summary>
internal sealed class MspdiOutline
{
    private readonly Dictionary<int, MspdiTask?> _parents = [];
    private readonly Dictionary<int, string> _orders = [];
    private readonly HashSet<int> _summaries = [];

    private MspdiOutline() { }

    public static MspdiOutline Of(IReadOnlyList<MspdiTask> tasks)
    {
        var outline = new MspdiOutline();
        var children = new Dictionary<int, List<MspdiTask>>();
        var above = new Stack<MspdiTask>();
        foreach (var task in tasks)
        {
            while (above.TryPeek(out var last) && last.Level >= task.Level) above.Pop();
            above.TryPeek(out var parent);
            outline._parents[task.Uid] = parent;
            if (parent is not null) outline._summaries.Add(parent.Uid);
            var siblings = parent?.Uid ?? int.MinValue;
            if (!children.TryGetValue(siblings, out var list)) children[siblings] = list = [];
            list.Add(task);
            above.Push(task);
        }
        foreach (var siblings in children.Values)
            foreach (var (task, order) in siblings.Zip(FractionalKey.Sequence(siblings.Count)))
                outline._orders[task.Uid] = order;
        return outline;
    }

    public bool IsSummary(int uid) => _summaries.Contains(uid);

    public bool IsAbove(int upper, int lower)
    {
        for (var at = _parents[lower]; at is not null; at = _parents[at.Uid])
            if (at.Uid == upper) return true;
        return false;
    }

    public WorkItem Place(MspdiTask task) => task.Item with
    {
        Parent = _parents[task.Uid]?.Item.Id,
        Order = _orders[task.Uid],
    };
}
