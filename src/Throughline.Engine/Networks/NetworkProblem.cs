using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Throughline.Engine.Networks;

/// <summary>Why a network cannot be scheduled. Holds ordinals and facts; whoever shows it renders the sentence.</summary>
public abstract record NetworkProblem
{
    private NetworkProblem()
    {
    }

    /// <summary>Activities that wait for each other.</summary>
    /// <param name="Path">The whole cycle, in the direction in which each holds back the next; the last holds back the first.</param>
    public sealed record Cycle(ImmutableArray<CycleStep> Path) : NetworkProblem;

    /// <summary>Summaries that contain each other.</summary>
    /// <param name="Path">Ordinals, each the parent of the one before; the first is the parent of the last.</param>
    public sealed record ParentCycle(ImmutableArray<int> Path) : NetworkProblem;

    /// <summary>A calendar that is used but never works.</summary>
    /// <param name="Calendar">Ordinal of the calendar.</param>
    public sealed record CalendarWithoutWorkingTime(int Calendar) : NetworkProblem;

    /// <summary>A constraint that needs a date and has none.</summary>
    /// <param name="Activity">Ordinal of the activity.</param>
    /// <param name="Kind">The constraint.</param>
    public sealed record ConstraintWithoutDate(int Activity, ConstraintKind Kind) : NetworkProblem;

    /// <summary>A value no activity can have: negative, not a number, or a finish before its start.</summary>
    /// <param name="Activity">Ordinal of the activity.</param>
    /// <param name="Field">Name of the property.</param>
    public sealed record ImpossibleValue(int Activity, string Field) : NetworkProblem;

    /// <summary>A date outside 1900 to 2300.</summary>
    /// <param name="Activity">Ordinal of the activity; null: a date of the project itself.</param>
    /// <param name="Field">Name of the property.</param>
    public sealed record DateOutOfRange(int? Activity, string Field) : NetworkProblem;

    /// <summary>While dates were computed a calendar was left without working time before 1900 or after 2300.</summary>
    /// <param name="Activity">The activity whose date could not be computed.</param>
    /// <param name="At">The time, in minutes since 0001-01-01, at which the search ended.</param>
    public sealed record CalendarExhausted(int Activity, long At) : NetworkProblem;
}

/// <summary>A step of a cycle.</summary>
/// <param name="Activity">Ordinal of the activity.</param>
/// <param name="Link">Ordinal of the link by which it holds back the next; null: by being part of it, or it of the next.</param>
public readonly record struct CycleStep(int Activity, int? Link);

/// <summary>A value, or all the problems that stand in its way.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">The value; null exactly when there are problems.</param>
/// <param name="Problems">Why there is none.</param>
public sealed record Outcome<T>(T? Value, ImmutableArray<NetworkProblem> Problems)
    where T : class
{
    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    internal static Outcome<T> Of(T value) => new(value, []);

    internal static Outcome<T> Failed(params ReadOnlySpan<NetworkProblem> problems) => new(null, [.. problems]);
}
