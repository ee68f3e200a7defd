using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>Facts of one row's progress set to what was typed: when it began and ended, and what remains.</summary>
/// <param name="outlook">What the reader sees.</param>
/// <param name="row">The row.</param>
/// <param name="item">The row's item as earlier edits left it.</param>
internal sealed class ProgressEdit(Outlook outlook, int row, WorkItem item)
{
    public PlanEditResult Of(string field, string text)
    {
        if (outlook.IsSummary(row)) return PlanEditResult.Refused("The progress of a summary follows from the rows below it.");
        return field switch
        {
            "actualStart" => text.Length == 0 ? NotBegun() : TypedDay.Read(text, Began),
            "actualFinish" => text.Length == 0 ? Reopened() : TypedDay.Read(text, Ended),
            _ => Remaining(text),
        };
    }

    private PlanEditResult NotBegun() =>
        Put(item with { ActualStart = null, ActualFinish = null, PercentComplete = 0, RemainingMinutes = null }, $"{item.Name} has not begun", "actualStart", "actualFinish");

    private PlanEditResult Reopened() => item.ActualFinish is null
        ? new PlanEditResult("", [])
        : PlanEditResult.Refused($"{item.Name} is done. Set Done to less than 100 %; its finish is then open again.");

    private PlanEditResult Began(DateTime day)
    {
        var start = TypedDay.Start(day, outlook.Plan, item);
        if (item.ActualFinish is { } finish && start > finish) return PlanEditResult.Refused($"{item.Name} ended on {TypedDay.Text(finish)}; it cannot have begun on {TypedDay.Text(start)}. Correct its actual finish first.");
        return Put(item with { ActualStart = start }, $"{item.Name} began on {TypedDay.Text(start)}", "actualStart");
    }

    private PlanEditResult Ended(DateTime day)
    {
        var finish = TypedDay.Finish(day, outlook.Plan, item);
        var start = outlook.IsMilestone(row) ? finish : item.ActualStart ?? (outlook.HasDates ? outlook.Start(row) : finish);
        if (finish < start) return PlanEditResult.Refused($"{item.Name} begins on {TypedDay.Text(start)}; it cannot have ended on {TypedDay.Text(finish)}. Set its actual start first.");
        return Put(item with { ActualStart = start, ActualFinish = finish, PercentComplete = 100 }, $"{item.Name} ended on {TypedDay.Text(finish)}", "actualStart", "actualFinish");
    }

    private PlanEditResult Remaining(string text)
    {
        if (text.Length == 0) return Put(item with { RemainingMinutes = null }, $"What remains of {item.Name} follows from its progress", "remainingMinutes");
        if (item.ActualStart is null) return PlanEditResult.Refused($"{item.Name} has not begun: all of it remains. Change its duration, or set its actual start first.");
        if (item.ActualFinish is not null) return PlanEditResult.Refused($"{item.Name} is done; nothing remains.");
        var read = DurationText.Parse(text, outlook.Plan.Program);
        if (!read.IsUnderstood) return PlanEditResult.Refused(string.Join(" ", read.Problems.Select(problem => problem.Message)));
        if (read.Value.IsElapsed != item.Duration.IsElapsed) return PlanEditResult.Refused($"The duration of {item.Name} is in {(item.Duration.IsElapsed ? "elapsed time, such as 3ed" : "working time, such as 3d")}; write what remains in the same.");
        return Put(item with { RemainingMinutes = read.Value.Minutes }, $"{DurationText.Format(read.Value, outlook.Plan.Program)} of {item.Name} remain", "remainingMinutes");
    }

    private PlanEditResult Put(WorkItem after, string label, params string[] given) => new(label, ItemEdit.Of(outlook, item, after, given));
}
