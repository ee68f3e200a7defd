using System.Collections.Immutable;

namespace Throughline.Engine.Calendars;

/// <summary>When work happens. Immutable and safe to share between threads; compiled into tables of summed working minutes as years are first asked for.</summary>
/// <remarks>
/// A calendar counts its working minutes. The count before a time, and the two times that have a given count (the end of a period and the start of
/// the next), are lookups; every operation here is a sum of them. Friday 17:00 and Monday 08:00 have the same count: they are equivalent,
/// starts take the later and finishes the earlier of them.
/// </remarks>
public sealed partial class WorkingCalendar
{
    private const int DaysPerYear = 365;
    private readonly Lock _growing = new();
    private readonly DaySource _days;
    private volatile WorkTable? _table;

    private WorkingCalendar(DaySource days)
    {
        _days = days;
        HasWorkingTime = FindWorkingTime();
    }

    /// <summary>Monday to Friday, 08:00–12:00 and 13:00–17:00.</summary>
    public static WorkingCalendar Standard { get; } = Create(
        [null, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, null]);

    /// <summary>Every minute of every day.</summary>
    public static WorkingCalendar Continuous { get; } = Create([.. Enumerable.Repeat<DayPattern?>(DayPattern.Continuous, 7)]);

    /// <summary>Whether the calendar works at all between 1900 and 2300. Without it every operation that has to find working time throws.</summary>
    public bool HasWorkingTime { get; }

    /// <summary>A calendar, alone or over a base.</summary>
    /// <param name="week">Seven entries, Sunday first; null inherits from the base, without a base it does not work.</param>
    /// <param name="exceptions">Days that differ; of several that cover a day the first holds. They may add working time.</param>
    /// <param name="workWeeks">Weekly patterns between two dates; of several that cover a day the first holds.</param>
    /// <param name="baseCalendar">What this calendar does not say, the base says: own exception, base's exception, own dated week, base's dated week, own week, base's week.</param>
    /// <exception cref="ArgumentException">The week has not seven entries, or the base is an intersection.</exception>
    public static WorkingCalendar Create(
        ImmutableArray<DayPattern?> week,
        IReadOnlyList<CalendarException>? exceptions = null,
        IReadOnlyList<WorkWeek>? workWeeks = null,
        WorkingCalendar? baseCalendar = null)
    {
        if (week.IsDefault || week.Length != 7) throw new ArgumentException("A week has seven days, Sunday first.", nameof(week));
        if (baseCalendar is { _days: not LayeredDays }) throw new ArgumentException("An intersection cannot be a base.", nameof(baseCalendar));
        foreach (var workWeek in workWeeks ?? [])
            if (workWeek.Days.IsDefault || workWeek.Days.Length != 7) throw new ArgumentException("A dated week has seven days, Sunday first.", nameof(workWeeks));
        return new WorkingCalendar(new LayeredDays((LayeredDays?)baseCalendar?._days, week, exceptions ?? [], workWeeks ?? []));
    }

    /// <summary>The time two calendars share. May have no working time: ask <see cref="HasWorkingTime"/>.</summary>
    /// <param name="left">A calendar.</param>
    /// <param name="right">Another.</param>
    public static WorkingCalendar Intersect(WorkingCalendar left, WorkingCalendar right) =>
        ReferenceEquals(left, right) ? left : new WorkingCalendar(new SharedDays(left._days, right._days));

    /// <summary>Working time of one day, in order and joined where ranges touch.</summary>
    /// <param name="day">Any day.</param>
    public DayPattern PatternOf(DateOnly day)
    {
        var pattern = new DayPattern[1];
        _days.Fill(day.DayNumber, pattern);
        return new DayPattern(CompiledPattern.Normalize(pattern[0]));
    }

    /// <summary>Working minutes counted before a time, from an origin of the calendar's own. Only differences have a meaning outside.</summary>
    internal int WorkBefore(long minute)
    {
        var table = _table;
        if (table is null || !table.Covers(minute)) table = Grow(minute);
        return table.WorkBefore(minute);
    }

    /// <summary>The later of the times with this count: when the next working minute begins.</summary>
    internal long StartOf(int work)
    {
        var table = _table ?? Grow(WallClock.FirstMinute);
        while (work >= table.EndWork) table = Grow(table.EndMinute);
        while (work < table.FirstWork) table = Grow(table.FirstMinute - 1);
        return table.StartOf(work);
    }

    /// <summary>The earlier of the times with this count: when the last working minute ends.</summary>
    internal long FinishOf(int work) => StartOf(work - 1) + 1;

    // A wider table keeps the origin of the narrower one, so counts stay valid while another thread makes it grow.
    private WorkTable Grow(long minute)
    {
        if (!WallClock.IsSupported(minute)) throw new CalendarExhaustedException(this, minute);
        lock (_growing)
        {
            var day = (int)(minute / WallClock.MinutesPerDay);
            var table = _table;
            if (table is not null && table.Covers(minute)) return table;
            return _table = table is null ? First(day) : Wider(table, day);
        }
    }

    // One day more than is supported, so that midnight at the end of the last day has an answer.
    private static int LastDay => WallClock.LastDay.DayNumber + 2;

    private WorkTable First(int day) => Compile(Math.Max(WallClock.FirstDay.DayNumber, day - DaysPerYear), Math.Min(LastDay, day + (3 * DaysPerYear)), 0);

    private WorkTable Wider(WorkTable table, int day)
    {
        var length = table.EndDay - table.FirstDay;
        if (day >= table.EndDay) return Compile(table.FirstDay, Math.Min(LastDay, Math.Max(day + DaysPerYear, table.EndDay + length)), table.FirstWork);
        var first = Math.Max(WallClock.FirstDay.DayNumber, Math.Min(day - DaysPerYear, table.FirstDay - length));
        var added = Compile(first, table.FirstDay, 0).EndWork;
        return Compile(first, table.EndDay, table.FirstWork - added);
    }

    private WorkTable Compile(int firstDay, int endDay, int firstWork)
    {
        var days = new DayPattern[endDay - firstDay];
        _days.Fill(firstDay, days);
        return new WorkTable(firstDay, firstWork, days);
    }

    private bool FindWorkingTime()
    {
        var days = new DayPattern[DaysPerYear];
        // Almost every calendar works in the first year looked at.
        var first = new DateOnly(2025, 1, 1).DayNumber;
        for (var day = first; day < LastDay; day += DaysPerYear) if (Works(day)) return true;
        for (var day = first - DaysPerYear; day > WallClock.FirstDay.DayNumber - DaysPerYear; day -= DaysPerYear) if (Works(day)) return true;
        return false;

        bool Works(int day)
        {
            _days.Fill(day, days);
            return Array.Exists(days, pattern => !CompiledPattern.Normalize(pattern).IsEmpty);
        }
    }
}
