using System.Collections.Immutable;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Demo;

/// <summary>A payment product on its way to general availability: some forty tasks, two certification waves, a partner who delivers late.</summary>
internal static class Lantern
{
    private static readonly ImmutableDictionary<string, (string By, int Days)> Promises = new Dictionary<string, (string, int)>(StringComparer.Ordinal)
    {
        ["Design signed off"] = ("Ms Saffron", 3), ["Settlement ready for test"] = ("Ms Alder", 2), ["Partners certified"] = ("Mr Rowan", 6),
        ["Pilot finished"] = ("Ms Hazel", 16), ["General availability"] = ("Ms Hazel", 2),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static DemoProgram Create(DateOnly today)
    {
        var program = new DemoBuilder(1, "Lantern", "LAN", "Merchants take card and wallet payments with one contract, settled the next day.", DemoHistory.MondayBefore(today, 11));
        People(program, today);
        Preparation(program);
        Build(program, today);
        Launch(program, today);
        return DemoHistory.Live(program.Done(), today, 11, Promises, "Ms Hazel", Story(program, today), ("Batch reconciliation", 4), ("Certification, wave 1", 2));
    }

    private static DemoStep[] Story(DemoBuilder program, DateOnly today) =>
    [
        DemoStep.Added(DemoHistory.Before(today, 24, 10, 40), "Mr Cobalt", "Nobody had planned an accessibility review", program["access"]),
        DemoStep.Linked(DemoHistory.Before(today, 16, 14, 5), "Mr Rowan", "Wave 2 certifies with production keys", program["keys"], program["wave2"]),
        DemoStep.Promised(DemoHistory.Before(today, 10, 11, 30), "Ms Hazel", "Promised to the pilot's merchants", program["piloted"]),
        DemoStep.Estimate(DemoHistory.Before(today, 3, 9, 15), "Ms Hazel", "The pilot is back to three weeks: two hold no whole settlement month", program["pilot"], 10),
    ];

    private static void People(DemoBuilder program, DateOnly today)
    {
        var saffron = program.Calendar("Ms Saffron", DemoBuilder.WeekOf(DemoBuilder.Hours(9, 17)), DemoBuilder.Away(DemoHistory.MondayBefore(today, -3), 12, "Leave"));
        var indigo = program.Calendar("Ms Indigo, Tuesday to Thursday", [null, Engine.Calendars.DayPattern.NonWorking, null, null, null, Engine.Calendars.DayPattern.NonWorking, null]);
        program.Person("Ms Saffron", "Product", 95, saffron).Person("Ms Alder", "Settlement", 88).Person("Mr Birch", "Settlement", 82).Person("Mr Rowan", "Partners", 90)
            .Person("Ms Indigo", "Risk", 92, indigo).Person("Mr Slate", "Platform", 85).Person("Ms Hazel", "Launch", 98).Person("Mr Cobalt", "Quality", 78);
    }

    private static void Preparation(DemoBuilder program) => program.Group("Shape the product", null, () => program
        .Task("interviews", "Interview twelve merchants", "8d", "", "Ms Saffron")
        .Task("scope", "Write the product brief", "5d", "interviews SS+5d", "Ms Saffron")
        .Task("risk", "Assess fraud and credit risk", "6d", "scope", "Ms Indigo")
        .Task("flows", "Design payment and refund flows", "10d", "scope", "Ms Saffron + Ms Alder")
        .Task("names", "Agree on names and terms", "2d", "scope", "Ms Saffron + Ms Hazel")
        .Task("contract", "Draft the merchant contract", "7d", "scope FS+2d", "Ms Hazel")
        .Task("architecture", "Decide the settlement architecture", "6d", "flows SS+4d", "Mr Birch + Mr Slate", item => item with { Notes = "Three options were compared; ledger per merchant won because refunds stay local." })
        .Milestone("designed", "Design signed off", "flows, risk, architecture", "Ms Saffron"));

    private static void Build(DemoBuilder program, DateOnly today)
    {
        program.Group("Build", "build", () => program
            .Group("Settlement", null, () => program
                .Task("ledger", "Ledger per merchant", "15d", "designed", "Ms Alder")
                .Task("reports", "Settlement reports for merchants", "5d", "ledger", "Mr Birch")
                .Task("batch", "Nightly settlement batch", "12d", "ledger SS+8d", "Mr Birch")
                .Task("reconcile", "Batch reconciliation", "9d", "batch, ledger", "Ms Alder", item => item with { Notes = "Rounding per line, not per refund: found by Mr Birch, remaining work raised." })
                .Task("refunds", "Partial refunds", "6d", "batch", "Mr Birch", item => item with { Duration = item.Duration with { IsEstimated = true } })
                .Milestone("settled", "Settlement ready for test", "reconcile, refunds", "Ms Alder"))
            .Group("Checkout and wallet", null, () => program
                .Task("checkout", "Checkout page", "14d", "designed", "Mr Slate")
                .Task("wallet", "Wallet connection", "10d", "checkout FS-3d", "Mr Slate")
                .Task("strong", "Strong customer authentication", "8d", "checkout", "Ms Indigo")
                .Task("access", "Accessibility review of the checkout", "3d", "checkout, wallet FF+1d", "Mr Cobalt"))
            .Group("Partner integration", null, () => program
                .Task("gateway", "Partner gateway", "12d", "designed FS+3d", "Mr Rowan")
                .Task("sandbox", "Sandbox for partners", "5d", "gateway", "Mr Rowan")
                .Task("keys", "Production keys from the card schemes", "2d", "", "Mr Rowan", item => item with
                {
                    Constraint = ConstraintKind.StartNoEarlierThan,
                    ConstraintDate = DemoHistory.MondayBefore(today, -1).ToDateTime(new TimeOnly(8, 0)),
                    Notes = "The schemes hand out keys only on a Monday after their audit.",
                })
                .Task("wave1", "Certification, wave 1", "10d", "sandbox", "Mr Rowan")
                .Task("wave2", "Certification, wave 2", "10d", "wave1, keys", "Mr Rowan + Ms Saffron")
                .Milestone("certified", "Partners certified", "wave2", "Mr Rowan")));
    }

    private static void Launch(DemoBuilder program, DateOnly today)
    {
        program.Group("Prove and launch", null, () => program
            .Task("cases", "Write the acceptance cases", "8d", "designed FS+5d", "Mr Cobalt")
            .Task("system", "System test", "10d", "settled, checkout, wallet, cases", "Mr Cobalt")
            .Task("load", "Load test at ten times the pilot", "4d", "system SS+4d", "Mr Slate + Mr Cobalt")
            .Task("fixes", "Fix what the tests find", "8d", "system FS-2d, strong", "Ms Alder + Mr Birch")
            .Task("harden", "Let the build run untouched", "3ed", "fixes")
            .Task("pilotbuild", "Pilot build", "3d", "harden, load", "Mr Slate")
            .Task("pilot", "Pilot with twenty merchants", "15d", "pilotbuild", "Ms Hazel")
            .Milestone("piloted", "Pilot finished", "pilot", "Ms Hazel")
            .Task("support", "Train the support desk", "5d", "pilot SS+3d", "Ms Hazel", item => item with { Deadline = DemoHistory.StatusDate(today).AddDays(63) })
            .Task("prices", "Publish prices", "2d", "contract, piloted", "Ms Saffron")
            .Task("readiness", "Readiness review", "1d", "piloted, certified, support", "Ms Hazel")
            .Task("board", "Steering group approves the launch", "1d", "readiness FS+1d", "Ms Hazel", item => item with { FixedCost = 1200 })
            .Task("switch", "Switch on region by region", "5d", "board, prices", "Mr Slate")
            .Milestone("available", "General availability", "switch, access", "Ms Hazel")
            .Task("catalog", "Second language for the help pages", "6d", "pilotbuild", "Mr Cobalt", item => item with { IsActive = false, Notes = "Set aside until the pilot shows demand." })
            .Task("watch", "Watch the first settlements closely", "10d", "switch SS+1d", "Ms Alder + Mr Birch")
            .Task("handover", "Hand over to operations", "3d", "watch", "Mr Slate")
            .Task("retro", "Look back with everybody", "1d", "available FS+5d", "Ms Saffron"));
    }
}
