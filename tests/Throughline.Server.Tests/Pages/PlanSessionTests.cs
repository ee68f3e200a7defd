using Microsoft.Extensions.DependencyInjection;
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
        var program = await server.Rest.NewProgram();
        await server.Rest.NewTask(program, "Dig", days: 5);
        var session = new PlanSession(new(Guid.Parse(program[(program.LastIndexOf('/') + 1)..])), server.App.Services.GetRequiredService<ProgramDesk>());

        await session.Edit(new PlanEditRequest { Kind = "set", Key = "HERON-1", Field = "duration", Text = "6d" });

        session.Draft.Edits.ShouldHaveSingleItem();
    }
}
