using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Storage.Tests;

/// <summary>Entities with every field filled in, so that a column that is forgotten is noticed.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset At = new(2026, 3, 2, 9, 30, 0, 123, TimeSpan.Zero);
    public static readonly Surroundings Monday = new(new DateOnly(2026, 3, 2));

    public static Guid Number(int number) => new(number, 0, 0, new byte[8]);

    public static ProgramDetails Program(int number, string name = "Copper Heron") => new()
    {
        Id = new(Number(number)),
        Name = name,
        KeyPrefix = "HERON",
        Purpose = "Move the *nest*.",
        Start = new(2026, 3, 2, 8, 0, 0),
        Finish = new(2026, 9, 30, 17, 0, 0),
        ScheduleFrom = ScheduleFrom.Finish,
        StatusDate = new(2026, 4, 1, 17, 0, 0),
        Calendar = new(Number(900)),
        MinutesPerDay = 450,
        MinutesPerWeek = 2250,
        DaysPerMonth = 19,
        Currency = "EUR",
        NextNumber = 17,
        IsDemo = true,
        External = new("mspdi", "p-1"),
        CustomFields = [new("188743731", "Text1", "Squad")],
    };

    public static WorkItem Item(int number, string name = "Weave the roof") => new()
    {
        Id = new(Number(number)),
        Key = $"HERON-{number}",
        Name = name,
        Parent = new(Number(1)),
        Order = "aZ",
        IsMilestone = true,
        Duration = new(1440, DurationUnit.ElapsedDays, true),
        WorkMinutes = 960,
        Mode = SchedulingMode.Manual,
        ManualStart = new(2026, 3, 3, 8, 0, 0),
        ManualFinish = new(2026, 3, 4, 17, 0, 0),
        KeepsFileDates = true,
        IsActive = false,
        Constraint = ConstraintKind.FinishNoLaterThan,
        ConstraintDate = new(2026, 5, 1, 17, 0, 0),
        Deadline = new(2026, 5, 8, 17, 0, 0),
        Commitment = new(new(2026, 5, 4, 17, 0, 0), "Wren Amber", new(2026, 2, 1)),
        Calendar = new(Number(901)),
        IgnoresResourceCalendars = true,
        Owner = new(Number(800)),
        PercentComplete = 33.25,
        PhysicalPercentComplete = 12.5,
        ActualStart = new(2026, 3, 3, 9, 15, 0),
        ActualFinish = new(2026, 3, 5, 9, 15, 0),
        RemainingMinutes = 77,
        Resume = new(2026, 3, 9, 8, 0, 0),
        LevelingDelayMinutes = 60,
        Priority = 700,
        Kind = TaskKind.FixedWork,
        IsEffortDriven = true,
        FixedCost = 12.3456m,
        Cost = 123_456_789.01m,
        ActualCost = -1.5m,
        Notes = "Wet straw — 稲わら",
        Hyperlink = "https://example.org/nest",
        External = new("mspdi", number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        CustomFields = [new("188743731", "Blue")],
    };

    public static Dependency Link(int number, int from, int to) => new()
    {
        Id = new(Number(number)),
        Predecessor = new(Number(from)),
        Successor = new(Number(to)),
        Type = LinkType.StartToStart,
        Lag = new(0, DurationUnit.ElapsedHours, -12.5m),
    };

    public static Resource Resource(int number) => new()
    {
        Id = new(Number(number)),
        Name = "Wren Amber",
        Initials = "WA",
        Kind = ResourceKind.Work,
        MaxUnits = 1.5,
        Calendar = new(Number(900)),
        Group = "Weavers",
        Email = "wren@example.org",
        MaterialLabel = "t",
        Rates = [new(0, null, new(2026, 6, 1), 55.1234567m, RateUnit.Hour, 70m, RateUnit.Hour, 5m)],
        AccrueAt = 2,
        IsGeneric = true,
        Availability = [new(null, new(2026, 6, 1), 0.5)],
        Notes = "Mornings",
        External = new("mspdi", "7"),
        CustomFields = [new("2", "x")],
    };

    public static Assignment Assignment(int number, int item, int resource) => new()
    {
        Id = new(Number(number)),
        WorkItem = new(Number(item)),
        Resource = new(Number(resource)),
        Units = 0.75,
        WorkMinutes = 480,
        ActualWorkMinutes = 60,
        RemainingWorkMinutes = 400,
        DelayMinutes = 10,
        LevelingDelayMinutes = 20,
        ActualStart = new(2026, 3, 3, 9, 15, 0),
        ActualFinish = new(2026, 3, 5, 9, 15, 0),
        StoredStart = new(2026, 3, 3, 9, 0, 0),
        StoredFinish = new(2026, 3, 5, 9, 0, 0),
        WorkContour = 8,
        Cost = 10.1m,
        ActualCost = 5.05m,
        RateTable = 2,
        External = new("mspdi", "9"),
        CustomFields = [new("3", "y")],
    };

    public static PlanCalendar Calendar(int number) => new()
    {
        Id = new(Number(number)),
        Name = "Nest week",
        Base = new(Number(901)),
        Week = [null, DayPattern.Standard, DayPattern.Continuous, null, new([new(60, 120)]), null, DayPattern.NonWorking],
        Exceptions = [new(new(2026, 4, 3), new(2026, 4, 6), DayPattern.NonWorking, "Spring")],
        WorkWeeks = [new(new(2026, 7, 1), new(2026, 7, 31), [null, DayPattern.Standard, null, null, null, null, null], "Summer")],
        IsResourceCalendar = true,
        External = new("mspdi", "3"),
    };

    public static Baseline Baseline(int number) => new()
    {
        Id = new(Number(number)),
        Name = "Approved",
        Number = 1,
        SetAt = At,
        Items = [new(new(Number(2)), new(2026, 3, 3, 8, 0, 0), null, 480, null, 12.34m)],
    };

    public static ImmutableArray<Entity> Everything(int program) =>
    [
        Program(program), Item(2), Item(3, "Lay the floor") with { Parent = null, Commitment = null, External = null, Cost = null, CustomFields = [] },
        Link(50, 2, 3), Resource(800), Assignment(70, 2, 800), Calendar(900), Baseline(990),
    ];

    public static RevisionToAppend Adds(int program, long revision, params IEnumerable<Entity> entities) =>
        Revision(program, revision, [.. entities.Select(entity => new EntityChange(null, entity))]);

    public static RevisionToAppend Revision(int program, long revision, params ImmutableArray<EntityChange> changes) => new()
    {
        Program = new(Number(program)),
        Entry = new LogEntry
        {
            Revision = revision,
            ChangeSetId = Number(checked((program * 1_000_000) + (int)revision)),
            Kind = LogEntryKind.Import,
            Author = "Wren Amber",
            At = At.AddSeconds(revision),
            Reason = "because",
            Changes = changes,
        },
        Surroundings = Monday,
        Summary = Summary(program, revision),
        Effect = """{"itemsMoved":1}""",
    };

    public static ProgramSummary Summary(int program, long revision, string name = "Copper Heron") => new()
    {
        Id = new(Number(program)),
        Name = name,
        KeyPrefix = "HERON",
        Revision = revision,
        ChangedAt = At,
        ChangedBy = "Wren Amber",
        Start = new(2026, 3, 2, 8, 0, 0),
        Finish = new(2026, 9, 30, 17, 0, 0),
        PercentComplete = 12.5,
        WorkItems = 3,
        Commitment = new(new(Number(2)), "Roof", new(2026, 5, 4), new(2026, 5, 6), true),
        Cost = 1.25m,
        Currency = "EUR",
    };

    /// <summary>The plan as text, rows sorted: records that hold arrays are never equal to themselves after loading.</summary>
    public static string Text(Plan plan) => string.Join('\n', plan.Entities().Select(Text).Order(StringComparer.Ordinal));

    public static string Text(Entity entity) => $"{entity.Ref.Kind} {StorageJson.Write(entity)}";
}
