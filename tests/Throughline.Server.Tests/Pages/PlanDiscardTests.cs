using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Pages;

/// <summary>A draft that is discarded by mistake.</summary>
public sealed class PlanDiscardTests(ServerFixture server)
{
    [Fact]
    public async Task Undo_after_a_discard_brings_the_draft_back_and_no_revision_is_undone()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-2", "name", "Fill");
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Set("HERON-2", "duration", "4d");
        await visit.Session.Discard();
        visit.Session.Draft.Edits.ShouldBeEmpty();
        visit.Session.Notice.ShouldBe(new PlanNotice("Draft discarded", null) { BringsDraftBack = true });

        (await visit.Session.UndoLast()).ShouldBeNull();

        visit.Session.Draft.Edits.Length.ShouldBe(2);
        (await visit.Item(1)).Name.ShouldBe("Fill");
        await visit.Session.UndoLast();
        visit.Session.Draft.Changes.ShouldHaveSingleItem().After.ShouldBeOfType<WorkItem>().Duration.Minutes.ShouldBe(6 * 480);
    }

    [Fact]
    public async Task A_draft_brought_back_lies_on_what_was_committed_meanwhile()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Session.Discard();
        await visit.Commit(await visit.Item(0) with { Name = "Excavate" });

        (await visit.Session.BringBack()).ShouldBeNull();

        visit.Session.Draft.Conflicts.ShouldBeEmpty();
        (await visit.Session.Commit()).ShouldBeNull();
        (await visit.Item(0)).ShouldSatisfyAllConditions(item => item.Name.ShouldBe("Excavate"), item => item.Duration.Minutes.ShouldBe(6 * 480));
    }

    [Fact]
    public async Task A_discard_that_was_undone_can_be_done_again()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Session.Discard();
        await visit.Session.UndoLast();

        (await visit.Session.Redo()).ShouldBeNull();

        visit.Session.Draft.Edits.ShouldBeEmpty();
        (await visit.Session.UndoLast()).ShouldBeNull();
        visit.Session.Draft.Edits.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_discarded_draft_is_not_laid_over_one_begun_since()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Session.Discard();
        await visit.Desk.Stage(visit.Program, new("Longer", 3, [new Change.Put(await visit.Item(1) with { Duration = Duration.OfDays(9) })]));
        await visit.Session.Load();

        (await visit.Session.BringBack()).ShouldNotBeNull().ShouldContain("another draft is open");

        visit.Session.Draft.Edits.ShouldBe(["Longer"]);
    }
}
