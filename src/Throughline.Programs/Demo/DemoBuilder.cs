using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Calendars;
using Throughline.Programs.Text;

namespace Throughline.Programs.Demo;

/// <summary>Writes down a demo program: people, calendars and an outline of tasks that know each other by short codes.</summary>
internal sealed class DemoBuilder
{
    private readonly int _number;
    private readonly Dictionary<string, WorkItemId> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceId> _people = new(StringComparer.Ordinal);
    private readonly Stack<WorkItemId> _open = new();
    private readonly List<WorkItem> _items = [];
    private readonly List<Dependency> _links = [];
    private readonly List<Assignment> _assignments = [];
    private readonly List<Resource> _resources = [];
    private readonly List<PlanCalendar> _calendars = [];
    private ProgramDetails _program;

    /// <param name="number">Which demo program; part of every identifier.</param>
    /// <param name="name">Its name.</param>
    /// <param name="prefix">The prefix of its keys.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="start">The Monday on which it starts.</param>
    public DemoBuilder(int number, string name, string prefix, string purpose, DateOnly start)
    {
        _number = number;
        var company = new PlanCalendar { Id = new CalendarId(Id(EntityKind.Calendar, 0)), Name = "Company", Week = WeekOf(DayPattern.Standard), Exceptions = Holidays(start.Year) };
        _calendars.Add(company);
        _program = new ProgramDetails
        {
            Id = new ProgramId(Id(EntityKind.Program, 0)), Name = name, KeyPrefix = prefix, Purpose = purpose, Start = start.ToDateTime(new TimeOnly(8, 0)), Calendar = company.Id, Currency = "EUR", IsDemo = true,
        };
    }

    public static ImmutableArray<DayPattern?> WeekOf(DayPattern day) => [null, day, day, day, day, day, null];

    public static DayPattern Hours(int from, int to) => new([new TimeRange(from * 60, to * 60)]);

    public CalendarId Calendar(string name, ImmutableArray<DayPattern?> week, params ImmutableArray<CalendarException> exceptions)
    {
        var calendar = new PlanCalendar { Id = new CalendarId(Id(EntityKind.Calendar, _calendars.Count)), Name = name, Base = _calendars[0].Id, Week = week, Exceptions = exceptions };
        _calendars.Add(calendar);
        return calendar.Id;
    }

    /// <summary>Somebody with an hourly rate, optionally with a calendar of their own.</summary>
    public DemoBuilder Person(string name, string team, decimal rate, CalendarId? calendar = null)
    {
        var resource = new Resource
        {
            Id = new ResourceId(Id(EntityKind.Resource, _resources.Count)), Name = name, Kind = ResourceKind.Work, Group = team, Calendar = calendar,
            Initials = string.Concat(name.Split(' ').Select(word => word[0])), Rates = [new ResourceRate(0, null, null, rate, RateUnit.Hour, rate * 1.5m, RateUnit.Hour, 0)],
        };
        _resources.Add(resource);
        _people.Add(name, resource.Id);
        return this;
    }

    /// <summary>Leave, or another stretch of days off.</summary>
    public static CalendarException Away(DateOnly from, int days, string name) => new(from, from.AddDays(days - 1), DayPattern.NonWorking, name);

    /// <summary>A summary; what the action adds lies below it.</summary>
    public DemoBuilder Group(string name, string? code, Action below)
    {
        var item = Add(name, code, new Duration(0), shape: null);
        _open.Push(item.Id);
        below();
        _open.Pop();
        return this;
    }

    /// <summary>A task: its length as people write it, what it waits for, and who does it (several: separated by a plus sign; the first is accountable).</summary>
    public DemoBuilder Task(string code, string name, string length, string after = "", string who = "", Func<WorkItem, WorkItem>? shape = null)
    {
        var names = who.Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var duration = DurationText.Parse(length, _program).Value;
        var item = Add(name, code, duration, found => Shaped(found with { Owner = names.Length == 0 ? null : _people[names[0]] }, shape));
        Link(item.Id, after);
        foreach (var person in names)
            _assignments.Add(new Assignment { Id = new AssignmentId(Id(EntityKind.Assignment, _assignments.Count)), WorkItem = item.Id, Resource = _people[person], WorkMinutes = duration.Minutes });
        return this;
    }

    /// <summary>A milestone; with a slack in days it is promised for that long after its first planned date.</summary>
    public DemoBuilder Milestone(string code, string name, string after, string owner = "", Func<WorkItem, WorkItem>? shape = null)
    {
        var item = Add(name, code, new Duration(0), found => Shaped(found with { IsMilestone = true, Owner = owner.Length == 0 ? null : _people[owner] }, shape));
        Link(item.Id, after);
        return this;
    }

    public WorkItemId this[string code] => _codes[code];

    public Plan Done() => new()
    {
        Program = _program with { NextNumber = _items.Count + 1 },
        Calendars = EntityTable<PlanCalendar>.Of(_calendars),
        Resources = EntityTable<Resource>.Of(_resources),
        WorkItems = EntityTable<WorkItem>.Of(_items),
        Dependencies = EntityTable<Dependency>.Of(_links),
        Assignments = EntityTable<Assignment>.Of(_assignments),
    };

    internal Guid Id(EntityKind kind, int number) => new(0x7e570000 + _number, (short)kind, 0x4d00, [0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number]);

    private static WorkItem Shaped(WorkItem item, Func<WorkItem, WorkItem>? shape) => shape is null ? item : shape(item);

    private WorkItem Add(string name, string? code, Duration duration, Func<WorkItem, WorkItem>? shape)
    {
        var number = _items.Count + 1;
        var item = Shaped(
            new WorkItem
            {
                Id = new WorkItemId(Id(EntityKind.WorkItem, number)), Key = string.Create(CultureInfo.InvariantCulture, $"{_program.KeyPrefix}-{number}"), Name = name,
                Parent = _open.TryPeek(out var parent) ? parent : null, Order = string.Create(CultureInfo.InvariantCulture, $"{number:D4}1"), Duration = duration,
            },
            shape);
        _items.Add(item);
        if (code is not null) _codes.Add(code, item.Id);
        return item;
    }

    private void Link(WorkItemId item, string after)
    {
        var predecessors = PredecessorText.Parse(after, _program, code => _codes.TryGetValue(code, out var id) ? id : null);
        if (!predecessors.IsUnderstood) throw new InvalidOperationException(string.Join(" ", predecessors.Problems.Select(problem => problem.Message)));
        foreach (var entry in predecessors.Value)
            _links.Add(new Dependency { Id = new DependencyId(Id(EntityKind.Dependency, _links.Count)), Predecessor = entry.Item, Successor = item, Type = entry.Type, Lag = entry.Lag });
    }

    private static ImmutableArray<CalendarException> Holidays(int year) =>
    [
        .. Enumerable.Range(year - 1, 6).SelectMany(each => new[]
        {
            Away(new DateOnly(each, 1, 1), 1, "New Year"), Away(new DateOnly(each, 5, 1), 1, "May Day"), Away(new DateOnly(each, 12, 24), 3, "Winter holidays"), Away(new DateOnly(each, 12, 31), 1, "Year's end"),
        }),
    ];
}
