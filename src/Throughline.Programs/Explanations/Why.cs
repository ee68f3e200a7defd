using System.Collections.Immutable;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>Answers "why then?".</summary>
public static class Why
{
    /// <summary>The whole chain behind a date.</summary>
    /// <param name="outlook">The outlook that holds the date.</param>
    /// <param name="item">The item.</param>
    /// <param name="kind">Which of its dates. Late dates answer "why has this no float?".</param>
    /// <returns>The chain; without steps when the outlook has no dates.</returns>
    /// <exception cref="KeyNotFoundException">The item is not in the outlook.</exception>
    public static Explanation Of(Outlook outlook, WorkItemId item, DateKind kind)
    {
        var row = outlook.RowOf(item);
        if (row < 0) throw new KeyNotFoundException($"Work item {item.Value} is not in the outlook.");
        if (!outlook.HasDates) return new Explanation(item, kind, []);
        var steps = ImmutableArray.CreateBuilder<WhyStep>();
        var seen = new HashSet<(int, DateKind)>();
        (int Row, DateKind Kind)? at = (row, kind);
        while (at is { } date && seen.Add(date))
        {
            (var step, at) = date.Kind is DateKind.Start or DateKind.Finish
                ? new EarlySteps(outlook, date.Row).Of(date.Kind)
                : new LateSteps(outlook, date.Row).Of(date.Kind);
            steps.Add(step);
        }

        return new Explanation(item, kind, steps.DrainToImmutable());
    }
}
