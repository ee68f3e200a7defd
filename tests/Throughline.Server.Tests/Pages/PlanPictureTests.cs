using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Timeline;

namespace Throughline.Server.Tests.Pages;

public sealed class PlanPictureTests
{
    private static PlanPicture Picture(Programs.Outlooks.Outlook outlook) => PlanPicture.Of(outlook, SmallPlan.Outlook, "2", 1, 1);

    [Fact]
    public void Rows_carry_dates_links_and_promises()
    {
        var committed = SmallPlan.Outlook;
        var picture = PlanPicture.Of(committed, committed, "1", 1, 0);
        picture.Header.WeeklyDaysOff.ShouldBe([0, 6]);
        picture.Rows.Select(row => row.Level).ShouldBe([0, 1, 1, 0]);
        picture.Rows[0].Flags.HasFlag(PlanRowFlags.Summary).ShouldBeTrue();
        picture.Rows[2].Links.ShouldHaveSingleItem().From.ShouldBe("KIT-2");
        picture.Rows[2].Links[0].IsDriving.ShouldBeTrue();
        picture.Rows[3].Commitment.ShouldBe(new DateTime(2027, 1, 14));
        picture.Rows.ShouldAllBe(row => row.Changed == PlanRowChange.None && row.Before == null);
    }

    [Fact]
    public void A_draft_marks_the_cells_it_changes_and_where_rows_stood()
    {
        var rows = Picture(SmallPlan.After(SmallPlan.Set("KIT-2", "duration", "6d"))).Rows;
        rows[1].Changed.ShouldBe(PlanRowChange.Duration | PlanRowChange.Finish);
        rows[2].Changed.ShouldBe(PlanRowChange.Start | PlanRowChange.Finish);
        rows[2].Before.ShouldNotBeNull().Start.ShouldBe(new DateTime(2027, 1, 11, 8, 0, 0));
    }

    [Fact]
    public void The_answer_names_the_promise_that_is_furthest_behind()
    {
        var committed = SmallPlan.Outlook;
        ProgramAnswer.Of(committed, committed).ShouldSatisfyAllConditions(
            answer => answer.Text.ShouldStartWith("First flight lands "),
            answer => answer.Tone.ShouldBe("green"),
            answer => answer.Draft.ShouldBeEmpty());
        var late = SmallPlan.After(SmallPlan.Set("KIT-2", "duration", "8d"));
        ProgramAnswer.Of(late, late).ShouldSatisfyAllConditions(answer => answer.Text.ShouldContain("5 days late"), answer => answer.Tone.ShouldBe("red"));
        ProgramAnswer.Of(committed, late).Draft.ShouldStartWith("Your draft brings it to ");
    }
}
