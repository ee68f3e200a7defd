using System.Runtime.CompilerServices;

namespace Throughline.Engine.Calendars;

/// <summary>Working minutes summed up over consecutive days, so that both directions are lookups: from a time to the work before it, and back. Immutable.</summary>
internal sealed class WorkTable
{
    private const int BucketShift = 9;
    private readonly Day[] _days;
    private readonly WorkDay[] _workDays;
    private readonly int[] _buckets;

    /// <param name="firstDay">First day, days since 0001-01-01.</param>
    /// <param name="firstWork">Work counted before the first day; any number, also negative.</param>
    /// <param name="days">The pattern of each day.</param>
    public WorkTable(int firstDay, int firstWork, ReadOnlySpan<DayPattern> days)
    {
        (FirstDay, EndDay, FirstWork) = (firstDay, firstDay + days.Length, firstWork);
        (FirstMinute, EndMinute) = (FirstDay * (long)WallClock.MinutesPerDay, EndDay * (long)WallClock.MinutesPerDay);
        _days = new Day[days.Length];
        var patterns = new Patterns();
        var workDays = new List<WorkDay>(days.Length + 1);
        var work = firstWork;
        for (var i = 0; i < days.Length; i++)
        {
            var pattern = patterns.Of(days[i]);
            _days[i] = new Day(pattern, work);
            if (pattern.Minutes == 0) continue;
            workDays.Add(new WorkDay(pattern, work, firstDay + i));
            work += pattern.Minutes;
        }

        // The last entry ends the searches; it is no day.
        workDays.Add(new WorkDay(null!, work, int.MaxValue));
        EndWork = work;
        _workDays = [.. workDays];
        _buckets = Buckets();
    }

    public int FirstDay { get; }

    /// <summary>The day after the last.</summary>
    public int EndDay { get; }

    public int FirstWork { get; }

    /// <summary>Work counted at the end of the last day.</summary>
    public int EndWork { get; }

    public long FirstMinute { get; }

    /// <summary>The minute after the last.</summary>
    public long EndMinute { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Covers(long minute) => minute >= FirstMinute && minute < EndMinute;

    /// <summary>Work counted before a covered minute.</summary>
    public int WorkBefore(long minute)
    {
        var day = (int)(minute / WallClock.MinutesPerDay);
        var minuteOfDay = (int)(minute - (day * (long)WallClock.MinutesPerDay));
        ref readonly var at = ref _days[day - FirstDay];
        return at.Work + at.Pattern.Before(minuteOfDay);
    }

    /// <summary>When the working minute with this number begins.</summary>
    /// <param name="work">From <see cref="FirstWork"/> up to, but not including, <see cref="EndWork"/>.</param>
    public long StartOf(int work)
    {
        var i = _buckets[(work - FirstWork) >> BucketShift];
        while (_workDays[i + 1].Work <= work) i++;
        ref readonly var day = ref _workDays[i];
        return (day.Day * (long)WallClock.MinutesPerDay) + day.Pattern.StartOf(work - day.Work);
    }

    // A bucket holds at least one working day per 512 working minutes, so a search steps over few days however long the gaps are.
    private int[] Buckets()
    {
        var buckets = new int[((EndWork - FirstWork) >> BucketShift) + 1];
        var i = 0;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            var work = FirstWork + (bucket << BucketShift);
            while (i + 1 < _workDays.Length && _workDays[i + 1].Work <= work) i++;
            buckets[bucket] = i;
        }

        return buckets;
    }

    // What is worked before a day, and on it.
    private readonly record struct Day(CompiledPattern Pattern, int Work);

    // The same of days on which work happens, for the way back.
    private readonly record struct WorkDay(CompiledPattern Pattern, int Work, int Day);

    private sealed class Patterns
    {
        private readonly Dictionary<DayPattern, CompiledPattern> _byValue = [];
        private readonly Dictionary<DayPattern, CompiledPattern> _byReference = new(ReferenceEqualityComparer.Instance);

        public CompiledPattern Of(DayPattern pattern)
        {
            if (_byReference.TryGetValue(pattern, out var compiled)) return compiled;
            if (!_byValue.TryGetValue(pattern, out compiled)) _byValue[pattern] = compiled = new CompiledPattern(pattern);
            return _byReference[pattern] = compiled;
        }
    }
}
