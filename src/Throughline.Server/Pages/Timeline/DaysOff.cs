using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Programs;

namespace Throughline.Server.Pages.Timeline;

/// <summary>The days on which nobody works by the program's calendar, for the shade behind the bars.</summary>
public static class DaysOff
{
    /// <summary>Days of the week without working time (0 = Sunday), by the calendar's ordinary week.</summary>
    public static ImmutableArray<int> OfTheWeek(Plan plan)
    {
        var calendars = Chain(plan);
        return [.. Enumerable.Range(0, 7).Where(day => OrdinaryDay(calendars, day) is null or { Minutes: 0 })];
    }

    /// <summary>Other days without working time between two dates: pairs of first and last day, in days since <paramref name="epoch"/>.</summary>
    public static ImmutableArray<int> Others(Plan plan, DateOnly epoch, DateOnly from, DateOnly to)
    {
        var calendars = Chain(plan);
        var weekly = OfTheWeek(plan).ToHashSet();
        var pairs = ImmutableArray.CreateBuilder<int>();
        foreach (var exception in calendars.SelectMany(calendar => calendar.Exceptions).Where(one => one.Day.Minutes == 0 && one.To >= from && one.From <= to).OrderBy(one => one.From))
        {
            for (var day = exception.From < from ? from : exception.From; day <= exception.To && day <= to; day = day.AddDays(1))
            {
                if (weekly.Contains((int)day.DayOfWeek)) continue;
                var number = day.DayNumber - epoch.DayNumber;
                if (pairs.Count > 0 && pairs[^1] == number - 1) pairs[^1] = number;
                else pairs.AddRange(number, number);
            }
        }

        return pairs.ToImmutable();
    }

    // The program's calendar and those it derives from; a circle ends where it closes (validation names it).
    private static List<PlanCalendar> Chain(Plan plan)
    {
        var chain = new List<PlanCalendar>();
        for (var id = plan.Program.Calendar; id is { } at && plan.Calendars.TryGet(at.Value, out var calendar) && !chain.Contains(calendar); id = calendar.Base) chain.Add(calendar);
        return chain;
    }

    private static DayPattern? OrdinaryDay(List<PlanCalendar> calendars, int day) => calendars.Count == 0
        ? day is 0 or 6 ? null : DayPattern.Standard
        : calendars.Select(calendar => day < calendar.Week.Length ? calendar.Week[day] : null).FirstOrDefault(pattern => pattern is not null);
}
