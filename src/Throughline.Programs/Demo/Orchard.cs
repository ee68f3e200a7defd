using System.Collections.Immutable;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Demo;

/// <summary>Conveyors and robots for six warehouses, one after the other, by one installation crew that also works on Saturdays.</summary>
internal static class Orchard
{
    private static readonly (string Code, string Name, string Lead)[] Sites =
    [
        ("amber", "Amberfield", "Ms Linden"), ("brook", "Brookhollow", "Mr Teal"), ("cedar", "Cedar Quay", "Ms Linden"),
        ("dune", "Dunemarket", "Mr Teal"), ("elm", "Elmstead", "Ms Linden"), ("fern", "Fernport", "Mr Teal"),
    ];

    private static readonly ImmutableDictionary<string, (string By, int Days)> Promises = Sites
        .Select((site, number) => (Name: $"{site.Name} goes live", By: site.Lead, Days: number % 2 == 0 ? 3 : 14))
        .Append((Name: "Design approved", By: "Ms Wren", Days: 5)).Append((Name: "All sites live", By: "Ms Wren", Days: 8))
        .ToImmutableDictionary(promise => promise.Name, promise => (promise.By, promise.Days), StringComparer.Ordinal);

    public static DemoProgram Create(DateOnly today)
    {
        var program = new DemoBuilder(2, "Orchard", "ORC", "Six warehouses pick twice as fast with the same people.", DemoHistory.MondayBefore(today, 24));
        People(program, today);
        Central(program);
        for (var number = 0; number < Sites.Length; number++) Site(program, today, number);
        program.Group("Close", null, () => program
            .Milestone("all", "All sites live", string.Join(", ", Sites.Select(site => site.Code + ".live")), "Ms Wren")
            .Task("spare", "Hand spare parts over to maintenance", "4d", "all", "Mr Flint")
            .Task("numbers", "Measure picks per hour over four weeks", "28ed", "all")
            .Task("lessons", "Write down the lessons", "3d", "numbers", "Ms Wren"));
        return DemoHistory.Live(program.Done(), today, 23, Promises, "Ms Wren", Story(program, today));
    }

    private static DemoStep[] Story(DemoBuilder program, DateOnly today) =>
    [
        DemoStep.Added(DemoHistory.Before(today, 22, 9, 50), "Mr Flint", "Maintenance asked for the spare parts", program["spare"]),
        DemoStep.Promised(DemoHistory.Before(today, 11, 15, 20), "Ms Wren", "Promised to the board", program["all"]),
        DemoStep.Estimate(DemoHistory.Before(today, 4, 13, 45), "Mr Teal", "Fernport tries for two whole weeks, peak day included", program["fern.trial"], 6),
    ];

    private static void People(DemoBuilder program, DateOnly today)
    {
        var long1 = DemoBuilder.Hours(7, 16);
        var crew = program.Calendar("Installation crew, Monday to Saturday", [null, long1, long1, long1, long1, long1, DemoBuilder.Hours(7, 12)]);
        var flint = program.Calendar("Mr Flint", DemoBuilder.WeekOf(Engine.Calendars.DayPattern.Standard), DemoBuilder.Away(DemoHistory.MondayBefore(today, -1), 5, "Training"));
        program.Person("Ms Wren", "Program", 102).Person("Ms Linden", "Sites", 84).Person("Mr Teal", "Sites", 84).Person("Mr Flint", "Engineering", 91, flint)
            .Person("Ms Ochre", "Software", 94).Person("Mr Sorrel", "Safety", 79).Person("Heron crew", "Installation", 240, crew).Person("Ms Plum", "Operations", 66);
    }

    private static void Central(DemoBuilder program) => program.Group("Design and buy", null, () => program
        .Task("survey", "Survey the six buildings", "12d", "", "Mr Flint + Ms Linden")
        .Task("layout", "Standard layout", "15d", "survey SS+8d", "Mr Flint")
        .Task("safety", "Safety concept", "8d", "layout SS+5d", "Mr Sorrel")
        .Milestone("approved", "Design approved", "layout, safety", "Ms Wren")
        .Task("tender", "Tender for conveyors and robots", "20d", "approved", "Ms Wren")
        .Task("sign", "Sign the supply contract", "5d", "tender", "Ms Wren")
        .Task("control", "Warehouse control software", "35d", "approved FS+5d", "Ms Ochre")
        .Task("link", "Connect the order system", "15d", "control SS+15d", "Ms Ochre", item => item with { Notes = "The order system freezes its interfaces every November." })
        .Task("twin", "Simulate a peak day", "8d", "control, link", "Ms Ochre + Mr Flint"));

    private static void Site(DemoBuilder program, DateOnly today, int number)
    {
        var (code, name, lead) = Sites[number];
        var before = number == 0 ? "" : Sites[number - 1].Code;
        string C(string task) => code + "." + task;
        string After(string tasks, string task) => before.Length == 0 ? tasks : $"{tasks}, {before}.{task}";
        program.Group(name, code, () => program
            .Task(C("permit"), "Building permit", "20d", "approved", lead, number == 4 ? item => item with { Deadline = DemoHistory.StatusDate(today).AddDays(-14) } : null)
            .Task(C("order"), "Order and manufacture", "40d", "sign", "Ms Wren", number == 1 ? item => item with { Notes = "The supplier moved the slot once; the penalty is agreed." } : null)
            .Task(C("floor"), "Prepare the floor", "10d", After(C("permit"), "floor"), "Heron crew")
            .Task(C("power"), "Power and network", "8d", C("floor") + " SS+4d", lead)
            .Task(C("deliver"), "Delivery", "2d", $"{C("order")}, {C("floor")}", lead, number == 3 ? Bridge : null)
            .Task(C("frames"), "Install frames and conveyors", "12d", After($"{C("deliver")}, {C("power")} FF+1d", "robots"), "Heron crew")
            .Task(C("robots"), "Install robots", "6d", C("frames"), "Heron crew + Mr Flint")
            .Task(C("fences"), "Fences and emergency stops", "4d", C("frames") + " SS+6d", "Mr Sorrel")
            .Task(C("setup"), "Set up the control software", "5d", After($"{C("robots")} FS-2d, twin", "setup"), "Ms Ochre")
            .Task(C("accept"), "Safety acceptance", "2d", $"{C("robots")}, {C("fences")}", "Mr Sorrel")
            .Task(C("train"), "Train the shifts", "6d", C("setup"), "Ms Plum")
            .Task(C("trial"), "Trial run beside manual picking", "10d", $"{C("accept")}, {C("setup")}, {C("train")} SS+2d", lead)
            .Task(C("stock"), "Count and move the stock", "3d", C("trial"), "Ms Plum", item => item with { FixedCost = 4500 })
            .Milestone(C("live"), $"{name} goes live", C("stock"), lead)
            .Task(C("care"), "Two weeks of close care", "10d", C("live"), $"{lead} + Ms Plum"));

        WorkItem Bridge(WorkItem item) => item with
        {
            Constraint = ConstraintKind.StartNoEarlierThan,
            ConstraintDate = DemoHistory.MondayBefore(today, -6).ToDateTime(new TimeOnly(8, 0)),
            Notes = "The bridge to the site is closed until then.",
        };
    }
}
