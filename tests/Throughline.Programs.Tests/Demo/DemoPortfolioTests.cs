using Throughline.Programs.ChangeSets;
using Throughline.Programs.Demo;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Tests.Demo;

public sealed class DemoPortfolioTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly List<Outlook> Outlooks = [.. DemoPortfolio.Create(Today).Select(program => Outlook.Of(program.Plan, new Surroundings(Today)))];

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
            // What was added later is in no baseline.
            outlook.Plan.Baselines.Single().Items.Length.ShouldBeInRange(outlook.Count - 1, outlook.Count);
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

    private static List<CommitResult> Restored(DemoProgram program)
    {
        var results = new List<CommitResult>();
        foreach (var (changes, at) in program.History)
            results.Add(Revisions.Restore(results.LastOrDefault()?.Revision, changes, new Surroundings(DateOnly.FromDateTime(at)), new DateTimeOffset(at, TimeSpan.Zero)));
        return results;
    }

    [Fact]
    public void The_same_day_gives_the_same_programs_and_their_history_leads_to_the_plan()
    {
        foreach (var (program, again) in DemoPortfolio.Create(Today).Zip(DemoPortfolio.Create(Today)))
        {
            PlanDifference.Between(program.Plan, again.Plan).ShouldBeEmpty();
            program.History.Select(change => (change.At, change.Changes.Author, change.Changes.Reason)).ShouldBe(again.History.Select(change => (change.At, change.Changes.Author, change.Changes.Reason)));
            var results = Restored(program);
            results.ShouldAllBe(result => result.IsAccepted && result.Entry != null);
            PlanDifference.Between(program.Plan, results[^1].Revision!.Plan).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Five_to_twelve_changes_by_several_people_fill_the_weeks_before_the_status_date()
    {
        foreach (var program in DemoPortfolio.Create(Today))
        {
            program.History.Length.ShouldBeInRange(5, 12);
            program.History.Select(change => change.Changes.Author).Distinct().Count().ShouldBeGreaterThan(1);
            program.History.ShouldAllBe(change => change.Changes.Reason.Length > 0 && change.Changes.Changes.Length > 0);
            program.History.Zip(program.History.Skip(1)).ShouldAllBe(pair => pair.First.At < pair.Second.At);
            program.History[0].At.ShouldBeGreaterThan(Today.AddDays(-42).ToDateTime(default));
            program.History[^1].At.ShouldBeLessThanOrEqualTo(program.Plan.Program.StatusDate!.Value);
        }
    }

    [Theory]
    [InlineData(2026, 11, 23)]
    [InlineData(2027, 3, 3)]
    [InlineData(2027, 8, 15)]
    public void In_the_last_two_weeks_a_change_moved_what_was_promised_last(int year, int month, int day)
    {
        foreach (var program in DemoPortfolio.Create(new DateOnly(year, month, day)))
        {
            var last = program.Plan.WorkItems.Where(item => item.Commitment is not null).MaxBy(item => item.Commitment!.Date)!;
            var recent = Restored(program).Where(result => result.Entry!.At > new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).AddDays(-14));
            recent.SelectMany(result => result.Impact!.Milestones).ShouldContain(move => move.Id == last.Id && move.After > move.Before, program.Plan.Program.Name);
        }
    }

    [Fact]
    public void Estimates_links_and_promises_can_be_taken_back_as_things_are_now()
    {
        foreach (var program in DemoPortfolio.Create(Today))
        {
            var results = Restored(program);
            foreach (var result in results.Skip(1))
            {
                var undo = Revisions.Preview(results[^1].Revision!, Revisions.Undo(result.Entry!, Guid.NewGuid(), "Ms Reader"), [.. results.Skip((int)result.Entry!.Revision).Select(later => later.Entry!)]);
                undo.Problems.ShouldBeEmpty($"{program.Plan.Program.Name}: {result.Entry.Reason}");
                // What was reported about a task since stands against taking the task or an older report back; all else goes without a question.
                if (result.Entry.Changes.All(change => change.Before is not null || change.Target.Kind == EntityKind.Dependency) && result.Entry.Reason != "Weekly report of progress")
                    undo.Conflicts.ShouldBeEmpty($"{program.Plan.Program.Name}: {result.Entry.Reason}");
            }
        }
    }

    [Theory]
    [InlineData(2025, 1, 1)]
    [InlineData(2026, 2, 28)]
    [InlineData(2028, 12, 31)]
    public void Any_day_will_do(int year, int month, int day)
    {
        foreach (var program in DemoPortfolio.Create(new DateOnly(year, month, day)))
        {
            Outlook.Of(program.Plan, new Surroundings(new DateOnly(year, month, day))).HasDates.ShouldBeTrue();
            Restored(program).ShouldAllBe(result => result.IsAccepted && result.Entry != null);
        }
    }
}
