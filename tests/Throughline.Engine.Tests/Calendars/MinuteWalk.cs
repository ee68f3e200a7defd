using System.Collections.Immutable;
using CsCheck;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Tests.Calendars;

/// <summary>A calendar as its definition reads, one minute at a time: slow, obvious, and independent of the tables.</summary>
internal sealed record MinuteWalk(CalendarSource Source)
{
    public bool Works(long minute)
    {
        var day = DateOnly.FromDayNumber((int)(minute / 1440));
        var pattern = Exception(Source, day) ?? DatedWeek(Source, day) ?? Week(Source, day);
        return pattern is not null && pattern.Ranges.Any(range => minute % 1440 >= range.Start && minute % 1440 < range.Finish);
    }

    public long NextWorkStart(long at)
    {
        while (!Works(at)) at++;
        return at;
    }

    public long PreviousWorkFinish(long at)
    {
        while (!Works(at - 1)) at--;
        return at;
    }

    public long Add(long at, long work)
    {
        for (; work > 0; at++) if (Works(at)) work--;
        return at;
    }

    public long Subtract(long at, long work)
    {
        for (; work > 0; at--) if (Works(at - 1)) work--;
        return at;
    }

    public long Work(long from, long to)
    {
        if (to < from) return -Work(to, from);
        var work = 0L;
        for (var at = from; at < to; at++) if (Works(at)) work++;
        return work;
    }

    private static DayPattern? Exception(CalendarSource? source, DateOnly day) => source is null ? null
        : source.Exceptions.FirstOrDefault(exception => day >= exception.From && day <= exception.To)?.Day ?? Exception(source.Base, day);

    private static DayPattern? DatedWeek(CalendarSource? source, DateOnly day) => source is null ? null
        : source.WorkWeeks.Where(week => day >= week.From && day <= week.To).Select(week => week.Days[(int)day.DayOfWeek]).FirstOrDefault(pattern => pattern is not null) ?? DatedWeek(source.Base, day);

    private static DayPattern? Week(CalendarSource? source, DateOnly day) => source is null ? null
        : source.Week[(int)day.DayOfWeek] ?? Week(source.Base, day);
}

/// <summary>What a calendar is made of.</summary>
internal sealed record CalendarSource(ImmutableArray<DayPattern?> Week, ImmutableArray<CalendarException> Exceptions, ImmutableArray<WorkWeek> WorkWeeks, CalendarSource? Base)
{
    public static readonly DateOnly Origin = new(2025, 6, 2);

    private static readonly Gen<TimeRange> Range = Gen.Select(Gen.Int[0, 23], Gen.Int[1, 24], (start, hours) => new TimeRange(start * 60, Math.Min(1440, (start + hours) * 60)));
    private static readonly Gen<DayPattern> Day = Gen.Frequency((1, Gen.Const(DayPattern.NonWorking)), (2, Gen.Const(DayPattern.Standard)), (2, Range.Array[0, 3].Select(ranges => new DayPattern([.. ranges]))));
    private static readonly Gen<ImmutableArray<DayPattern?>> Days = Gen.Frequency((1, Gen.Const((DayPattern?)null)), (2, Day.Select(day => (DayPattern?)day))).Array[7].Select(days => days.ToImmutableArray());
    private static readonly Gen<(DateOnly From, DateOnly To)> Dates = Gen.Select(Gen.Int[-20, 20], Gen.Int[0, 9], (from, days) => (Origin.AddDays(from), Origin.AddDays(from + days)));
    private static readonly Gen<CalendarException> AnException = Gen.Select(Dates, Day, (dates, day) => new CalendarException(dates.From, dates.To, day));
    private static readonly Gen<WorkWeek> AWorkWeek = Gen.Select(Dates, Days, (dates, days) => new WorkWeek(dates.From, dates.To, days));

    /// <summary>Calendars of three layers. Each works on Mondays and Thursdays outside its exceptions and dated weeks, so that a walk ends.</summary>
    public static Gen<CalendarSource> Any { get; } = Over(Over(Over(null)));

    public WorkingCalendar Compile() => WorkingCalendar.Create(Week, Exceptions, WorkWeeks, Base?.Compile());

    private static Gen<CalendarSource> Over(Gen<CalendarSource>? under) => under is null
        ? Gen.Select(Days, AnException.Array[0, 3], AWorkWeek.Array[0, 2], (week, exceptions, weeks) => Layer(week, exceptions, weeks, null))
        : Gen.Select(Days, AnException.Array[0, 3], AWorkWeek.Array[0, 2], under, Layer);

    private static CalendarSource Layer(ImmutableArray<DayPattern?> week, CalendarException[] exceptions, WorkWeek[] weeks, CalendarSource? under) =>
        new(week.SetItem(1, DayPattern.Standard).SetItem(4, DayPattern.Standard), [.. exceptions], [.. weeks], under);
}
