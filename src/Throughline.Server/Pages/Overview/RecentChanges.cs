using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Overview;

/// <summary>What moved the goal lately: each change with its days, adding up to the whole.</summary>
/// <param name="Since">The day from which changes count.</param>
/// <param name="Steps">Changes that moved the goal, oldest first.</param>
/// <param name="Others">How many changes left it where it is.</param>
/// <param name="Before">Where the goal was. Null: it never moved in this time.</param>
/// <param name="After">Where it is. Null: it never moved in this time.</param>
public sealed record RecentChanges(DateTimeOffset Since, ImmutableArray<ChangeStep> Steps, int Others, DateTime? Before, DateTime? After)
{
    private const int Days = 14;

    /// <summary>Whether the program was begun in this time.</summary>
    public bool IsNew { get; init; }

    /// <summary>Days of all steps together; they add up.</summary>
    public int Total => Steps.Sum(step => step.Days);

    /// <summary>Of the log's headlines.</summary>
    /// <param name="entries">Newest first.</param>
    /// <param name="goal">The milestone looked at. Null: the program's finish.</param>
    /// <param name="now">The reader's now.</param>
    public static RecentChanges Of(IEnumerable<HistoryEntry> entries, WorkItemId? goal, DateTimeOffset now)
    {
        var since = new DateTimeOffset(now.Date.AddDays(-Days), now.Offset);
        var recent = entries.Where(entry => entry.At >= since && entry.Kind != LogEntryKind.Surroundings).Reverse().ToList();
        var steps = recent.Select(entry => (Entry: entry, Shift: Shift(entry, goal))).Where(pair => pair.Shift is not null).ToList();
        var moved = steps.Select(pair => new ChangeStep(pair.Entry, pair.Shift!.Value.Before, pair.Shift.Value.After)).Where(step => step.Before != step.After).ToImmutableArray();
        return new RecentChanges(since, moved, recent.Count - moved.Length, steps.Count > 0 ? steps[0].Shift!.Value.Before : null, steps.Count > 0 ? steps[^1].Shift!.Value.After : null) { IsNew = recent is [{ Revision: 1 }, ..] };
    }

    private static (DateTime Before, DateTime After)? Shift(HistoryEntry entry, WorkItemId? goal)
    {
        if (entry.Effect is not { } effect) return null;
        if (goal is null) return effect is { FinishBefore: { } before, FinishAfter: { } after } && before != after && entry.Revision > 1 ? (before, after) : null;
        return effect.MilestonesMoved.FirstOrDefault(move => move.Item == goal) is { } moved ? (moved.Before, moved.After) : null;
    }
}

/// <summary>One change and by how much it moved the goal.</summary>
/// <param name="Entry">The change.</param>
/// <param name="Before">Where the goal was.</param>
/// <param name="After">Where the change brought it.</param>
public sealed record ChangeStep(HistoryEntry Entry, DateTime Before, DateTime After)
{
    /// <summary>Calendar days; positive is later, zero within a day.</summary>
    public int Days => DayText.DaysBetween(Before, After);
}
