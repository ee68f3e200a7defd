namespace Throughline.Programs.Outlooks;

/// <summary>The rows that readers look for first.</summary>
/// <param name="Promised">Rows of items with a commitment, in order.</param>
/// <param name="Milestones">How many milestones there are.</param>
internal sealed record OutlookMarks(IReadOnlyList<int> Promised, int Milestones)
{
    /// <summary>Finds them.</summary>
    /// <param name="outlook">The outlook.</param>
    /// <param name="before">An outlook with the same rows, and what was found in it. Null: nothing is known.</param>
    /// <param name="changed">The rows that differ or are new.</param>
    public static OutlookMarks Of(Outlook outlook, (Outlook Outlook, OutlookMarks Marks)? before, IReadOnlyList<int> changed)
    {
        if (before is { } known && changed.All(row => AreSame(known.Outlook, outlook, row))) return known.Marks;
        var (promised, milestones) = (new List<int>(), 0);
        for (var row = 0; row < outlook.Count; row++)
        {
            if (outlook.Item(row).Commitment is not null) promised.Add(row);
            if (outlook.IsMilestone(row)) milestones++;
        }

        return new OutlookMarks(promised, milestones);
    }

    private static bool AreSame(Outlook before, Outlook after, int row) =>
        IsPromised(before, row) == IsPromised(after, row) && IsMilestone(before, row) == IsMilestone(after, row);

    private static bool IsPromised(Outlook outlook, int row) => row < outlook.Count && outlook.Item(row).Commitment is not null;

    private static bool IsMilestone(Outlook outlook, int row) => row < outlook.Count && outlook.IsMilestone(row);
}
