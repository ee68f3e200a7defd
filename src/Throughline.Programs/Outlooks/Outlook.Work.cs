namespace Throughline.Programs.Outlooks;

/// <content>Work, cost and progress; there even when there are no dates.</content>
public sealed partial class Outlook
{
    private readonly Lazy<OutlookWork> _work;

    /// <summary>Effort in working minutes of one person; of a summary the sum below it and its own.</summary>
    public long WorkMinutes(int row) => _work.Value.Minutes[row];

    /// <summary>Cost in the program's currency; of a summary the sum below it and its own fixed cost.</summary>
    public decimal Cost(int row) => _work.Value.Cost[row];

    /// <summary>Percent of the duration that is done, 0 to 100; of a summary the duration done below it by the duration below it.</summary>
    public double PercentComplete(int row) => _work.Value.Percent(row);

    /// <summary>Percent of the whole program's duration that is done, 0 to 100.</summary>
    public double TotalPercentComplete => _work.Value.TotalPercent;

    /// <summary>The rows that readers look for first.</summary>
    internal OutlookMarks Marks => _marks.Value;

    /// <summary>The assignments on a row's item.</summary>
    internal ReadOnlySpan<Assignment> Assignments(int row) => _assignments[row];

    /// <summary>Cost of the whole program in its currency.</summary>
    public decimal TotalCost => _work.Value.TotalCost;
}
