using Throughline.Programs.ChangeSets;
using Throughline.Programs.Demo;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Tests.Demo;

public sealed class DemoPortfolioTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly List<Outlook> Outlooks = [.. DemoPortfolio.Create(Today).Select(plan => Outlook.Of(plan, new Surroundings(Today)))];

    [Fact]
    public void There_are_three_programs_of_forty_to_four_hundred_tasks_with_dates()
    {
        var sizes = Outlooks.Select(outlook => Enumerable.Range(0, outlook.Count).Count(row => !outlook.IsSummary(row))).ToList();
        sizes.Count.ShouldBe(3);
        sizes.ShouldAllBe(size => size >= 40 && size <= 400, string.Join(", ", sizes));
        foreach (var outlook in Outlooks) outlook.Problems.Where(problem => problem.Severity == Severity.Error).ShouldBeEmpty();
    }

    [Fact]
    public void Each_is_under_way_with_work_done_begun_and_ahead()
    {
        foreach (var outlook in Outlooks)
        {
            var tasks = Enumerable.Range(0, outlook.Count).Where(row => !outlook.IsSummary(row)).Select(outlook.Item).ToList();
            tasks.ShouldContain(item => item.ActualFinish != null);
            tasks.ShouldContain(item => item.ActualStart != null && item.ActualFinish == null);
            tasks.ShouldContain(item => item.ActualStart == null);
            outlook.ProgramFinish.ShouldBeGreaterThan(Today.ToDateTime(default));
            outlook.Plan.Program.StatusDate.ShouldBe(new DateTime(2026, 11, 20, 17, 0, 0));
            outlook.Plan.Baselines.Single().Items.Length.ShouldBe(outlook.Count);
            outlook.Plan.Calendars.Count.ShouldBeGreaterThan(2);
            outlook.TotalCost.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Each_has_promises_kept_and_promises_missed_and_a_later_finish_than_first_planned()
    {
        foreach (var outlook in Outlooks)
        {
            var promised = Enumerable.Range(0, outlook.Count).Where(row => outlook.Item(row).Commitment is not null).ToList();
            promised.ShouldContain(row => outlook.IsCommitmentMissed(row), outlook.Plan.Program.Name);
            promised.ShouldContain(row => !outlook.IsCommitmentMissed(row), outlook.Plan.Program.Name);
            outlook.Plan.Baselines.Single().Items.Max(item => item.Finish).ShouldNotBeNull().ShouldBeLessThan(outlook.ProgramFinish);
        }
    }

    [Fact]
    public void The_same_day_gives_the_same_programs_and_each_can_be_adopted_as_a_first_revision()
    {
        foreach (var (plan, again) in DemoPortfolio.Create(Today).Zip(DemoPortfolio.Create(Today)))
        {
            PlanDifference.Between(plan, again).ShouldBeEmpty();
            var set = new ChangeSet { Id = plan.Program.Id.Value, BaseRevision = 0, Author = "Demo", Changes = [.. plan.Entities().Select(entity => new Change.Put(entity))] };
            var result = Revisions.Create(set, new Surroundings(Today), DateTimeOffset.UnixEpoch);
            result.IsAccepted.ShouldBeTrue();
            PlanDifference.Between(plan, result.Revision!.Plan).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(2025, 1, 1)]
    [InlineData(2026, 2, 28)]
    [InlineData(2028, 12, 31)]
    public void Any_day_will_do(int year, int month, int day)
    {
        foreach (var plan in DemoPortfolio.Create(new DateOnly(year, month, day))) Outlook.Of(plan, new Surroundings(new DateOnly(year, month, day))).HasDates.ShouldBeTrue();
    }
}
