using Throughline.Programs.ChangeSets;

namespace Throughline.Programs.Tests.ChangeSets;

/// <summary>Duration, done and remaining of one task agree whichever is set. The task begins on Tuesday 3 June 2025.</summary>
public sealed class ItemEditTests
{
    private const int Day = 480;

    private static TestPlan Begun(double percent) =>
        new TestPlan().Task("A", "5d", with: item => item with { ActualStart = TestPlan.June(3, 8), PercentComplete = percent });

    private static (WorkItem Item, DateTime Finish) Set(TestPlan plan, Func<WorkItem, WorkItem> set, params string[] given)
    {
        plan.Make(ItemEdit.Of(plan.Outlook, plan.Of("A"), set(plan.Of("A")), given));
        return (plan.Of("A"), plan.Outlook.Finish(plan.Outlook.RowOf(plan["A"])));
    }

    [Theory]
    [InlineData(0, 2, 2, 0, 4)]
    [InlineData(0, 4, 4, 0, 6)]
    [InlineData(0, 8, 8, 0, 12)]
    [InlineData(40, 2, 4, 50, 6)]
    [InlineData(40, 6, 8, 25, 12)]
    public void What_remains_and_what_is_done_make_the_duration_the_percentage_and_the_finish(double percent, int remaining, int duration, double after, int finish)
    {
        var (item, end) = Set(Begun(percent), item => item with { RemainingMinutes = remaining * Day }, "remainingMinutes");
        (item.Duration.Minutes, item.PercentComplete, item.RemainingMinutes, item.ActualStart).ShouldBe((duration * Day, after, remaining * Day, TestPlan.June(3, 8)));
        end.ShouldBe(TestPlan.June(finish));
    }

    [Fact]
    public void A_percentage_keeps_the_duration_that_what_remains_had_made()
    {
        var plan = Begun(0);
        Set(plan, item => item with { RemainingMinutes = 8 * Day }, "remainingMinutes");
        var (item, finish) = Set(plan, item => item with { PercentComplete = 50 }, "percentComplete");
        (item.Duration.Minutes, item.RemainingMinutes, finish).ShouldBe((8 * Day, null, TestPlan.June(12)));
    }

    [Fact]
    public void Where_nothing_remains_the_work_is_done_when_what_was_done_ends()
    {
        var (item, finish) = Set(Begun(40), item => item with { RemainingMinutes = 0 }, "remainingMinutes");
        (item.Duration.Minutes, item.PercentComplete, item.ActualFinish, finish).ShouldBe((2 * Day, 100, TestPlan.June(4), TestPlan.June(4)));
    }

    [Fact]
    public void The_work_of_those_assigned_follows_what_remains()
    {
        var plan = Begun(0);
        var id = plan.Assign("A", plan.Resource("Ms Saffron"), 5 * Day);
        Set(plan, item => item with { RemainingMinutes = 2 * Day }, "remainingMinutes");
        plan.Plan.Assignments.TryGet(id.Value, out var assignment).ShouldBeTrue();
        assignment!.WorkMinutes.ShouldBe(2 * Day);
    }
}
