using System.Collections.Immutable;
using System.Globalization;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Shared;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Overview;

/// <summary>Asks for an <see cref="OverviewPicture"/>.</summary>
/// <param name="Culture">The reader's culture.</param>
public sealed record OverviewView(string Culture) : IProgramView<OverviewPicture>
{
    /// <inheritdoc/>
    public OverviewPicture Of(ProgramSnapshot snapshot) => Cultures.In(Culture, () => Picture(snapshot));

    private OverviewPicture Picture(ProgramSnapshot snapshot)
    {
        var outlook = snapshot.Revision.Outlook;
        var head = new ProgramHeadView(Culture).Of(snapshot with { Plan = snapshot.Revision.Plan, Outlook = outlook });
        var goal = head.Answer.Item is { } key && outlook.HasDates ? Enumerable.Range(0, outlook.Count).FirstOrDefault(row => outlook.Item(row).Key == key, -1) : -1;
        var isPromised = goal >= 0 && outlook.Item(goal).Commitment is not null;
        return new OverviewPicture
        {
            Head = head,
            Support = Support(outlook, goal),
            Figures = [.. Figures(outlook)],
            Milestones = [.. Milestones(outlook, goal)],
            Health = [.. HealthLines.Of(outlook)],
            Goal = isPromised ? outlook.Item(goal).Id : null,
            GoalName = isPromised ? outlook.Item(goal).Name : "the program's finish",
        };
    }

    /// <summary>The last task on the way to the goal that is not done: what to look at first.</summary>
    private static string Support(Outlook outlook, int goal)
    {
        if (outlook.Count == 0) return "Type the first tasks on the plan, or import one.";
        if (goal < 0) return "";
        var open = Enumerable.Range(0, outlook.Count).Where(row => !outlook.IsSummary(row) && !outlook.IsMilestone(row) && outlook.IsCritical(row) && outlook.PercentComplete(row) < 100).ToList();
        if (open.Count == 0) return "";
        var next = open.MinBy(outlook.Start);
        var rest = open.Count == 1 ? "nothing else" : open.Count == 2 ? "one more task" : string.Create(CultureInfo.CurrentCulture, $"{open.Count - 1:N0} more tasks");
        return $"{ShortText.Name(outlook.Item(next).Name)} comes first on the critical path; {rest} {(open.Count <= 2 ? "follows" : "follow")} without float.";
    }

    private static IEnumerable<Figure> Figures(Outlook outlook)
    {
        if (!outlook.HasDates || outlook.Count == 0) yield break;
        var promised = Enumerable.Range(0, outlook.Count).Where(row => outlook.Item(row).Commitment is not null).ToList();
        var kept = promised.Count(row => !outlook.IsCommitmentMissed(row));
        if (promised.Count > 0) yield return new Figure(string.Create(CultureInfo.CurrentCulture, $"{kept} of {promised.Count}"), promised.Count == 1 ? "commitment holds" : "commitments hold", Tone: kept < promised.Count ? "red" : null);
        var last = Enumerable.Range(0, outlook.Count).Where(row => !outlook.IsSummary(row)).MaxBy(outlook.Finish);
        yield return new Figure(DayText.Finish(outlook.ProgramFinish, outlook.Surroundings.Today), "finish of all work", outlook.Item(last).Key);
    }

    private static IEnumerable<MilestoneLine> Milestones(Outlook outlook, int goal)
    {
        if (!outlook.HasDates) return [];
        return Enumerable.Range(0, outlook.Count)
            .Where(row => outlook.Item(row).IsActive && (outlook.IsMilestone(row) || outlook.Item(row).Commitment is not null))
            .OrderBy(row => Rank(outlook, row)).ThenBy(outlook.Finish).ThenBy(row => row)
            .Select(row => Line(outlook, row, row == goal));
    }

    /// <summary>What is missed comes first, what is reached last.</summary>
    private static int Rank(Outlook outlook, int row) => outlook.Item(row).Commitment is not null && outlook.IsCommitmentMissed(row) ? 0 : outlook.PercentComplete(row) >= 100 ? 2 : 1;

    private static MilestoneLine Line(Outlook outlook, int row, bool isGoal)
    {
        var item = outlook.Item(row);
        var (finish, isDone) = (outlook.Finish(row), outlook.PercentComplete(row) >= 100);
        var line = new MilestoneLine { Id = item.Id, Key = item.Key, Name = item.Name, Forecast = finish, IsDone = isDone, IsGoal = isGoal };
        return item.Commitment is not { } promise ? line : line with
        {
            Promised = promise.Date,
            PromisedBy = promise.PromisedBy,
            DaysLate = DayText.DaysBetween(promise.HoldsUntil, finish),
            Standing = Standing.Of(promise.HoldsUntil, finish, outlook.IsCommitmentMissed(row), isDone),
        };
    }
}
