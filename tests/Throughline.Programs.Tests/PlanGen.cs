using System.Collections.Immutable;
using CsCheck;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Tests;

/// <summary>Valid plans of all kinds: summaries, links of every type with every lag, constraints, deadlines, manual and inactive work, progress, calendars, resources.</summary>
internal static class PlanGen
{
    private static readonly DateTime Start = new(2025, 6, 2, 8, 0, 0);

    private static readonly Gen<DateTime> Date = Gen.Select(Gen.Int[-5, 40], Gen.Int[0, 23], (day, hour) => Start.Date.AddDays(day).AddHours(hour));

    private static readonly Gen<Lag> Lag = Gen.Frequency(
        (5, Gen.Const(Programs.Lag.None)),
        (2, Gen.Int[-3, 5].Select(days => new Lag(days * 480L))),
        (1, Gen.Int[-2, 4].Select(days => new Lag(days * 1440L, DurationUnit.ElapsedDays))),
        (1, Gen.Int[-50, 100].Select(percent => new Lag(0, DurationUnit.Days, percent))));

    private static readonly Gen<Duration> Length = Gen.Frequency(
        (8, Gen.Int[1, 10].Select(days => new Duration(days * 240L))),
        (1, Gen.Const(new Duration(0))),
        (1, Gen.Int[1, 4].Select(days => new Duration(days * 1440L, DurationUnit.ElapsedDays))));

    private static readonly Gen<ScheduleOptions> Options = Gen.OneOf(Gen.Const(ScheduleOptions.MicrosoftProject), Gen.Const(ScheduleOptions.Primavera), Gen.Const(ScheduleOptions.Recommended), Gen.Const(ScheduleOptions.Primavera with { Progress = ProgressRule.ActualDates }));

