using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Pages.Timeline.Edits;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Pages;

/// <summary>A cell is open while somebody else commits.</summary>
public sealed class PlanMeanwhileTests(ServerFixture server)
{
    [Fact]
    public async Task A_cell_typed_over_what_somebody_made_of_it_meanwhile_says_so_and_waits_to_be_entered_once_more()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Commit(await visit.Item(0) with { Name = "Excavate" });
        var typed = new PlanEditRequest { Kind = "set", Key = "HERON-1", Field = "name", Text = "Hollow", Revision = 3 };

        (await visit.Session.Edit(typed)).ShouldNotBeNull().ShouldContain("changed Name of Excavate from \"Dig\" to \"Excavate\" meanwhile (revision 4)");

        (await visit.Item(0)).Name.ShouldBe("Excavate");
        (await visit.Session.Edit(typed with { Revision = 4 })).ShouldBeNull();
        (await visit.Item(0)).Name.ShouldBe("Hollow");
    }

    [Fact]
    public async Task A_cell_typed_while_somebody_changed_another_cell_of_the_row_is_taken()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Commit(await visit.Item(0) with { Notes = "important" });

        (await visit.Session.Edit(new PlanEditRequest { Kind = "set", Key = "HERON-1", Field = "name", Text = "Hollow", Revision = 3 })).ShouldBeNull();

        (await visit.Item(0)).ShouldSatisfyAllConditions(item => item.Name.ShouldBe("Hollow"), item => item.Notes.ShouldBe("important"));
    }

    [Fact]
    public async Task A_cell_in_conflict_takes_no_other_value_until_it_is_settled()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Commit(await visit.Item(0) with { Duration = Duration.OfDays(8) });
        var typed = new PlanEditRequest { Kind = "set", Key = "HERON-1", Field = "duration", Text = "7d" };

        (await visit.Session.Edit(typed)).ShouldNotBeNull().ShouldContain("choose in the inspector whose value holds");

        await visit.Session.Resolve(Settlement.All(ConflictSide.Theirs));
        (await visit.Session.Edit(typed)).ShouldBeNull();
        visit.Session.Draft.Changes.ShouldHaveSingleItem().After.ShouldBeOfType<WorkItem>().Duration.Minutes.ShouldBe(7 * 480);
    }

    [Fact]
    public async Task A_row_somebody_removed_comes_back_with_its_links_and_assignments_where_mine_holds()
    {
        var visit = await PlanVisit.Begin(server);
        var (dig, pour) = (await visit.Item(0), await visit.Item(1));
        var who = new Resource { Id = new ResourceId(Guid.NewGuid()), Name = "Ana" };
        var link = new Dependency { Id = new DependencyId(Guid.NewGuid()), Predecessor = dig.Id, Successor = pour.Id };
        var work = new Assignment { Id = new AssignmentId(Guid.NewGuid()), WorkItem = pour.Id, Resource = who.Id };
        await visit.Commit([new Change.Put(who), new Change.Put(link), new Change.Put(work)]);
        await visit.Set("HERON-2", "duration", "4d");
        await visit.Commit([new Change.Remove(EntityKind.WorkItem, pour.Id.Value)]);
        (await visit.Plan()).Dependencies.ShouldBeEmpty();

        var lines = (await visit.Desk.Ask(visit.Program, new ConflictLinesView(visit.Session.Draft.Conflicts, "en"), Scope.Committed)).ShouldNotBeNull().View;
        lines.Single(line => line.Name == "Pour").Mine.ShouldBe("Duration 4d");
        await visit.Session.Resolve(Settlement.All(ConflictSide.Mine));
        (await visit.Session.Commit()).ShouldBeNull();

        var plan = await visit.Plan();
        plan.WorkItems.Single(item => item.Id == pour.Id).Duration.Minutes.ShouldBe(4 * 480);
        plan.Dependencies.ShouldHaveSingleItem().Id.ShouldBe(link.Id);
        plan.Assignments.ShouldHaveSingleItem().Id.ShouldBe(work.Id);
    }
}
