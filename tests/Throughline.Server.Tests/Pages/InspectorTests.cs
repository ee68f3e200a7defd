using Bunit;
using Throughline.Grains;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Words;

namespace Throughline.Server.Tests.Pages;

public sealed class InspectorTests : BunitContext
{
    private static readonly DateOnly Today = new(2027, 1, 4);

    private static DraftOutcome DraftOf(Outlook after, params string[] edits)
    {
        var frame = SmallPlan.Id(2);
        return new(1, 2, [.. edits], Impact.Between(SmallPlan.Outlook, after), [], [], [new EntityChange(SmallPlan.Outlook.Item(SmallPlan.Outlook.RowOf(frame)), after.Item(after.RowOf(frame)))]);
    }

    private static readonly DraftOutcome NoDraft = new(1, 0, [], null, [], [], []);

    private static ItemDetails Details(string key, Outlook outlook) =>
        new ItemDetailsView(key, DateKind.Finish, "en-GB").Of(new ProgramSnapshot(Programs.ChangeSets.Revision.Of(1, SmallPlan.Plan, new Surroundings(Today)), outlook.Plan, outlook, null)).ShouldNotBeNull();

    [Fact]
    public void A_date_is_explained_down_to_a_fact()
    {
        var details = Details("KIT-4", SmallPlan.Outlook);
        details.Kind.ShouldBe("Milestone, critical");
        details.WhyTitle.ShouldBe("Why 13 Jan?");
        details.Why.Select(line => line.Key).ShouldBe(["KIT-4", "KIT-3", "KIT-2"]);
        details.Why[^1].Mark.ShouldBe("fact");
    }

    [Fact]
    public void A_milestone_without_a_promise_says_so() =>
        Details("KIT-4", SmallPlan.After(SmallPlan.Set("KIT-4", "commitment", ""))).Facts.ShouldContain(new ItemFact("Promised", "No commitment set", null));

    [Fact]
    public void The_draft_shows_its_edits_and_what_they_do_together()
    {
        var after = SmallPlan.After(SmallPlan.Set("KIT-2", "duration", "6d"));
        var page = Render<PlanInspector>(parameters => parameters.Add(view => view.Draft, DraftOf(after, "Frame takes 6d")).Add(view => view.Edits, new DraftLines([new DraftLine(2, "Frame", "KIT-2", "Duration", "5d", "6d")], 1)).Add(view => view.Today, Today));
        page.Find("section[aria-label=Draft] h3").TextContent.ShouldContain("Draft, 1 change ");
        page.Find("section[aria-label=Draft] li").TextContent.ShouldBe("2 Frame · Duration 5d → 6d");
        page.Find("table tbody tr").TextContent.ShouldContain("First flight");
        page.Find("table tbody tr").TextContent.ShouldContain("1 d later");
        page.Markup.ShouldContain("The promise of First flight would be missed.");
        page.FindAll("button").Select(button => button.TextContent.Trim()).ShouldContain(text => text.StartsWith("Commit draft"));
    }

    [Fact]
    public void A_cell_in_conflict_counts_as_a_change_of_the_draft()
    {
        var conflict = new FieldConflict(SmallPlan.Outlook.Item(1).Ref, "duration", null, null, null);
        var line = new ConflictLine(conflict.At, "duration", "Frame", "KIT-2", "Duration", "5d", "6d", "8d", "Bob", 7);
        var page = Render<PlanInspector>(parameters => parameters.Add(view => view.Draft, NoDraft with { Edits = ["Frame takes 6d"], Conflicts = [conflict] }).Add(view => view.Conflicts, [line]).Add(view => view.Today, Today));
        page.Find("section[aria-label=Draft] h3").TextContent.ShouldContain("Draft, 1 change ");
    }

    [Fact]
    public void A_draft_that_puts_everything_back_is_not_shown()
    {
        var page = Render<PlanInspector>(parameters => parameters.Add(view => view.Draft, NoDraft with { Edits = ["Frame takes 6d", "Frame takes 5d"] }).Add(view => view.Today, Today));
        page.FindAll("section[aria-label=Draft]").ShouldBeEmpty();
        page.FindAll("footer button").ShouldBeEmpty();
    }

    [Fact]
    public void Committing_asks_the_page()
    {
        var asked = 0;
        var after = SmallPlan.After(SmallPlan.Set("KIT-2", "duration", "6d"));
        var page = Render<PlanInspector>(parameters => parameters.Add(view => view.Draft, DraftOf(after, "Frame takes 6d")).Add(view => view.Today, Today).Add(view => view.OnCommit, () => asked++));
        page.FindAll("footer button")[0].Click();
        asked.ShouldBe(1);
    }

    [Fact]
    public void Walking_the_chain_asks_for_the_item()
    {
        var opened = "";
        var page = Render<PlanInspector>(parameters => parameters.Add(view => view.Draft, NoDraft).Add(view => view.Today, Today).Add(view => view.Details, Details("KIT-4", SmallPlan.Outlook)).Add(view => view.OnOpen, (string key) => opened = key));
        page.FindAll("ol li button")[1].Click();
        opened.ShouldBe("KIT-3");
    }

    [Fact]
    public void Without_selection_and_draft_the_inspector_says_what_it_is_for() =>
        Render<PlanInspector>(parameters => parameters.Add(view => view.Draft, NoDraft).Add(view => view.Today, Today)).Markup.ShouldContain("Select a row");
}
