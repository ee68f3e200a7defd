using Bunit;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Overview;
using Throughline.Server.Words;

namespace Throughline.Server.Tests.Pages.Overview;

public sealed class RecentChangesTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly WorkItemId Launch = new(Guid.CreateVersion7());

    [Fact]
    public void The_steps_add_up_to_the_whole()
    {
        var changes = RecentChanges.Of([Moved(4, 26, 24, daysAgo: 1), Moved(3, 20, 26, daysAgo: 3), Still(2, daysAgo: 4)], Launch, Now);

        changes.Steps.Select(step => step.Days).ShouldBe([6, -2]);
        changes.Total.ShouldBe(4);
        changes.Before.ShouldBe(new DateTime(2027, 2, 20, 17, 0, 0));
        changes.After.ShouldBe(new DateTime(2027, 2, 24, 17, 0, 0));
        changes.Others.ShouldBe(1);
    }

    [Fact]
    public void A_change_that_moved_the_goal_by_hours_is_a_step_too() => Cultures.In("en-GB", () =>
    {
        var day = new DateTime(2027, 2, 20);
        var entry = Still(3, daysAgo: 1) with { Effect = ChangeEffect.None with { MilestonesMoved = [new MilestoneShift(Launch, "Launch", day.AddHours(12), day.AddHours(17))] } };

        var block = Render<ChangesBlock>(parameters => parameters.Add(view => view.Changes, RecentChanges.Of([entry], Launch, Now)).Add(view => view.GoalName, "Launch").Add(view => view.Now, Now));

        block.Find("header").TextContent.ShouldContain("Launch moved from 12:00 to 17:00 on 20 Feb 2027");
        block.Find("tbody tr td").TextContent.ShouldBe("+5 h");
        return true;
    });

    [Fact]
    public void What_is_older_than_two_weeks_does_not_count() =>
        RecentChanges.Of([Moved(3, 20, 26, daysAgo: 20)], Launch, Now).Steps.ShouldBeEmpty();

    private static HistoryEntry Moved(long revision, int before, int after, int daysAgo) => Still(revision, daysAgo) with
    {
        Effect = ChangeEffect.None with { MilestonesMoved = [new MilestoneShift(Launch, "Launch", new DateTime(2027, 2, before, 17, 0, 0), new DateTime(2027, 2, after, 17, 0, 0))] },
    };

    private static HistoryEntry Still(long revision, int daysAgo) =>
        new(revision, Guid.CreateVersion7(), LogEntryKind.Change, "Ms Teal", Now.AddDays(-daysAgo), "", null, 1, ChangeEffect.None);
}
