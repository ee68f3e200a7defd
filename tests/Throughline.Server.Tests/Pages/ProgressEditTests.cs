using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Server.Tests.Pages;

/// <summary>Facts and rules typed in the grid. Frame takes Monday 4 to Friday 8 January 2027, Sail the three working days after it.</summary>
public sealed class ProgressEditTests
{
    private static WorkItem Item(int number, string field, string text)
    {
        var outlook = SmallPlan.After(SmallPlan.Set($"KIT-{number}", field, text));
        return outlook.Item(outlook.RowOf(SmallPlan.Id(number)));
    }

    [Fact]
    public void An_actual_start_typed_as_a_day_is_the_first_working_hour_of_it()
    {
        Item(2, "actualStart", "2027-01-06").ActualStart.ShouldBe(new DateTime(2027, 1, 6, 8, 0, 0));
        Item(2, "actualStart", "9 Jan 2027").ActualStart.ShouldBe(new DateTime(2027, 1, 11, 8, 0, 0));
    }

    [Fact]
    public void An_actual_finish_ends_the_work_with_the_day_and_what_follows_starts_after_it()
    {
        var outlook = SmallPlan.After(SmallPlan.Set("KIT-2", "actualFinish", "2027-01-12"));
        var item = outlook.Item(outlook.RowOf(SmallPlan.Id(2)));
        (item.ActualStart, item.ActualFinish, item.PercentComplete).ShouldBe((SmallPlan.Start, new DateTime(2027, 1, 12, 17, 0, 0), 100));
        outlook.Start(outlook.RowOf(SmallPlan.Id(3))).ShouldBe(new DateTime(2027, 1, 13, 8, 0, 0));
    }

    [Fact]
    public void A_mode_is_typed_by_its_first_letters_and_manual_keeps_the_dates_as_they_are()
    {
        var item = Item(3, "mode", "man");
        (item.Mode, item.ManualStart, item.ManualFinish).ShouldBe((SchedulingMode.Manual, new DateTime(2027, 1, 11, 8, 0, 0), new DateTime(2027, 1, 13, 17, 0, 0)));
        SmallPlan.Set("KIT-3", "mode", "Automatic").Changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_constraint_date_belongs_to_a_constraint()
    {
        SmallPlan.Set("KIT-3", "constraintDate", "2027-01-20").Problem.ShouldNotBeNull().ShouldContain("Choose one in Constraint");
        var constrained = SmallPlan.After(SmallPlan.Set("KIT-3", "constraint", "FNLT 2027-01-12"));
        var edit = new Server.Pages.Timeline.Edits.PlanEdits(constrained, "Ms Teal", Guid.CreateVersion7).Of(new() { Kind = "set", Key = "KIT-3", Field = "constraintDate", Text = "2027-01-20" });
        var item = ((Programs.ChangeSets.Change.Put)edit.Changes.Single()).Entity.ShouldBeOfType<WorkItem>();
        (item.Constraint, item.ConstraintDate).ShouldBe((ConstraintKind.FinishNoLaterThan, new DateTime(2027, 1, 20, 17, 0, 0)));
    }

    [Theory]
    [InlineData("KIT-1", "actualStart", "2027-01-06", "summary")]
    [InlineData("KIT-2", "actualFinish", "2027-01-01", "Set its actual start first")]
    [InlineData("KIT-2", "actualStart", "soon", "not a date")]
    [InlineData("KIT-2", "remaining", "2d", "has not begun")]
    [InlineData("KIT-2", "mode", "sometimes", "Automatic or Manual")]
    [InlineData("KIT-2", "calendar", "Moon", "There is no calendar \"Moon\"")]
    public void What_cannot_be_is_answered_with_what_would_be_right(string key, string field, string text, string says) =>
        SmallPlan.Set(key, field, text).Problem.ShouldNotBeNull().ShouldContain(says);

    [Fact]
    public void What_remains_of_begun_work_moves_its_finish()
    {
        var begun = SmallPlan.After(SmallPlan.Set("KIT-2", "percent", "40"));
        var edit = new Server.Pages.Timeline.Edits.PlanEdits(begun, "Ms Teal", Guid.CreateVersion7).Of(new() { Kind = "set", Key = "KIT-2", Field = "remaining", Text = "5d" });
        edit.Problem.ShouldBeNull();
        var item = ((Programs.ChangeSets.Change.Put)edit.Changes.Single()).Entity.ShouldBeOfType<WorkItem>();
        // Two of five days are done; with five more it takes seven.
        (item.RemainingMinutes, item.Duration.Minutes, item.ActualStart).ShouldBe((5L * 480, 7L * 480, SmallPlan.Start));
        item.PercentComplete.ShouldBe(200.0 / 7, 0.001);
    }
}
