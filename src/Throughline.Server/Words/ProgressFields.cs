using Throughline.Programs;

namespace Throughline.Server.Words;

/// <summary>Which fields of an item's progress followed from the one that was typed: the values tell, because progress takes its dates from the plan and facts do not.</summary>
internal static class ProgressFields
{
    /// <summary>Fields that are typed, and follow from others too.</summary>
    public static readonly string[] Facts = ["remainingMinutes", "actualStart", "actualFinish"];

    /// <summary>JSON names of the fields that followed.</summary>
    /// <param name="before">The item before.</param>
    /// <param name="after">The item after.</param>
    /// <param name="planned">Its start and finish before.</param>
    public static IEnumerable<string> Followed(WorkItem before, WorkItem after, (DateTime? Start, DateTime? Finish) planned)
    {
        var isProgress = !before.PercentComplete.Equals(after.PercentComplete);
        if (after.RemainingMinutes is not null && after.RemainingMinutes != before.RemainingMinutes) return ["duration", "percentComplete", "actualFinish"];
        if (after.ActualFinish is { } finish && finish != before.ActualFinish && finish != planned.Finish) return ["percentComplete", "remainingMinutes"];
        if (!isProgress) return before.Duration == after.Duration ? [] : ["remainingMinutes"];
        return after.ActualStart is null || after.ActualStart == planned.Start ? Facts : ["remainingMinutes", "actualFinish"];
    }
}
