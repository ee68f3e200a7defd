using System.Collections.Immutable;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>Answers "why then?".</summary>
public static class Why
{
    /// <summary>The whole chain behind a date.</summary>
    /// <param name="outlook">The outlook that holds the date.</param>
    /// <param name="item">The item.</param>
    /// <param name="kind">Which of its dates.</param>
    /// <returns>The chain; without steps when the outlook has no dates.</returns>
    /// <exception cref="KeyNotFoundException">The item is not in the outlook.</exception>
    public static Explanation Of(Outlook outlook, WorkItemId item, DateKind kind)
    {
        var row = outlook.RowOf(item);
        if (row < 0) throw new KeyNotFoundException($"Work item {item.Value} is not in the outlook.");
        var steps = ImmutableArray.CreateBuilder<WhyStep>();
        return new Explanation(item, kind, steps.DrainToImmutable());
    }
}
