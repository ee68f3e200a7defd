using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;

namespace Throughline.Programs.Tests;

/// <summary>Plans in a few words: tasks named by letters, in June 2025 (Monday 2), durations and predecessors as people type them.</summary>
internal sealed class TestPlan
{
    public static readonly DateTime Start = new(2025, 6, 2, 8, 0, 0);
    public static readonly Surroundings Surroundings = new(new DateOnly(2025, 6, 2));
    private readonly Dictionary<string, WorkItemId> _items = new(StringComparer.Ordinal);
    private int _next = 1;

    public Plan Plan { get; private set; } = new()
    {
        Program = new ProgramDetails { Id = new ProgramId(Id(1)), Name = "Test", KeyPrefix = "TST", Start = Start, Schedule = ScheduleOptions.MicrosoftProject },
    };

    public Outlook Outlook => Outlook.Of(Plan, Surroundings);

    public WorkItemId this[string name] => _items[name];

    public WorkItem Of(string name) => Plan.WorkItems.TryGet(_items[name].Value, out var item) ? item : throw new KeyNotFoundException(name);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static DateTime June(int day, int hour = 17, int minute = 0) => new(2025, 6, day, hour, minute, 0);

    public TestPlan Task(string name, string duration = "1d", string after = "", string? under = null, Func<WorkItem, WorkItem>? with = null)
    {
        var number = ++_next;
        var item = new WorkItem
        {
            Id = new WorkItemId(Id(number)), Key = $"TST-{number}", Name = name, Order = $"{number:D6}1",
            Parent = under is null ? null : _items[under], Duration = DurationText.Parse(duration, Plan.Program).Value,
        };
        _items.Add(name, item.Id);
        Program(program => program with { NextNumber = number + 1 });
        Put(with is null ? item : with(item));
        var predecessors = PredecessorText.Parse(after, Plan.Program, text => _items.TryGetValue(text, out var id) ? id : null);
        predecessors.Problems.ShouldBeEmpty();
        foreach (var entry in predecessors.Value) Link(entry.Item, item.Id, entry.Type, entry.Lag);
        return this;
    }

    public TestPlan Milestone(string name, string after = "", string? under = null, Func<WorkItem, WorkItem>? with = null) =>
        Task(name, "0d", after, under, item => (with is null ? item : with(item)) with { IsMilestone = true });

    public TestPlan Link(WorkItemId from, WorkItemId to, LinkType type = LinkType.FinishToStart, Lag lag = default)
    {
        Put(new Dependency { Id = new DependencyId(Id(10_000 + ++_next)), Predecessor = from, Successor = to, Type = type, Lag = lag });
        return this;
    }

    public TestPlan Change(string name, Func<WorkItem, WorkItem> change)
    {
        Put(change(Of(name)));
        return this;
    }

    public TestPlan Program(Func<ProgramDetails, ProgramDetails> change)
    {
        Plan = Plan with { Program = change(Plan.Program) };
        return this;
    }

    public CalendarId Calendar(string name, Func<PlanCalendar, PlanCalendar> with)
    {
        var calendar = with(new PlanCalendar { Id = new CalendarId(Id(20_000 + ++_next)), Name = name, Week = Weekdays });
        Plan = Plan with { Calendars = Plan.Calendars.Put(calendar) };
        return calendar.Id;
    }

    public ResourceId Resource(string name, CalendarId? calendar = null)
    {
        var resource = new Resource { Id = new ResourceId(Id(30_000 + ++_next)), Name = name, Kind = ResourceKind.Work, Calendar = calendar };
        Plan = Plan with { Resources = Plan.Resources.Put(resource) };
        return resource.Id;
    }

    public AssignmentId Assign(string item, ResourceId resource, long workMinutes, double units = 1)
    {
        var assignment = new Assignment { Id = new AssignmentId(Id(40_000 + ++_next)), WorkItem = _items[item], Resource = resource, WorkMinutes = workMinutes, Units = units };
        Plan = Plan with { Assignments = Plan.Assignments.Put(assignment) };
        return assignment.Id;
    }

    public static ImmutableArray<DayPattern?> Weekdays { get; } =
        [null, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, null];

    public static CalendarException Off(int day) => new(new DateOnly(2025, 6, day), new DateOnly(2025, 6, day), DayPattern.NonWorking);

    /// <summary>Puts what an edit of an item changes.</summary>
    public void Make(ImmutableArray<Change> changes)
    {
        foreach (var change in changes.OfType<Change.Put>())
        {
            if (change.Entity is WorkItem item) Put(item);
            else if (change.Entity is Assignment assignment) Plan = Plan with { Assignments = Plan.Assignments.Put(assignment) };
        }
    }

    private void Put(WorkItem item) => Plan = Plan with { WorkItems = Plan.WorkItems.Put(item) };

    private void Put(Dependency link) => Plan = Plan with { Dependencies = Plan.Dependencies.Put(link) };
}

internal static class OutlookDates
{
    public static (DateTime Start, DateTime Finish) Dates(this Outlook outlook, WorkItemId item) => (outlook.Start(outlook.RowOf(item)), outlook.Finish(outlook.RowOf(item)));

    public static (DateTime Start, DateTime Finish) Days(int start, int finish) => (TestPlan.June(start, 8), TestPlan.June(finish));
}
