using Throughline.Grains;
using Throughline.Programs;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Pages;

/// <summary>What is taken back on the plan page and done again, while others work too.</summary>
public sealed class PlanRedoTests(ServerFixture server)
{
    [Fact]
    public async Task Doing_an_edit_again_sets_its_own_fields_and_leaves_what_others_committed_since()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Session.UndoLast();
        await visit.Commit(await visit.Item(0) with { Name = "Excavate", Notes = "important" });

        (await visit.Session.Redo()).ShouldBeNull();
        (await visit.Session.Commit()).ShouldBeNull();

        (await visit.Item(0)).ShouldSatisfyAllConditions(item => item.Name.ShouldBe("Excavate"), item => item.Notes.ShouldBe("important"), item => item.Duration.Minutes.ShouldBe(6 * 480));
    }

    [Fact]
    public async Task Doing_an_edit_again_does_not_bring_back_a_rename_that_was_undone()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-2", "name", "Fill");
        await visit.Set("HERON-2", "duration", "4d");
        await visit.Session.UndoLast();
        (await visit.Desk.Undo(visit.Program, 4)).ShouldBeOfType<ChangeOutcome.Done>();
        await visit.Session.Load();

        (await visit.Session.Redo()).ShouldBeNull();

        visit.Session.Draft.Changes.ShouldHaveSingleItem().After.ShouldBeOfType<WorkItem>().ShouldSatisfyAllConditions(item => item.Name.ShouldBe("Pour"), item => item.Duration.Minutes.ShouldBe(4 * 480));
    }

    [Fact]
    public async Task An_edit_whose_field_has_another_value_since_is_not_done_again_and_says_which()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Session.UndoLast();
        await visit.Commit(await visit.Item(0) with { Duration = Duration.OfDays(8) });

        (await visit.Session.Redo()).ShouldNotBeNull().ShouldContain("changed Duration of Dig from \"5d\" to \"8d\" meanwhile");

        visit.Session.Draft.Edits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_committed_draft_that_was_undone_is_committed_again()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "duration", "6d");
        (await visit.Session.Commit()).ShouldBeNull();
        (await visit.Session.UndoLast()).ShouldBeNull();
        (await visit.Item(0)).Duration.Minutes.ShouldBe(5 * 480);

        (await visit.Session.Redo()).ShouldBeNull();

        (await visit.Item(0)).Duration.Minutes.ShouldBe(6 * 480);
        (await visit.Session.UndoLast()).ShouldBeNull();
        (await visit.Item(0)).Duration.Minutes.ShouldBe(5 * 480);
    }

    [Fact]
    public async Task What_was_committed_and_undone_is_not_done_again_over_what_somebody_made_of_it()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "name", "Excavate");
        await visit.Session.UndoLast();
        await visit.Commit(await visit.Item(0) with { Name = "Hollow" });

        (await visit.Session.Redo()).ShouldNotBeNull().ShouldContain("cannot be done again");

        (await visit.Item(0)).Name.ShouldBe("Hollow");
    }
}
