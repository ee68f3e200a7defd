using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Words;

namespace Throughline.Server.Tests.Pages;

public sealed class ProgramAnswerTests
{
    private static readonly Outlook Committed = SmallPlan.Outlook;

    [Fact]
    public void The_headline_counts_the_commitments_that_are_missed_and_names_the_worst()
    {
        var outlook = Promising((2, "2027-01-08"), (3, "2027-01-10"));

        var answer = Cultures.In("en-GB", () => ProgramAnswer.Of(outlook, outlook));

        answer.Text.ShouldBe("1 of 3 commitments is missed: Sail lands 13 Jan, 3 days late.");
        (answer.Close, answer.Rest, answer.Item, answer.Tone).ShouldBe((",", " 3 days late.", "KIT-3", "red"));
    }

    [Fact]
    public void Where_all_hold_the_headline_says_so() =>
        Cultures.In("en-GB", () => ProgramAnswer.Of(Promising((2, "2027-01-08")), Committed)).Text.ShouldEndWith("all 2 commitments hold.");

    [Fact]
    public void A_draft_that_moves_a_date_within_its_day_says_the_time()
    {
        var draft = SmallPlan.After(SmallPlan.Set("KIT-3", "duration", "20h"));

        Cultures.In("en-GB", () => ProgramAnswer.Of(Committed, draft)).Draft.ShouldBe("Your draft brings it to 12:00 on 13 Jan.");
    }

    [Fact]
    public void A_draft_that_removes_every_row_says_so()
    {
        var empty = SmallPlan.After(SmallPlan.Edit(new() { Kind = "remove", Keys = ["KIT-1", "KIT-2", "KIT-3", "KIT-4"] }));

        ProgramAnswer.Of(Committed, empty).Draft.ShouldBe("Your draft removes every row.");
        ProgramAnswer.Of(Unpromised(Committed), empty).Draft.ShouldBe("Your draft removes every row.");
    }

    private static Outlook Unpromised(Outlook outlook) =>
        Outlook.Of(outlook.Plan with { WorkItems = EntityTable<WorkItem>.Of([.. outlook.Plan.WorkItems.Select(item => item with { Commitment = null })]) }, outlook.Surroundings);

    private static Outlook Promising(params (int Item, string Day)[] promises)
    {
        var items = SmallPlan.Plan.WorkItems.Select(item => promises.FirstOrDefault(promise => SmallPlan.Id(promise.Item) == item.Id) is { Day: { } day }
            ? item with { Commitment = new Commitment(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "Ms Teal") }
            : item);
        return Outlook.Of(SmallPlan.Plan with { WorkItems = EntityTable<WorkItem>.Of([.. items]) }, Committed.Surroundings);
    }
}
