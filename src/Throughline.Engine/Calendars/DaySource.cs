using System.Collections.Immutable;

namespace Throughline.Engine.Calendars;

/// <summary>Says which pattern each day has. Asked once per day, when a <see cref="WorkTable"/> is compiled.</summary>
internal abstract class DaySource
{
    /// <summary>Writes the pattern of each day from <paramref name="firstDay"/> (days since 0001-01-01) on.</summary>
    public abstract void Fill(int firstDay, Span<DayPattern> days);
}

/// <summary>A calendar over its bases. Later layers overwrite earlier ones, so the lookup order of a day is: own exception, base's exception, own dated week, base's dated week, own week, base's week.</summary>
internal sealed class LayeredDays : DaySource
{
    private const int DaysPerWeek = 7;
    private readonly DayPattern[] _week;
    private readonly ImmutableArray<WorkWeek> _workWeeks;
    private readonly ImmutableArray<CalendarException> _exceptions;

    public LayeredDays(LayeredDays? under, ImmutableArray<DayPattern?> week, IEnumerable<CalendarException> exceptions, IEnumerable<WorkWeek> workWeeks)
    {
        _week = new DayPattern[DaysPerWeek];
        for (var day = 0; day < DaysPerWeek; day++) _week[day] = week[day] ?? under?._week[day] ?? DayPattern.NonWorking;
        // The first entry that covers a day wins within one calendar; so it is written last.
        _workWeeks = [.. under?._workWeeks ?? [], .. workWeeks.Reverse()];
        _exceptions = [.. under?._exceptions ?? [], .. exceptions.Reverse()];
    }

    public override void Fill(int firstDay, Span<DayPattern> days)
    {
        for (var i = 0; i < days.Length; i++) days[i] = _week[DayOfWeek(firstDay + i)];
        foreach (var week in _workWeeks)
        {
            var (from, to) = Clip(week.From, week.To, firstDay, days.Length);
            for (var i = from; i < to; i++) days[i] = week.Days[DayOfWeek(firstDay + i)] ?? days[i];
        }

        foreach (var exception in _exceptions)
        {
            var (from, to) = Clip(exception.From, exception.To, firstDay, days.Length);
            if (from < to) days[from..to].Fill(exception.Day);
        }
    }

    // 0001-01-01 was a Monday; Sunday is 0.
    private static int DayOfWeek(int day) => (day + 1) % DaysPerWeek;

    private static (int From, int To) Clip(DateOnly from, DateOnly to, int firstDay, int count) =>
        (Math.Clamp(from.DayNumber - firstDay, 0, count), Math.Clamp(to.DayNumber - firstDay + 1, 0, count));
}

/// <summary>Time that two calendars share.</summary>
internal sealed class SharedDays(DaySource left, DaySource right) : DaySource
{
    public override void Fill(int firstDay, Span<DayPattern> days)
    {
        var others = new DayPattern[days.Length];
        left.Fill(firstDay, days);
        right.Fill(firstDay, others);
        var known = new Dictionary<(DayPattern, DayPattern), DayPattern>();
        for (var i = 0; i < days.Length; i++)
        {
            var pair = (days[i], others[i]);
            if (!known.TryGetValue(pair, out var shared)) known[pair] = shared = Shared(pair.Item1, pair.Item2);
            days[i] = shared;
        }
    }

    private static DayPattern Shared(DayPattern left, DayPattern right) => new(
    [
        .. from a in CompiledPattern.Normalize(left)
           from b in CompiledPattern.Normalize(right)
           let range = new TimeRange(Math.Max(a.Start, b.Start), Math.Min(a.Finish, b.Finish))
           where range.Start < range.Finish
           select range,
    ]);
}
