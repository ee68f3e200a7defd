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

    private static string[] Words(ChangeEffect effect) =>
        [.. EffectWords.Of(new HistoryEntry(5, Guid.CreateVersion7(), LogEntryKind.Change, "Ms Teal", default, "", null, 1, effect), Today).Select(part => part.Text)];
}
