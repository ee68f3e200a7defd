using CsCheck;
using Throughline.Engine.Networks;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Interchange.Tests.MsProject;

public sealed class GeneratedRoundTripTests
{
    private static readonly DateTime Start = new(2026, 3, 2, 8, 0, 0);

    private static readonly Gen<DateTime?> Date = Gen.Frequency((1, Gen.Const((DateTime?)null)), (2, Gen.Int[-5, 30].Select(day => (DateTime?)Start.AddDays(day))));

    private static readonly Gen<Duration> Length = Gen.OneOf(Gen.Int[0, 9].Select(days => new Duration(days * 480L)), Gen.Int[1, 4].Select(days => new Duration(days * 1440L, DurationUnit.ElapsedDays)));

    private static readonly Gen<WorkItem> Item = Gen.Select(Gen.Bool, Gen.Bool, Date, Gen.Int[-1, 20], Length, (isManual, isActive, start, days, length) => new WorkItem
    {
        Id = default, Key = "", Order = "", Name = "", Duration = length, IsActive = isActive, Mode = isManual ? SchedulingMode.Manual : SchedulingMode.Automatic,
        ManualStart = isManual ? start : null, ManualFinish = isManual && days >= 0 ? (start ?? Start).AddDays(days) : null,
    });

    private static readonly Gen<Lag> Lag = Gen.OneOf(
        Gen.Int[-1, 2].Select(days => new Lag(days * 480L)), Gen.Int[0, 1].Select(days => new Lag(days * 480L, DurationUnit.Hours)), Gen.Int[0, 1].Select(days => new Lag(days * 1440L, DurationUnit.ElapsedDays)),
        Gen.Int[1, 2].Select(half => new Lag(0, DurationUnit.Days, half * 50)));

    private static readonly Gen<(int From, int To, LinkType Type, Lag Lag)> Link = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 2], Gen.Enum<LinkType>(), Lag, (from, by, type, lag) => (from, from + by, type, lag));

    private static readonly Gen<Plan> Plans = Gen.Select(Item.Array[5], Link.Array[0, 12], Make);

    [Fact]
    public void Manual_and_inactive_work_and_several_links_between_two_tasks_come_back_as_they_were() => Plans.Sample(plan =>
    {
        var result = Read.Result(RoundTripTests.Write(plan));

        result.Problems.ShouldBeEmpty();
        var back = result.Import!.Plan;
        Items(back).ShouldBe(Items(plan));
        Links(back).ShouldBe(Links(plan));
        result.Import.Ledger.Of(LedgerKind.Dropped).ShouldBeEmpty();
    }, iter: 300);

    [Fact]
    public void Over_the_program_it_came_from_a_file_changes_no_item_and_no_link() => Plans.Sample(plan =>
    {
        var request = Read.Request with { Program = plan.Program.Id };
        var updated = PlanUpdate.Onto(plan, Read.Import(RoundTripTests.Write(plan), request: request));

        Links(updated).ShouldBe(Links(plan));
        PlanDifference.Between(plan, updated).ShouldNotContain(change => change.Target.Kind == EntityKind.Dependency);
    }, iter: 100);

    private static Plan Make(WorkItem[] items, (int From, int To, LinkType Type, Lag Lag)[] links) => new()
    {
        Program = new ProgramDetails { Id = new ProgramId(Id(1)), Name = "Generated", KeyPrefix = "GEN", Start = Start, NextNumber = items.Length + 1 },
        WorkItems = EntityTable<WorkItem>.Of(items.Select((item, number) => item with { Id = ItemId(number), Key = $"GEN-{number + 1}", Name = $"Item {number}", Order = $"{number}1", IsMilestone = item.Duration.Minutes == 0 })),
        Dependencies = EntityTable<Dependency>.Of(links.Distinct().Select((link, number) => new Dependency
        {
            Id = new DependencyId(Id(500 + number)), Predecessor = ItemId(link.From), Successor = ItemId(link.To), Type = link.Type, Lag = link.Lag,
        })),
    };

    private static List<string> Items(Plan plan) =>
        [.. plan.WorkItems.Select(item => $"{item.Key} {item.Duration} {item.IsActive} {item.Mode} {item.ManualStart:s} {item.ManualFinish:s}").Order(StringComparer.Ordinal)];

    private static List<string> Links(Plan plan)
    {
        var keys = plan.WorkItems.ToDictionary(item => item.Id, item => item.Key);
        return [.. plan.Dependencies.Select(link => $"{keys[link.Predecessor]} {keys[link.Successor]} {link.Type} {link.Lag}").Order(StringComparer.Ordinal)];
    }

    private static WorkItemId ItemId(int number) => new(Id(100 + number));

    // Random ones, as made here: version 4.
    private static Guid Id(int number) => new($"00000000-0000-4000-8000-{number:D12}");
}
