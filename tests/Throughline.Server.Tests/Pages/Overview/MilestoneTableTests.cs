using Bunit;
using Throughline.Programs;
using Throughline.Server.Pages.Overview;
using Throughline.Server.Pages.Shared;

namespace Throughline.Server.Tests.Pages.Overview;

public sealed class MilestoneTableTests : BunitContext
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_milestone_without_a_promise_offers_to_set_one()
    {
        MilestonePromise? made = null;
        var table = Render<MilestoneTable>(parameters => parameters.Add(p => p.Milestones, [Line("Pilot accepted")]).Add(p => p.Today, Today).Add(p => p.Person, "Ms Plum").Add(p => p.OnPromise, promise => made = promise));

        table.Find("button[aria-label^='Pilot accepted has no commitment']").Click();
        table.Find("input[type=date]").Change("2027-02-05");
        table.Find("form").Submit();

        made.ShouldNotBeNull();
        made.Day.ShouldBe(new DateOnly(2027, 2, 5));
        made.By.ShouldBe("Ms Plum");
    }

    [Fact]
    public void The_marks_have_a_text_for_those_who_do_not_see_them()
    {
        var late = Line("Engine ready") with { Promised = new DateTime(2026, 12, 11), DaysLate = 6, Standing = Standing.OffTrack, Forecast = new DateTime(2026, 12, 17, 17, 0, 0) };

        var table = Render<MilestoneTable>(parameters => parameters.Add(p => p.Milestones, [late]).Add(p => p.Today, Today));

        var text = table.Find("svg[role=img][aria-label^='Engine ready']").GetAttribute("aria-label")!;
        text.ShouldContain("6 days late");
        table.Find("tbody tr").TextContent.ShouldContain("+6");
    }

    [Fact]
    public void A_plan_without_milestones_says_how_to_make_one() =>
        Render<MilestoneTable>(parameters => parameters.Add(p => p.Milestones, []).Add(p => p.Today, Today).Add(p => p.HasWork, true)).Markup.ShouldContain("duration 0d");

    private static MilestoneLine Line(string name) => new()
    {
        Id = new WorkItemId(Guid.CreateVersion7()), Key = "LAN-5", Name = name, Forecast = new DateTime(2027, 2, 10, 17, 0, 0), IsDone = false, IsGoal = false,
    };
}
