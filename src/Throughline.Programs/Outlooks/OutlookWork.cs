namespace Throughline.Programs.Outlooks;

/// <summary>Work, cost and progress by row, rolled up from the leaves. Inactive items count for nothing above them.</summary>
/// <remarks>Summary's percent complete: Σ actual duration / Σ duration of its leaves; milestones only count when nothing else does.</remarks>
internal sealed class OutlookWork
{
    private OutlookWork(int count)
    {
        Minutes = new long[count];
        Cost = new decimal[count];
        Percent = new double[count];
    }

    public long[] Minutes { get; }

    public decimal[] Cost { get; }

    public double[] Percent { get; }

    public decimal TotalCost { get; private set; }

    public static OutlookWork Of(Outlook outlook)
    {
        var work = new OutlookWork(outlook.Count);
        var (minutes, cost) = ByAssignment(outlook);
        var sums = new DurationSums(outlook.Count);
        for (var row = outlook.Count - 1; row >= 0; row--)
        {
            work.AddOwn(outlook, row, minutes, cost);
            if (!outlook.IsSummary(row)) sums.AddLeaf(outlook, row);
            work.Percent[row] = outlook.IsSummary(row) ? sums.Percent(row) : PercentOf(outlook.Item(row));
            if (!outlook.Item(row).IsActive) continue;
            var parent = outlook.Parent(row);
            if (parent < 0)
            {
                work.TotalCost += work.Cost[row];
                continue;
            }

            work.Minutes[parent] += work.Minutes[row];
            work.Cost[parent] += work.Cost[row];
            sums.AddToParent(row, parent);
        }

        return work;
    }

    internal static double PercentOf(WorkItem item) => item.ActualFinish is null ? item.PercentComplete : 100;

    private void AddOwn(Outlook outlook, int row, long[] assignedMinutes, decimal[] assignedCost)
    {
        var item = outlook.Item(row);
        var isSummary = outlook.IsSummary(row);
        Minutes[row] += isSummary ? assignedMinutes[row] : item.WorkMinutes ?? assignedMinutes[row];
        Cost[row] += isSummary ? assignedCost[row] + item.FixedCost : item.Cost ?? assignedCost[row] + item.FixedCost;
    }

    private static (long[] Minutes, decimal[] Cost) ByAssignment(Outlook outlook)
    {
        var minutes = new long[outlook.Count];
        var cost = new decimal[outlook.Count];
        foreach (var assignment in outlook.Plan.Assignments)
        {
            var row = outlook.RowOf(assignment.WorkItem);
            if (row < 0) continue;
            var resource = assignment.Resource is { } id && outlook.Plan.Resources.TryGet(id.Value, out var found) ? found : null;
            if (resource is not { Kind: not ResourceKind.Work }) minutes[row] += assignment.WorkMinutes;
            cost[row] += assignment.Cost ?? AssignmentCost.Of(assignment, resource, outlook.Plan.Program);
        }

        return (minutes, cost);
    }

    /// <summary>Sums of leaf durations, done and whole, and of leaf counts for summaries of milestones only.</summary>
    private sealed class DurationSums(int count)
    {
        private readonly double[] _done = new double[count];
        private readonly double[] _whole = new double[count];
        private readonly double[] _percents = new double[count];
        private readonly int[] _leaves = new int[count];

        public void AddLeaf(Outlook outlook, int row)
        {
            var item = outlook.Item(row);
            _whole[row] = item.Duration.Minutes;
            _done[row] = item.Duration.Minutes * PercentOf(item) / 100;
            _percents[row] = PercentOf(item);
            _leaves[row] = 1;
        }

        public void AddToParent(int row, int parent)
        {
            _whole[parent] += _whole[row];
            _done[parent] += _done[row];
            _percents[parent] += _percents[row];
            _leaves[parent] += _leaves[row];
        }

        public double Percent(int row) =>
            _whole[row] > 0 ? 100 * _done[row] / _whole[row] : _leaves[row] > 0 ? _percents[row] / _leaves[row] : 0;
    }
}