    private static readonly Gen<Func<WorkItem, WorkItem>> Trait = Gen.Frequency<Func<WorkItem, WorkItem>>(
        (12, Gen.Const<Func<WorkItem, WorkItem>>(item => item)),
        (2, Gen.Select(Gen.Enum<ConstraintKind>(), Date, (kind, date) => (Func<WorkItem, WorkItem>)(item => item with { Constraint = kind, ConstraintDate = date }))),
        (1, Date.Select(date => (Func<WorkItem, WorkItem>)(item => item with { Deadline = date }))),
        (1, Gen.Const<Func<WorkItem, WorkItem>>(item => item with { IsActive = false })),
        (1, Gen.Select(Date, Gen.Int[0, 9], (date, days) => (Func<WorkItem, WorkItem>)(item => item with { Mode = SchedulingMode.Manual, ManualStart = date, ManualFinish = date.AddDays(days) }))),
        (1, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 99], (day, percent) => (Func<WorkItem, WorkItem>)(item => item with { ActualStart = Start.AddDays(day), PercentComplete = percent }))),
        (1, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], (day, days) => (Func<WorkItem, WorkItem>)(item => item with
        {
            ActualStart = Start.AddDays(day),
            ActualFinish = Start.AddDays(day + days).AddHours(4),
            PercentComplete = 100,
        }))),
        (1, Gen.Int[1, 5].Select(days => (Func<WorkItem, WorkItem>)(item => item with { LevelingDelayMinutes = days * 1440 }))));

    private static readonly Gen<PlanCalendar> Calendar = Gen.Select(Gen.Int[0, 20].Array[0, 4], Gen.Bool, (days, isPartTime) => new PlanCalendar
    {
        Id = default, Name = "Calendar",
        Week = isPartTime ? [null, Morning, Morning, null, Morning, Morning, null] : TestPlan.Weekdays,
        Exceptions = [.. days.Select(day => DateOnly.FromDateTime(Start).AddDays(day)).Select(day => new CalendarException(day, day, day.Day % 3 == 0 ? DayPattern.Continuous : DayPattern.NonWorking))],
    });

    private static DayPattern Morning { get; } = new([new TimeRange(480, 720)]);

    private sealed record ItemDraw(Duration Length, Func<WorkItem, WorkItem> Trait, int Parent, int Calendar, int Resource, double Units, int Work);

    private static readonly Gen<ItemDraw> Item = Gen.Select(
        Length, Trait, Gen.Int[0, 30], Gen.Int[0, 11], Gen.Int[0, 7], Gen.Int[1, 4].Select(half => half / 2.0), Gen.Int[1, 60],
        (length, trait, parent, calendar, resource, units, work) => new ItemDraw(length, trait, parent, calendar, resource, units, work));

    private static readonly Gen<(int From, int To, LinkType Type, Lag Lag)> Link = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Enum<LinkType>(), Lag);

    /// <summary>Plans with up to thirty items.</summary>
    public static Gen<Plan> Plans { get; } = Gen.Select(
        Options, Gen.Int[-1, 10], Calendar.Array[3], Item.Array[1, 30], Link.Array[0, 40], Gen.Bool,
        (options, status, calendars, items, links, usesResources) => Make(options, status, calendars, items, links, usesResources));

    private static Plan Make(ScheduleOptions options, int status, PlanCalendar[] calendars, ItemDraw[] draws, (int From, int To, LinkType Type, Lag Lag)[] links, bool usesResources)
    {
        var named = calendars.Select((calendar, number) => calendar with { Id = CalendarOf(number), Name = $"Calendar {number}" }).ToList();
        var items = draws.Select((draw, number) => ItemOf(draw, number, draws.Length)).ToList();
        var summaries = items.Where(item => item.Parent is not null).Select(item => item.Parent!.Value).ToHashSet();
        return new Plan
        {
            Program = new ProgramDetails
            {
                Id = new ProgramId(TestPlan.Id(1)), Name = "Generated", KeyPrefix = "GEN", Start = Start, Schedule = options, StatusDate = status < 0 ? null : Start.Date.AddDays(status).AddHours(8), NextNumber = 1000,
            },
            Calendars = EntityTable<PlanCalendar>.Of(named),
            Resources = EntityTable<Resource>.Of(Enumerable.Range(0, 4).Select(number => new Resource
            {
                Id = ResourceOf(number), Name = $"Resource {number}", Kind = ResourceKind.Work, Calendar = number < 3 ? CalendarOf(number) : null,
            })),
            WorkItems = EntityTable<WorkItem>.Of(items.Select(item => summaries.Contains(item.Id) ? Plain(item) : item)),
            Dependencies = EntityTable<Dependency>.Of(LinksOf(links, items)),
            Assignments = usesResources ? EntityTable<Assignment>.Of(draws.Select(AssignmentOf).OfType<Assignment>()) : EntityTable<Assignment>.Empty,
        };
    }

    // Links only lead from an earlier item to a later one that is not in its branch, so that there are no circles: parents come before children.
    private static IEnumerable<Dependency> LinksOf((int From, int To, LinkType Type, Lag Lag)[] links, List<WorkItem> items)
    {
        var number = 0;
        foreach (var (from, to, type, lag) in links)
        {
            var (first, last) = (Math.Min(from, to) % items.Count, Math.Max(from, to) % items.Count);
            if (first > last) (first, last) = (last, first);
            if (first == last || TopOf(items, first) == TopOf(items, last)) continue;
            yield return new Dependency { Id = new DependencyId(TestPlan.Id(5000 + number++)), Predecessor = items[first].Id, Successor = items[last].Id, Type = type, Lag = lag };
        }
    }

    private static WorkItemId TopOf(List<WorkItem> items, int number)
    {
        var at = items[number];
        while (at.Parent is { } parent) at = items.First(item => item.Id == parent);
        return at.Id;
    }

    private static WorkItem Plain(WorkItem item) => new() { Id = item.Id, Key = item.Key, Name = item.Name, Order = item.Order, Parent = item.Parent };

    // Branches are runs of neighbors, so that links between tops always lead forward.
    private static WorkItem ItemOf(ItemDraw draw, int number, int count)
    {
        var top = number / 4 * 4;
        var item = new WorkItem
        {
            Id = ItemId(number), Key = $"GEN-{number + 1}", Name = $"Item {number}", Order = $"{number:D4}1", Duration = draw.Length,
            Parent = number == top || count < 8 || top % 8 != 0 ? null : ItemId(draw.Parent % 3 == 0 && number > top + 1 ? top + 1 : top),
            Calendar = draw.Calendar < 3 ? CalendarOf(draw.Calendar) : null, IgnoresResourceCalendars = draw.Calendar == 2,
        };
        return draw.Trait(item) is var shaped && shaped.Parent is not null ? shaped with { IsActive = true } : shaped;
    }

    private static Assignment? AssignmentOf(ItemDraw draw, int number) => draw.Resource >= 4 ? null : new Assignment
    {
        Id = new AssignmentId(TestPlan.Id(7000 + number)), WorkItem = ItemId(number), Resource = ResourceOf(draw.Resource), Units = draw.Units, WorkMinutes = draw.Work * 60, DelayMinutes = draw.Work % 5 == 0 ? 480 : 0,
    };

    private static WorkItemId ItemId(int number) => new(TestPlan.Id(100 + number));

    private static CalendarId CalendarOf(int number) => new(TestPlan.Id(3000 + number));

    private static ResourceId ResourceOf(int number) => new(TestPlan.Id(4000 + number));
}

internal static class PlanSketch
{
    /// <summary>A plan in a line per item that is not plain, for messages of failing laws.</summary>
    public static string Of(Plan plan) => string.Join('\n', plan.WorkItems.Select(item => FormattableString.Invariant(
            $"{item.Name} {item.Duration.Minutes}{(item.Duration.IsElapsed ? "e" : "")}m under {item.Parent?.Value.ToString()[..8]} {item.Constraint} {item.ConstraintDate:s} {(item.IsActive ? "" : "inactive")} {item.Mode} {item.ManualStart:s} {item.ManualFinish:s} actual {item.ActualStart:s} {item.ActualFinish:s} {item.PercentComplete}% cal {item.Calendar?.Value.ToString()[..8]} lev {item.LevelingDelayMinutes} dl {item.Deadline:s} id {item.Id.Value.ToString()[..8]}"))
        .Concat(plan.Dependencies.Select(link => FormattableString.Invariant($"{link.Predecessor.Value.ToString()[..8]} -> {link.Successor.Value.ToString()[..8]} {link.Type} {link.Lag}")))
        .Concat(plan.Assignments.Select(work => FormattableString.Invariant($"{work.WorkItem.Value.ToString()[..8]} by {work.Resource?.Value.ToString()[..8]} {work.WorkMinutes}m {work.Units} delay {work.DelayMinutes}"))).Append($"{plan.Program.Schedule} {plan.Program.StatusDate:s}"));
}
