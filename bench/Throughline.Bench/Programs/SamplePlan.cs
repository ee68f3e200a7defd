using System.Globalization;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Bench.Programs;

/// <summary>Plans of any size from a seed, as <see cref="Engine.SampleNetwork"/> makes networks: packages of ten under summaries, three links for two tasks, a tenth with an assignment on a calendar of its own.</summary>
public static class SamplePlan
{
    private static readonly DateTime Start = new(2026, 1, 5, 8, 0, 0);

    /// <summary>The surroundings of the sample.</summary>
    public static Surroundings Surroundings { get; } = new(new DateOnly(2026, 1, 5));

    /// <summary>A plan.</summary>
    /// <param name="leaves">Number of tasks.</param>
    /// <param name="seed">Same seed, same plan.</param>
    public static Plan Of(int leaves, int seed = 1)
    {
        var random = new Random(seed);
        var resources = Enumerable.Range(0, 20).Select(number => Resource(random, number)).ToList();
        var calendars = Enumerable.Range(0, 20).Select(number => Calendar(number, random)).Append(Company()).ToList();
        var items = new List<WorkItem>();
        for (var package = 0; package < leaves / 10; package++)
        {
            var summary = Item(items.Count, null, random);
            items.Add(summary);
            for (var task = 0; task < 10; task++) items.Add(Item(items.Count, summary.Id, random));
        }

        var tasks = items.Where(item => item.Parent is not null).ToList();
        return new Plan
        {
            Program = new ProgramDetails { Id = new ProgramId(Id(random)), Name = "Sample", KeyPrefix = "SMP", Start = Start, Calendar = calendars[^1].Id, Schedule = ScheduleOptions.MicrosoftProject },
            Calendars = EntityTable<PlanCalendar>.Of(calendars),
            Resources = EntityTable<Resource>.Of(resources),
            WorkItems = EntityTable<WorkItem>.Of(items),
            Dependencies = EntityTable<Dependency>.Of(Enumerable.Range(0, leaves * 3 / 2).Select(_ => Link(tasks, random))),
            Assignments = EntityTable<Assignment>.Of(tasks.Where((_, number) => number % 2 == 0).Select((task, number) => new Assignment
            {
                Id = new AssignmentId(Id(random)), WorkItem = task.Id, Resource = resources[number % 20].Id, WorkMinutes = task.Duration.Minutes,
            })),
        };
    }

    private static WorkItem Item(int number, WorkItemId? parent, Random random) => new()
    {
        Id = new WorkItemId(Id(random)), Key = string.Create(CultureInfo.InvariantCulture, $"SMP-{number + 1}"), Name = string.Create(CultureInfo.InvariantCulture, $"Item {number}"),
        Order = string.Create(CultureInfo.InvariantCulture, $"{number:D7}1"), Parent = parent, Duration = Duration.OfDays(random.Next(1, 16)),
    };

    private static Dependency Link(List<WorkItem> tasks, Random random)
    {
        var successor = random.Next(1, tasks.Count);
        var predecessor = random.Next(Math.Max(0, successor - (tasks.Count / 20) - 10), successor);
        return new Dependency
        {
            Id = new DependencyId(Id(random)), Predecessor = tasks[predecessor].Id, Successor = tasks[successor].Id,
            Type = random.Next(100) switch { < 80 => LinkType.FinishToStart, < 92 => LinkType.StartToStart, _ => LinkType.FinishToFinish },
            Lag = random.Next(5) == 0 ? new Lag(random.Next(1, 6) * 480) : Lag.None,
        };
    }

    private static Resource Resource(Random random, int number) => new()
    {
        Id = new ResourceId(Id(random)), Name = string.Create(CultureInfo.InvariantCulture, $"Resource {number}"), Kind = ResourceKind.Work, Calendar = number % 5 == 0 ? new CalendarId(CalendarGuid(number)) : null,
    };

    private static PlanCalendar Calendar(int number, Random random) => new()
    {
        Id = new CalendarId(CalendarGuid(number)), Name = string.Create(CultureInfo.InvariantCulture, $"Calendar {number}"), Base = new CalendarId(CalendarGuid(99)),
        Exceptions = [.. Enumerable.Range(0, 5).Select(_ => DateOnly.FromDateTime(Start).AddDays(random.Next(2000))).Select(day => new CalendarException(day, day.AddDays(9), DayPattern.NonWorking))],
    };

    private static PlanCalendar Company() => new()
    {
        Id = new CalendarId(CalendarGuid(99)), Name = "Company", Week = [null, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, null],
        Exceptions = [.. Enumerable.Range(2026, 15).Select(year => new DateOnly(year, 5, 1)).Select(day => new CalendarException(day, day, DayPattern.NonWorking))],
    };

    private static Guid CalendarGuid(int number) => new(number + 1, 1, 1, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static Guid Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
