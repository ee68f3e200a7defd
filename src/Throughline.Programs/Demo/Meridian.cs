using System.Collections.Immutable;

namespace Throughline.Programs.Demo;

/// <summary>A train control unit in nine subsystems: nearly four hundred tasks, a laboratory in two shifts, gates, a certificate that everything waits for.</summary>
internal static class Meridian
{
    private static readonly (string Code, string Name, int Size)[] Subsystems =
    [
        ("power", "Power supply", 2), ("cpu", "Computing board", 4), ("radio", "Radio link", 3), ("odo", "Odometry", 2), ("brake", "Brake interface", 3),
        ("hmi", "Driver's display", 3), ("rec", "Event recorder", 2), ("core", "Safety core software", 5), ("diag", "Diagnosis and updates", 3),
    ];

    private static readonly string[] Engineers = ["Ms Coral", "Mr Jade", "Ms Lilac", "Mr Umber", "Ms Azure", "Mr Olive", "Ms Rose", "Mr Pine", "Ms Sienna"];

    private static readonly ImmutableDictionary<string, (string By, int Days)> Promises = new Dictionary<string, (string, int)>(StringComparer.Ordinal)
    {
        ["Concept gate"] = ("Mr Falcon", 4), ["Design gate"] = ("Mr Falcon", 5), ["First unit runs"] = ("Ms Robin", 10), ["Certificate issued"] = ("Ms Robin", 20), ["First train equipped"] = ("Mr Falcon", 6),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static DemoProgram Create(DateOnly today)
    {
        var program = new DemoBuilder(3, "Meridian", "MER", "One control unit for every train, certified once.", DemoHistory.MondayBefore(today, 42));
        People(program, today);
        Concept(program);
        foreach (var (subsystem, number) in Subsystems.Select((subsystem, number) => (subsystem, number))) Subsystem(program, subsystem, Engineers[number]);
        Integration(program, today);
        return DemoHistory.Live(program.Done(), today, 42, Promises, "Mr Falcon", Story(program, today));
    }

    private static DemoStep[] Story(DemoBuilder program, DateOnly today) =>
    [
        DemoStep.Linked(DemoHistory.Before(today, 23, 10, 10), "Ms Robin", "The dossier is assessed, not the unit alone", program["dossier"], program["assess"]),
        DemoStep.Promised(DemoHistory.Before(today, 9, 16, 0), "Mr Falcon", "Promised to the first operator", program["equipped"]),
        DemoStep.Estimate(DemoHistory.Before(today, 3, 8, 30), "Ms Robin", "System test holds five more days for the radio scenarios", program["system"], 20),
    ];

    private static void People(DemoBuilder program, DateOnly today)
    {
        var twoShifts = new Engine.Calendars.DayPattern([new(6 * 60, 14 * 60), new(14 * 60, 22 * 60)]);
        var lab = program.Calendar("Laboratory, two shifts", [null, twoShifts, twoShifts, twoShifts, twoShifts, twoShifts, DemoBuilder.Hours(6, 14)]);
        var half = program.Calendar("Half days", DemoBuilder.WeekOf(DemoBuilder.Hours(8, 12)));
        var away = program.Calendar("Ms Coral", DemoBuilder.WeekOf(Engine.Calendars.DayPattern.Standard), DemoBuilder.Away(DemoHistory.MondayBefore(today, -2), 19, "Parental leave"));
        program.Person("Mr Falcon", "Program", 110).Person("Ms Robin", "Systems", 104).Person("Mr Finch", "Assessment", 125, half).Person("Laboratory", "Test", 60, lab).Person("Ms Egret", "Purchasing", 71);
        foreach (var engineer in Engineers) program.Person(engineer, "Engineering", 89, engineer == "Ms Coral" ? away : null);
    }

    private static void Concept(DemoBuilder program) => program.Group("Concept", null, () => program
        .Task("hazard", "Hazard analysis", "15d", "", "Ms Robin + Mr Finch")
        .Task("needs", "Requirements of the operators", "20d", "", "Ms Robin")
        .Task("arch", "System architecture", "25d", "needs SS+10d, hazard", "Ms Robin")
        .Task("budget", "Weight, power and cost budgets", "6d", "arch FS-5d", "Mr Falcon")
        .Milestone("g1", "Concept gate", "arch, budget", "Mr Falcon")
        .Task("assessor", "Contract with the independent assessor", "15d", "hazard", "Ms Egret")
        .Task("bench", "Build the integration bench", "40d", "g1", "Laboratory", item => item with { Notes = "Two identical benches, so that tests never wait for debugging." }));

    private static void Subsystem(DemoBuilder program, (string Code, string Name, int Size) subsystem, string who)
    {
        var (code, name, size) = subsystem;
        string C(string task) => code + "." + task;
        program.Group(name, code, () =>
        {
            program.Task(C("req"), "Requirements", $"{5 + size}d", "g1", who).Task(C("concept"), "Concept and interfaces", $"{6 + 2 * size}d", C("req") + " SS+3d", who);
            program.Group("Design", null, () =>
            {
                for (var part = 1; part <= size; part++)
                    program.Task(C($"hw{part}"), $"Circuit, part {part}", $"{8 + part}d", part == 1 ? C("concept") : C($"hw{part - 1}") + " SS+4d", who)
                        .Task(C($"layout{part}"), $"Board layout, part {part}", $"{5 + part}d", C($"hw{part}"), who)
                        .Task(C($"review{part}"), $"Design review, part {part}", "1d", C($"layout{part}"), "Ms Robin");
                program.Task(C("fmea"), "Failure modes and effects", "8d", C("hw1"), $"{who} + Ms Robin").Task(C("safety"), "Safety case, first issue", "6d", C("fmea"), "Ms Robin");
            });
            program.Milestone(C("frozen"), $"{name}: design frozen", $"{C("safety")}, {C($"review{size}")}", who);
            Prototype(program, code, size, who);
        });
    }

    private static void Prototype(DemoBuilder program, string code, int size, string who)
    {
        string C(string task) => code + "." + task;
        program.Group("Prototype", null, () =>
        {
            program.Task(C("parts"), "Order long-lead parts", "3d", C("hw1"), "Ms Egret").Task(C("wait"), "Parts arrive", "42ed", C("parts"))
                .Task(C("boards"), "Make the boards", "10d", $"{C("frozen")}, {C("wait")}", "Ms Egret", item => item with { FixedCost = 9000 * size });
            for (var part = 1; part <= size; part++)
                program.Task(C($"sw{part}"), $"Firmware, increment {part}", $"{10 + 2 * part}d", part == 1 ? C("concept") + " FS+5d" : C($"sw{part - 1}"), who)
                    .Task(C($"unit{part}"), $"Unit tests, increment {part}", "4d", C($"sw{part}") + " FF+2d", who)
                    .Task(C($"static{part}"), $"Static analysis, increment {part}", "2d", C($"sw{part}"), who);
            program.Task(C("bring"), "Bring up the boards", "6d", $"{C("boards")}, {C("sw1")}", who)
                .Task(C("verify"), "Verify on the bench", $"{8 + size}d", $"{C("bring")}, {C($"unit{size}")}, bench", "Laboratory")
                .Task(C("heat"), "Heat, cold and vibration", "5d", C("bring"), "Laboratory")
                .Task(C("repair"), "Correct what was found", $"{4 + size}d", $"{C("verify")}, {C("heat")}", who)
                .Task(C("case"), "Safety case, second issue", "5d", C("repair") + " FS-2d", "Ms Robin + " + who);
        });
        program.Milestone(C("ready"), "Ready for integration", $"{C("repair")}, {C("case")}", who);
    }

    private static void Integration(DemoBuilder program, DateOnly today)
    {
        string All(string task) => string.Join(", ", Subsystems.Select(subsystem => $"{subsystem.Code}.{task}"));
        program.Milestone("g2", "Design gate", All("frozen"), "Mr Falcon").Group("Integration", null, () => program
            .Task("join1", "Join power, computing and radio", "10d", "power.ready, cpu.ready, radio.ready, g2", "Laboratory")
            .Task("join2", "Join brake, odometry and display", "12d", "join1, brake.ready, odo.ready, hmi.ready", "Laboratory")
            .Task("join3", "Join recorder, diagnosis and safety core", "12d", "join2, rec.ready, diag.ready, core.ready", "Laboratory")
            .Milestone("runs", "First unit runs", "join3", "Ms Robin")
            .Task("system", "System test", "25d", "runs", "Laboratory")
            .Task("emc", "Electromagnetic compatibility", "6d", "runs FS+5d", "Laboratory")
            .Task("track", "Rides on the test track", "15d", "system FS-10d, emc", "Ms Robin", item => item with { Deadline = DemoHistory.StatusDate(today).AddDays(260) })
            .Task("final", "Correct and repeat", "15d", "track, system", "Ms Coral + Mr Jade"))
            .Group("Certificate and first train", null, () => program
                .Task("dossier", "Compile the safety dossier", "12d", "system SS+15d", "Ms Robin")
                .Task("assess", "Independent assessment", "30d", "dossier, final, assessor", "Mr Finch")
                .Task("agency", "The agency decides", "60ed", "assess")
                .Milestone("issued", "Certificate issued", "agency", "Ms Robin")
                .Task("series", "Series tooling", "30d", "final SS+5d", "Ms Egret", item => item with { FixedCost = 85_000 })
                .Task("tenunits", "First ten units", "15d", "series", "Ms Egret")
                .Task("train", "Equip the first train", "10d", "tenunits, issued", "Mr Pine + Ms Sienna")
                .Milestone("equipped", "First train equipped", "train", "Mr Falcon")
                .Task("meeting", "Operators' day", "1d", "", "Mr Falcon", item => item with
                {
                    Mode = SchedulingMode.Manual,
                    ManualStart = DemoHistory.MondayBefore(today, -5).AddDays(2).ToDateTime(new TimeOnly(9, 0)),
                    ManualFinish = DemoHistory.MondayBefore(today, -5).AddDays(2).ToDateTime(new TimeOnly(16, 0)),
                }));
    }
}
