using System.Globalization;
using Throughline.Grains;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.History;

/// <summary>What a revision did to dates, commitments and cost, in a few words.</summary>
internal static class EffectWords
{
    private const int MostMilestones = 2;

    /// <summary>One part of the answer.</summary>
    /// <param name="Text">Its words.</param>
    /// <param name="Tone">Red, green or nothing.</param>
    public sealed record Part(string Text, string? Tone = null);

    /// <summary>The parts, the weightiest first.</summary>
    public static IEnumerable<Part> Of(HistoryEntry entry, DateOnly today)
    {
        if (entry.Revision == 1) return [new Part(entry.Effect?.FinishAfter is { } finish ? $"Begins the plan; it finishes {DayText.Finish(finish, today)}" : "Begins the plan")];
        if (entry.Effect is not { } effect) return [];
        var parts = Parts(effect, today).ToList();
        return parts.Count > 0 ? parts : [new Part("Moves no date")];
    }

    private static IEnumerable<Part> Parts(ChangeEffect effect, DateOnly today)
    {
        if (effect.CommitmentsMissed > 0) yield return new Part(effect.CommitmentsMissed == 1 ? "1 promise is missed" : string.Create(CultureInfo.CurrentCulture, $"{effect.CommitmentsMissed} promises are missed"), "red");
        if (effect.CommitmentsKept > 0) yield return new Part(effect.CommitmentsKept == 1 ? "1 promise holds again" : string.Create(CultureInfo.CurrentCulture, $"{effect.CommitmentsKept} promises hold again"), "green");
        foreach (var move in effect.MilestonesMoved.Take(MostMilestones))
            yield return new Part($"{move.Name} {DayText.Finish(move.After, today)}, {DayText.Shift(move.Before, move.After)}", Tone(move.Before, move.After));
        var more = effect.MilestonesMoved.Length - MostMilestones;
        if (more > 0) yield return new Part(more == 1 ? "1 other milestone moves" : string.Create(CultureInfo.CurrentCulture, $"{more}{(effect.MilestonesMoved.Length == 10 ? " or more" : "")} other milestones move"));
        if (effect is { FinishBefore: { } before, FinishAfter: { } after } && before != after && !effect.MilestonesMoved.Any(move => move.After == after))
            yield return new Part($"finish {DayText.Finish(after, today)}, {DayText.Shift(before, after)}", Tone(before, after));
        var others = effect.ItemsMoved - effect.MilestonesMoved.Length;
        if (others > 0) yield return new Part(others == 1 ? "1 task moves" : string.Create(CultureInfo.CurrentCulture, $"{others:N0} tasks move"));
        if (effect.CostBefore != effect.CostAfter) yield return new Part(string.Create(CultureInfo.CurrentCulture, $"cost {(effect.CostAfter > effect.CostBefore ? "+" : "−")}{Math.Abs(effect.CostAfter - effect.CostBefore):N0}"));
    }

    private static string? Tone(DateTime before, DateTime after) => after > before ? "red" : after < before ? "green" : null;
}
