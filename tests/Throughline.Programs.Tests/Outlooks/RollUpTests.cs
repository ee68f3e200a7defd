namespace Throughline.Programs.Tests.Outlooks;

public sealed class RollUpTests
{
    [Fact]
    public void Work_cost_and_progress_of_a_summary_come_from_below()
    {
        var plan = new TestPlan().Task("S").Task("A", "4d", under: "S", with: item => item with { PercentComplete = 50, FixedCost = 100 })
            .Task("B", "1d", under: "S", with: item => item with { ActualFinish = TestPlan.June(2), ActualStart = TestPlan.June(2, 8) })
            .Task("C", "5d", with: item => item with { Cost = 70 });
        var painter = new Resource
        {
            Id = new ResourceId(TestPlan.Id(900)), Name = "Ms Umber", Kind = ResourceKind.Work, Rates = [new(0, null, null, 50, RateUnit.Hour, 0, RateUnit.Hour, 5)],
        };
        var full = plan.Plan with
        {
            Resources = plan.Plan.Resources.Put(painter),
            Assignments = plan.Plan.Assignments.Put(new Assignment { Id = new AssignmentId(TestPlan.Id(901)), WorkItem = plan["A"], Resource = painter.Id, WorkMinutes = 1920 }),
        };
        var outlook = Programs.Outlooks.Outlook.Of(full, TestPlan.Surroundings);
        outlook.WorkMinutes(0).ShouldBe(1920);
        outlook.Cost(1).ShouldBe(100 + 32 * 50 + 5);
        outlook.Cost(0).ShouldBe(outlook.Cost(1));
        outlook.TotalCost.ShouldBe(outlook.Cost(0) + 70);
        outlook.PercentComplete(1).ShouldBe(50);
        outlook.PercentComplete(2).ShouldBe(100);
        outlook.PercentComplete(0).ShouldBe(60);
    }

    [Fact]
    public void A_summary_of_milestones_counts_them() =>
        new TestPlan().Task("S").Milestone("M", under: "S", with: item => item with { PercentComplete = 100 }).Milestone("N", under: "S").Outlook.PercentComplete(0).ShouldBe(50);

    [Fact]
    public void Inactive_work_counts_for_nothing_above_it() =>
        new TestPlan().Task("S").Task("A", under: "S", with: item => item with { Cost = 5 }).Task("B", under: "S", with: item => item with { Cost = 7, IsActive = false })
            .Outlook.TotalCost.ShouldBe(5);
}
