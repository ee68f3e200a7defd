using Throughline.Engine;

namespace Throughline.Programs.Outlooks;

/// <summary>Work, cost and progress by row, rolled up from the leaves. Inactive items count for nothing above them.</summary>
/// <remarks>Summary's percent complete: Σ actual duration / Σ duration of its leaves; milestones only count when nothing else does.</remarks>
internal sealed class OutlookWork
{
    private readonly Column<Progress> _progress;

    private OutlookWork(int count) => (Minutes, Cost, _progress) = (new(count), new(count), new(count));

    private OutlookWork(OutlookWork source, int count) => (Minutes, Cost, _progress) = (new(source.Minutes, count), new(source.Cost, count), new(source._progress, count));

    public Column<long> Minutes { get; }

    public Column<decimal> Cost { get; }

    public decimal TotalCost { get; private set; }

    /// <summary>Percent complete of everything, by the rule of summaries.</summary>
    public double TotalPercent { get; private set; }

    /// <summary>Counts an outlook.</summary>
    /// <param name="outlook">The outlook.</param>
    /// <param name="before">What was counted of a version with the same rows. Null: nothing is known.</param>
    /// <param name="changed">The rows that differ from that version or are new.</param>
    public static OutlookWork Of(Outlook outlook, OutlookWork? before, IReadOnlyList<int> changed)
    {
        var work = before is null ? new OutlookWork(outlook.Count) : new OutlookWork(before, outlook.Count);
        if (before is null)
        {
            for (var row = outlook.Count - 1; row >= 0; row--) work.Count(outlook, row);
        }
        else
        {
            foreach (var row in WithSummaries(outlook, changed)) work.Count(outlook, row);
        }

        work.CountAll(outlook);
        return work;
    }

    public double Percent(int row) => _progress[row].Percent;

    internal static double PercentOf(WorkItem item) => item.ActualFinish is null ? item.PercentComplete : 100;

    /// <summary>Rows and the summaries above them, the lowest first.</summary>
    private static IEnumerable<int> WithSummaries(Outlook outlook, IReadOnlyList<int> rows)
    {
        var all = new SortedSet<int>();
        foreach (var row in rows)
            for (var at = row; at >= 0 && all.Add(at); at = outlook.Parent(at)) { }
        return all.Reverse();
    }

    private void Count(Outlook outlook, int row)
    {
        var item = outlook.Item(row);
        var (minutes, cost) = Assigned(outlook, row);
        if (!outlook.IsSummary(row))
        {
            (Minutes[row], Cost[row], _progress[row]) = (item.WorkMinutes ?? minutes, item.Cost ?? cost + item.FixedCost, Progress.Of(item));
            return;
        }

        (cost, var progress) = (cost + item.FixedCost, default(Progress));
        for (var child = row + 1; child < outlook.EndOfBranch(row); child = outlook.EndOfBranch(child))
        {
            if (!outlook.Item(child).IsActive) continue;
            minutes += Minutes[child];
            cost += Cost[child];
            progress += _progress[child];
        }

        (Minutes[row], Cost[row], _progress[row]) = (minutes, cost, progress);
    }

    private void CountAll(Outlook outlook)
    {
        var progress = default(Progress);
        for (var row = 0; row < outlook.Count; row = outlook.EndOfBranch(row))
        {
            if (!outlook.Item(row).IsActive) continue;
            TotalCost += Cost[row];
            progress += _progress[row];
        }

        TotalPercent = progress.Percent;
    }

    private static (long Minutes, decimal Cost) Assigned(Outlook outlook, int row)
    {
        var (minutes, cost) = (0L, 0m);
        foreach (var assignment in outlook.Assignments(row))
        {
            var resource = assignment.Resource is { } id && outlook.Plan.Resources.TryGet(id.Value, out var found) ? found : null;
            if (resource is not { Kind: not ResourceKind.Work }) minutes += assignment.WorkMinutes;
            cost += assignment.Cost ?? AssignmentCost.Of(assignment, resource, outlook.Plan.Program);
        }

        return (minutes, cost);
    }

    /// <summary>Sums over leaves.</summary>
    /// <param name="Done">Duration that is done, minutes.</param>
    /// <param name="Whole">Duration, minutes.</param>
    /// <param name="Percents">Percents, for where nothing takes time.</param>
    /// <param name="Leaves">How many leaves.</param>
    private readonly record struct Progress(double Done, double Whole, double Percents, int Leaves)
    {
        public double Percent => Leaves == 1 ? Percents : Whole > 0 ? 100 * Done / Whole : Leaves > 0 ? Percents / Leaves : 0;

        public static Progress Of(WorkItem item) => new(item.Duration.Minutes * PercentOf(item) / 100, item.Duration.Minutes, PercentOf(item), 1);

        public static Progress operator +(Progress left, Progress right) =>
            new(left.Done + right.Done, left.Whole + right.Whole, left.Percents + right.Percents, left.Leaves + right.Leaves);
    }
}
