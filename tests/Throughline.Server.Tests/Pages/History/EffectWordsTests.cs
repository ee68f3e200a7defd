using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.History;

namespace Throughline.Server.Tests.Pages.History;

public sealed class EffectWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_change_that_moves_nothing_says_so() => Words(ChangeEffect.None).ShouldBe(["Moves no date"]);

    [Fact]
    public void Missed_promises_come_first_then_milestones_then_tasks()
    {
        var effect = ChangeEffect.None with
        {
            CommitmentsMissed = 1,
            ItemsMoved = 4,
            MilestonesMoved = [new MilestoneShift(new WorkItemId(Guid.CreateVersion7()), "Launch", new DateTime(2026, 12, 1, 17, 0, 0), new DateTime(2026, 12, 3, 17, 0, 0))],
        };

        var words = Words(effect);

        words[0].ShouldBe("1 promise is missed");
        words[1].ShouldStartWith("Launch ");
        words[1].ShouldEndWith("2 d later");
        words[2].ShouldBe("3 tasks move");
    }

    [Fact]
    public void One_more_milestone_than_are_named_is_told_in_the_singular()
    {
        var moves = Enumerable.Range(1, 3).Select(day => new MilestoneShift(new WorkItemId(Guid.CreateVersion7()), $"Gate {day}", new DateTime(2026, 12, day, 17, 0, 0), new DateTime(2026, 12, day + 1, 17, 0, 0)));

        Words(ChangeEffect.None with { ItemsMoved = 3, MilestonesMoved = [.. moves] }).ShouldContain("1 other milestone moves");
    }

    private static string[] Words(ChangeEffect effect) =>
        [.. EffectWords.Of(new HistoryEntry(5, Guid.CreateVersion7(), LogEntryKind.Change, "Ms Teal", default, "", null, 1, effect), Today).Select(part => part.Text)];
}
