using Throughline.Interchange.MsProject;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Tests.Updating;

public sealed class PlanUpdateTests
{
    private static readonly Surroundings Monday = new(new DateOnly(2026, 3, 2));

    /// <summary>A plan made here: random identifiers, keys of our own.</summary>
    private static Plan Made()
    {
        var (phase, dig, pour) = (Item("HERON-1", "Phase", "V"), Item("HERON-2", "Dig", "A"), Item("HERON-3", "Pour", "B"));
        return new Plan
        {
            Program = new ProgramDetails { Id = new(Guid.NewGuid()), Name = "Copper Heron", KeyPrefix = "HERON", Start = new(2026, 3, 2, 8, 0, 0), NextNumber = 4 },
            WorkItems = EntityTable<WorkItem>.Of([phase, dig with { Parent = phase.Id }, pour with { Parent = phase.Id, Commitment = new(new(2026, 4, 1, 17, 0, 0), "Wren Amber") }]),
            Dependencies = EntityTable<Dependency>.Of([new Dependency { Id = new(Guid.NewGuid()), Predecessor = dig.Id, Successor = pour.Id }]),
        };
    }

    private static WorkItem Item(string key, string name, string order) => new() { Id = new(Guid.NewGuid()), Key = key, Name = name, Order = order };

    private static PlanImport Exported(Plan plan)
    {
        using var stream = new MemoryStream();
        MspdiWriter.Write(plan, Outlook.Of(plan, Monday), stream);
        stream.Position = 0;
        return PlanReader.Read(stream, "heron.xml", new ImportRequest { Program = plan.Program.Id, Today = Monday.Today }, null, TestContext.Current.CancellationToken).Import.ShouldNotBeNull();
    }

    [Fact]
    public void What_went_out_and_comes_back_is_the_same_items_and_links()
    {
        var plan = Made();
        var back = PlanUpdate.Onto(plan, Exported(plan));
        back.WorkItems.Select(item => item.Id).ShouldBe(plan.WorkItems.Select(item => item.Id), ignoreOrder: true);
        back.Dependencies.Select(link => link.Id).ShouldBe(plan.Dependencies.Select(link => link.Id));
        back.WorkItems.Select(item => item.Key).Order(StringComparer.Ordinal).ShouldBe(["HERON-1", "HERON-2", "HERON-3"]);
        back.WorkItems.Single(item => item.Name == "Pour").Commitment!.PromisedBy.ShouldBe("Wren Amber");
    }

    [Fact]
    public void A_file_that_went_out_before_an_edit_takes_only_the_edit_back_it_knows_of()
    {
        var plan = Made();
        var file = Exported(plan);
        var dig = plan.WorkItems.Single(item => item.Name == "Dig");
        var longer = file with { Plan = file.Plan with { WorkItems = EntityTable<WorkItem>.Of(file.Plan.WorkItems.Select(item => item.Name == "Dig" ? item with { Duration = Duration.OfDays(5) } : item)) } };
        var changed = PlanDifference.Between(PlanUpdate.Onto(plan, file), PlanUpdate.Onto(plan, longer)).ShouldHaveSingleItem();
        changed.Target.ShouldBe(dig.Ref);
    }

    [Fact]
    public void An_item_added_here_stays_and_one_that_left_the_file_goes()
    {
        var first = Exported(Made());
        var program = first.Plan;
        var own = Item("HERON-9", "Added here", "z");
        var current = program with { WorkItems = program.WorkItems.Put(own) };
        var gone = program.WorkItems.Single(item => item.Name == "Pour");
        var newer = first with { Plan = program with { WorkItems = program.WorkItems.Remove(gone.Id.Value), Dependencies = EntityTable<Dependency>.Empty } };
        var updated = PlanUpdate.Onto(current, newer);
        updated.WorkItems.Select(item => item.Name).Order(StringComparer.Ordinal).ShouldBe(["Added here", "Dig", "Phase"]);
        updated.Dependencies.Count.ShouldBe(0);
    }
}
