using System.Collections.Immutable;
using CsCheck;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private static readonly DateTime Friday17 = new(2025, 6, 6, 17, 0, 0);
    private static readonly DateTime Monday8 = new(2025, 6, 9, 8, 0, 0);
    private static readonly ImmutableArray<DayPattern?> Inherit = [null, null, null, null, null, null, null];

    [Fact]
    public void Every_primitive_agrees_with_a_walk_over_the_minutes() =>
        Gen.Select(CalendarSource.Any, Gen.Int[-15 * 1440, 15 * 1440], Gen.Int[-15 * 1440, 15 * 1440], Gen.Int[0, 3000]).Sample(
            (source, first, second, work) =>
            {
                var (calendar, walk) = (source.Compile(), new MinuteWalk(source));
                var origin = CalendarSource.Origin.DayNumber * 1440L;
                var (at, to) = (origin + first, origin + second);
                calendar.Work(at, to).ShouldBe(walk.Work(at, to));
                calendar.NextWorkStart(at).ShouldBe(walk.NextWorkStart(at));
                calendar.PreviousWorkFinish(at).ShouldBe(walk.PreviousWorkFinish(at));
                calendar.Add(at, work).ShouldBe(walk.Add(at, work));
                calendar.Subtract(at, work).ShouldBe(walk.Subtract(at, work));
            },
            iter: 400);

    [Fact]
    public void Adding_ends_at_the_end_of_a_period_and_subtracting_at_the_start_of_one()
    {
        WorkingCalendar.Standard.Add(new DateTime(2025, 6, 2, 8, 0, 0), 5 * 480).ShouldBe(Friday17);
        WorkingCalendar.Standard.Subtract(new DateTime(2025, 6, 13, 17, 0, 0), 5 * 480).ShouldBe(Monday8);
        WorkingCalendar.Standard.Add(Friday17, 480).ShouldBe(new DateTime(2025, 6, 9, 17, 0, 0));
        WorkingCalendar.Standard.Subtract(Monday8, 480).ShouldBe(new DateTime(2025, 6, 6, 8, 0, 0));
    }

    [Fact]
    public void Adding_nothing_moves_nothing_even_outside_working_time()
    {
        var saturday = new DateTime(2025, 6, 7, 12, 0, 0);
        WorkingCalendar.Standard.Add(saturday, 0).ShouldBe(saturday);
        WorkingCalendar.Standard.Subtract(saturday, 0).ShouldBe(saturday);
    }

    [Fact]
    public void Friday_evening_and_Monday_morning_are_equivalent()
    {
        WorkingCalendar.Standard.Work(Friday17, Monday8).ShouldBe(0);
        WorkingCalendar.Standard.NextWorkStart(Friday17).ShouldBe(Monday8);
        WorkingCalendar.Standard.PreviousWorkFinish(Monday8).ShouldBe(Friday17);
    }

    [Fact]
    public void A_third_of_a_day_ends_at_twenty_to_eleven() =>
        WorkingCalendar.Standard.Add(new DateTime(2025, 6, 2, 8, 0, 0), 160).ShouldBe(new DateTime(2025, 6, 2, 10, 40, 0));

    [Fact]
    public void A_holiday_of_the_base_also_stops_a_derived_calendar_unless_it_says_otherwise()
    {
        var holiday = new DateOnly(2025, 6, 4);
        var company = WorkingCalendar.Create(Week(), [new CalendarException(holiday, holiday, DayPattern.NonWorking)]);
        var person = WorkingCalendar.Create(Inherit.SetItem(3, DayPattern.Standard), baseCalendar: company);
        var eager = WorkingCalendar.Create(Inherit, [new CalendarException(holiday, holiday, DayPattern.Standard)], baseCalendar: company);
        var (from, to) = (new DateTime(2025, 6, 4), new DateTime(2025, 6, 5));
        person.Work(from, to).ShouldBe(0);
        eager.Work(from, to).ShouldBe(480);
    }

    [Fact]
    public void A_dated_week_of_the_base_holds_before_the_weekly_pattern_of_the_calendar_itself()
    {
        var (from, to) = (new DateOnly(2025, 6, 2), new DateOnly(2025, 6, 8));
        var company = WorkingCalendar.Create(Week(), workWeeks: [new WorkWeek(from, to, Inherit.SetItem(1, DayPattern.NonWorking))]);
        var person = WorkingCalendar.Create(Inherit.SetItem(1, DayPattern.Continuous), baseCalendar: company);
        person.Work(new DateTime(2025, 6, 2), new DateTime(2025, 6, 3)).ShouldBe(0);
        person.Work(new DateTime(2025, 6, 9), new DateTime(2025, 6, 10)).ShouldBe(1440);
    }

    [Fact]
    public void Two_calendars_share_the_time_both_work()
    {
        var afternoons = WorkingCalendar.Create([null, .. Enumerable.Repeat<DayPattern?>(new DayPattern([new TimeRange(660, 1200)]), 6)]);
        var shared = WorkingCalendar.Intersect(WorkingCalendar.Standard, afternoons);
        shared.PatternOf(new DateOnly(2025, 6, 2)).ShouldBe(new DayPattern([new TimeRange(660, 720), new TimeRange(780, 1020)]));
        shared.PatternOf(new DateOnly(2025, 6, 7)).ShouldBe(DayPattern.NonWorking);
    }

    [Fact]
    public void A_calendar_without_working_time_says_so_and_never_searches_forever()
    {
        var never = WorkingCalendar.Create(Inherit);
        never.HasWorkingTime.ShouldBeFalse();
        never.Work(Friday17, Monday8).ShouldBe(0);
        Should.Throw<CalendarExhaustedException>(() => never.NextWorkStart(Friday17)).Calendar.ShouldBeSameAs(never);
        Should.Throw<CalendarExhaustedException>(() => never.PreviousWorkFinish(Friday17));
        Should.Throw<CalendarExhaustedException>(() => never.Add(Friday17, 1));
    }

    [Fact]
    public void A_calendar_that_works_on_one_day_only_ends_there()
    {
        var day = new DateOnly(2041, 3, 7);
        var once = WorkingCalendar.Create(Inherit, [new CalendarException(day, day, DayPattern.Standard)]);
        once.HasWorkingTime.ShouldBeTrue();
        once.NextWorkStart(Friday17).ShouldBe(new DateTime(2041, 3, 7, 8, 0, 0));
        once.Add(Friday17, 480).ShouldBe(new DateTime(2041, 3, 7, 17, 0, 0));
        Should.Throw<CalendarExhaustedException>(() => once.Add(Friday17, 481));
    }

    [Fact]
    public void Times_and_amounts_far_out_of_range_are_named_errors_not_overflows()
    {
        Should.Throw<CalendarExhaustedException>(() => WorkingCalendar.Standard.NextWorkStart(new DateTime(1899, 12, 31)));
        Should.Throw<CalendarExhaustedException>(() => WorkingCalendar.Standard.NextWorkStart(new DateTime(2301, 1, 2)));
        Should.Throw<CalendarExhaustedException>(() => WorkingCalendar.Continuous.Add(Friday17, long.MaxValue));
        Should.Throw<CalendarExhaustedException>(() => WorkingCalendar.Standard.Add(Friday17, long.MinValue));
        Should.Throw<CalendarExhaustedException>(() => WorkingCalendar.Standard.WorkBefore(long.MaxValue));
        Should.Throw<CalendarExhaustedException>(() => WorkingCalendar.Standard.WorkBefore(long.MinValue));
    }

    [Fact]
    public void The_whole_supported_range_works()
    {
        var calendar = WorkingCalendar.Create(Week());
        calendar.NextWorkStart(new DateTime(1900, 1, 1)).ShouldBe(new DateTime(1900, 1, 1, 8, 0, 0));
        calendar.PreviousWorkFinish(new DateTime(2301, 1, 1)).ShouldBe(new DateTime(2300, 12, 31, 17, 0, 0));
        // 1900-01-01 to 2300-12-31 are 146,462 days from a Monday to a Monday: 20,923 weeks and a Monday.
        calendar.Work(new DateTime(1900, 1, 1), new DateTime(2301, 1, 1)).ShouldBe(((20_923L * 5) + 1) * 480);
    }

    [Fact]
    public void Around_the_clock_working_minutes_are_wall_clock_minutes()
    {
        WorkingCalendar.Continuous.Add(Friday17, 1440).ShouldBe(Friday17.AddDays(1));
        WorkingCalendar.Continuous.NextWorkStart(new DateTime(2025, 6, 7)).ShouldBe(new DateTime(2025, 6, 7));
        WorkingCalendar.Continuous.Subtract(new DateTime(2025, 6, 7), 1440).ShouldBe(new DateTime(2025, 6, 6));
    }

    [Fact]
    public void Counts_stay_the_same_while_the_tables_grow_in_both_directions() =>
        Gen.DateTime[new DateTime(1900, 1, 2), new DateTime(2300, 12, 30)].Array[2, 12].Sample(
            times =>
            {
                var calendar = WorkingCalendar.Create(Week());
                foreach (var (from, to) in times.Zip(times.Skip(1)))
                {
                    calendar.Work(from, to).ShouldBe(WorkingCalendar.Standard.Work(from, to));
                    calendar.Add(from, 4800).ShouldBe(WorkingCalendar.Standard.Add(from, 4800));
                }
            },
            iter: 30);

    private static ImmutableArray<DayPattern?> Week() =>
        [null, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, null];
}
