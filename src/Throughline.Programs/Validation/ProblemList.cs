using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Throughline.Programs.Validation;

/// <summary>Collects problems, with the checks that every entity shares.</summary>
internal sealed class ProblemList
{
    /// <summary>The dates a plan may hold; well inside what calendars cover, so that computed dates fit too.</summary>
    public static readonly DateTime Earliest = new(1950, 1, 1);

    /// <summary>The last of them.</summary>
    public static readonly DateTime Latest = new(2250, 1, 1);

    // Characters that no file format of ours can carry; tab and line ends may stand in a name.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 13)).Select(code => (char)code), '\u007f', '\ufffe', '\uffff']);

    private readonly List<PlanProblem> _problems = [];

    public bool HasErrors { get; private set; }

    public void Add(PlanProblem problem)
    {
        _problems.Add(problem);
        HasErrors |= problem.Severity == Severity.Error;
    }

    public ImmutableArray<PlanProblem> All() => [.. _problems];

    public void Date(Entity at, string field, DateTime? value)
    {
        if (value is not { } date) return;
        if (date < Earliest || date > Latest) Add(new PlanProblem.DateOutOfRange(at.Ref, field, date, Earliest, Latest));
        else if (date.Ticks % TimeSpan.TicksPerMinute != 0) Add(new PlanProblem.SecondsIgnored(at.Ref, field, date));
    }

    public void Day(Entity at, string field, DateOnly value)
    {
        if (value < DateOnly.FromDateTime(Earliest) || value > DateOnly.FromDateTime(Latest))
            Add(new PlanProblem.DateOutOfRange(at.Ref, field, value.ToDateTime(TimeOnly.MinValue), Earliest, Latest));
    }

    public void Number<T>(Entity at, string field, T value, T minimum, T maximum) where T : struct, INumber<T>
    {
        if (!(value >= minimum && value <= maximum))
            Add(new PlanProblem.NumberOutOfRange(at.Ref, field, Finite(double.CreateSaturating(value)), double.CreateSaturating(minimum), double.CreateSaturating(maximum)));
    }

    public void Text(Entity at, string field, string? value, int limit, bool required = false)
    {
        if (required && string.IsNullOrWhiteSpace(value)) Add(new PlanProblem.ValueMissing(at.Ref, field));
        else if (value is not null && value.Length > limit) Add(new PlanProblem.TextTooLong(at.Ref, field, value.Length, limit));
        else if (value.AsSpan().IndexOfAny(Unprintable) is >= 0 and var place)
            Add(new PlanProblem.TextMalformed(at.Ref, field, string.Create(CultureInfo.InvariantCulture, $"{value.AsSpan(0, place)}\\u{(int)value![place]:x4}…"), "text without control characters"));
    }

    public void Order(Entity at, string field, DateTime? start, DateTime? finish)
    {
        if (start is { } first && finish is { } last && last < first) Add(new PlanProblem.FinishBeforeStart(at.Ref, field, first, last));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reference<T>(Entity at, string field, EntityTable<T> table, EntityKind kind, Guid? id) where T : Entity
    {
        if (id is { } value && !table.Contains(value)) Add(new PlanProblem.UnknownReference(at.Ref, field, new EntityRef(kind, value)));
    }

    // JSON has no such number; the range says what is wrong with it.
    private static double Finite(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, double.MinValue, double.MaxValue);
}
