using Microsoft.Extensions.DependencyInjection;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Pages.Timeline.Edits;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Pages;

/// <summary>A reader's edits on the plan page, through the real front door.</summary>
public sealed class PlanSessionTests(ServerFixture server)
{
    [Fact]
    public async Task A_promise_that_is_missed_when_it_is_made_is_committed_at_once_and_can_be_undone()
    {
        var program = await server.Rest.NewProgram();
        await server.Rest.NewTask(program, "Dig", days: 5);
        var session = new PlanSession(new(Guid.Parse(program[(program.LastIndexOf('/') + 1)..])), server.App.Services.GetRequiredService<ProgramDesk>());

        (await session.Edit(new PlanEditRequest { Kind = "set", Key = "HERON-1", Field = "commitment", Text = "2026-03-03" })).ShouldBeNull();

        session.Draft.Edits.ShouldBeEmpty();
        session.Notice.ShouldNotBeNull().Undo.ShouldBe(3);
        session.Notice.Text.ShouldContain("the promise is missed as things stand");
        (await server.Rest.Get($"{program}/work-items")).Body["items"]![0]!["item"]!["commitment"]!["date"]!.GetValue<string>().ShouldStartWith("2026-03-03");
        (await session.Undo(3)).ShouldBeNull();
    }

    [Fact]
    public async Task An_edit_that_moves_a_date_waits_in_the_draft()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;

        await visit.Set("HERON-1", "duration", "6d");

        session.Draft.Edits.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_rename_of_another_row_while_a_draft_is_open_is_a_revision_of_its_own_and_the_draft_lies_on_top()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "duration", "6d");

        await visit.Set("HERON-2", "name", "Fill");

        visit.Session.Notice.ShouldBe(new PlanNotice("Rename Pour to Fill", 4));
        (await visit.Item(1)).Name.ShouldBe("Fill");
        (await visit.Item(0)).Duration.Minutes.ShouldBe(5 * 480);
        visit.Session.Draft.Edits.ShouldHaveSingleItem();
        visit.Session.Draft.Conflicts.ShouldBeEmpty();
        visit.Session.Draft.Changes.ShouldHaveSingleItem().After.ShouldBeOfType<WorkItem>().Duration.Minutes.ShouldBe(6 * 480);
        (await visit.Session.Commit()).ShouldBeNull();
        (await visit.Item(0)).Duration.Minutes.ShouldBe(6 * 480);
    }

    [Fact]
    public async Task What_is_only_right_on_top_of_the_draft_is_not_committed_beside_it()
    {
        var visit = await PlanVisit.Begin(server);
        await visit.Set("HERON-1", "actualStart", "2026-03-03");

        await visit.Set("HERON-1", "remaining", "2d");

        visit.Session.Draft.Edits.Length.ShouldBe(2);
        await visit.Session.Discard();
        (await visit.Item(0)).ShouldSatisfyAllConditions(item => item.ActualStart.ShouldBeNull(), item => item.RemainingMinutes.ShouldBeNull());
    }

    [Fact]
    public async Task What_was_done_last_is_undone_first_be_it_committed_or_in_the_draft()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Set("HERON-2", "name", "Fill");
        await visit.Set("HERON-2", "duration", "4d");

        await session.UndoLast();
        session.Draft.Edits.ShouldHaveSingleItem();
        (await visit.Item(1)).Name.ShouldBe("Fill");
        await session.UndoLast();
        (await visit.Item(1)).Name.ShouldBe("Pour");
        session.Draft.Edits.ShouldHaveSingleItem();
        await session.UndoLast();
        session.Draft.Edits.ShouldBeEmpty();
        await session.Redo();
        session.Draft.Changes.ShouldHaveSingleItem().After.ShouldBeOfType<WorkItem>().Duration.Minutes.ShouldBe(6 * 480);
    }

    [Fact]
    public async Task Taking_the_last_edit_back_leaves_what_is_committed()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Set("HERON-2", "name", "Fill");

        await session.TakeBack();

        session.Draft.Edits.ShouldBeEmpty();
        (await visit.Item(1)).Name.ShouldBe("Fill");
    }

    [Fact]
    public async Task A_cell_of_a_row_that_the_draft_changes_too_is_set_in_the_draft()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;
        var twice = new Change.Put((await visit.Item(0)) with { Name = "Excavate", Duration = Duration.OfDays(6) });
        await visit.Desk.Stage(visit.Program, new Edit("Excavate longer", 3, [twice]));
        await session.Load();

        await visit.Set("HERON-1", "name", "Hollow");

        session.Draft.Edits.ShouldBe(["Excavate longer", "Rename Excavate to Hollow"]);
        (await visit.Item(0)).Name.ShouldBe("Dig");
    }

    [Fact]
    public async Task A_row_that_only_the_draft_has_is_renamed_in_the_draft()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;
        await visit.Set("HERON-1", "duration", "6d");
        await session.Edit(new PlanEditRequest { Kind = "insert", Key = "HERON-1" });
        session.Draft.Edits.Length.ShouldBe(2);

        await visit.Set("HERON-3", "name", "Brace");

        session.Draft.Edits.Length.ShouldBe(3);
        session.Draft.Revision.ShouldBe(3);
    }

    [Fact]
    public async Task An_edit_that_only_moves_a_date_of_the_draft_waits_in_the_draft()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;
        var link = new Dependency { Id = new DependencyId(Guid.NewGuid()), Predecessor = (await visit.Item(0)).Id, Successor = (await visit.Item(1)).Id };
        await visit.Commit(link);
        await visit.Set("HERON-2", "predecessors", "");
        session.Draft.Edits.ShouldHaveSingleItem();

        // As committed, Pour waits for Dig until Monday the 9th and the constraint moves nothing; without the link it moves Pour from the 2nd to the 5th.
        await visit.Set("HERON-2", "constraint", "SNET 2026-03-05");

        session.Draft.Edits.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_cell_put_back_to_what_it_was_leaves_nothing_to_commit_and_can_still_be_undone_step_by_step()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Set("HERON-1", "duration", "5d");

        session.Draft.ChangesNothing.ShouldBeTrue();
        (await session.Commit()).ShouldBeNull();
        session.Draft.Revision.ShouldBe(3);
        await session.UndoLast();
        session.Draft.ChangesNothing.ShouldBeFalse();
        session.Draft.Changes.ShouldHaveSingleItem().After.ShouldBeOfType<WorkItem>().Duration.Minutes.ShouldBe(6 * 480);
    }

    [Fact]
    public async Task A_cell_put_back_to_what_it_was_does_not_conflict_with_what_somebody_makes_of_it()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Set("HERON-1", "duration", "5d");

        await visit.Commit(await visit.Item(0) with { Duration = Duration.OfDays(8) });

        session.Draft.Conflicts.ShouldBeEmpty();
        session.Draft.ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task A_draft_in_conflict_is_not_committed_and_says_what_to_do_first()
    {
        var visit = await PlanVisit.Begin(server);
        var session = visit.Session;
        await visit.Set("HERON-1", "duration", "6d");
        await visit.Commit(await visit.Item(0) with { Duration = Duration.OfDays(8) });

        (await session.Commit()).ShouldNotBeNull().ShouldContain("Choose in the inspector");
        session.Draft.Edits.ShouldHaveSingleItem();
    }
}
