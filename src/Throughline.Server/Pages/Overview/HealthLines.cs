using System.Collections.Immutable;
using System.Globalization;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Shared;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Overview;

/// <summary>How a program stands, aspect by aspect; only what the plan gives evidence for.</summary>
internal static class HealthLines
{
    private const int MostSentences = 50;

    private static readonly Standing NotAssessed = new("Not assessed", "no-track", null);

    public static IEnumerable<HealthLine> Of(Outlook outlook)
    {
        if (outlook is { HasDates: true, Count: > 0 })
        {
            yield return Schedule(outlook);
            yield return Progress(outlook);
        }
        yield return PlanQuality(outlook);
        if (outlook is { HasDates: true, Count: > 0 })
            yield return new HealthLine("Confidence", "Each task has one duration; no ranges, so no P80", NotAssessed, []);
    }

    private static HealthLine Schedule(Outlook outlook)
    {
        var rows = Leaves(outlook).Concat(Enumerable.Range(0, outlook.Count).Where(outlook.IsSummary)).Where(row => outlook.Item(row).Commitment is not null).ToList();
        var open = Leaves(outlook).Count(row => outlook.IsCritical(row) && outlook.PercentComplete(row) < 100);
        var critical = open switch { 0 => "no critical task is open", 1 => "no float on 1 task", _ => string.Create(CultureInfo.CurrentCulture, $"no float on {open:N0} tasks") };
        if (rows.Count == 0) return new HealthLine("Schedule", $"No commitment set; {critical}", Standing.NothingPromised, []);
        var late = rows.Where(outlook.IsCommitmentMissed).OrderByDescending(row => Late(outlook, row)).ToList();
        ImmutableArray<string> sentences = [.. late.Select(row => $"{outlook.Item(row).Name} lands {DayText.Finish(outlook.Finish(row), outlook.Surroundings.Today)}, {DayText.Lateness(Math.Max(1, Late(outlook, row)))}.")];
        if (late.Count > 0) return new HealthLine("Schedule", $"{DayText.Days(Math.Max(1, Late(outlook, late[0])))} late, {critical}", Standing.OffTrack, sentences);
        var worst = rows.Select(row => Standing.Of(outlook.Item(row).Commitment!.HoldsUntil, outlook.Finish(row), false, outlook.PercentComplete(row) >= 100)).FirstOrDefault(standing => standing == Standing.AtRisk);
        return new HealthLine("Schedule", $"Every promise holds, {critical}", worst ?? Standing.OnTrack, []);
    }

    private static HealthLine Progress(Outlook outlook)
    {
        var today = outlook.Surroundings.Today;
        var day = outlook.Plan.Program.StatusDate ?? today.ToDateTime(TimeOnly.MinValue);
        var due = Leaves(outlook).Where(row => outlook.Finish(row) <= day).ToList();
        var open = due.Where(row => outlook.PercentComplete(row) < 100).OrderBy(outlook.Finish).ToList();
        ImmutableArray<string> sentences = [.. open.Take(MostSentences).Select(row => string.Create(CultureInfo.CurrentCulture, $"{outlook.Item(row).Name} was due {DayText.Finish(outlook.Finish(row), today)}; {outlook.PercentComplete(row):0} % is recorded."))];
        var upTo = DayText.Finish(day, today);
        return open.Count switch
        {
            0 when due.Count == 0 => new HealthLine("Progress", $"Nothing was due by {upTo}", Standing.OnTrack, []),
            0 => new HealthLine("Progress", string.Create(CultureInfo.CurrentCulture, $"All {due.Count:N0} tasks due by {upTo} are done"), Standing.OnTrack, []),
            1 => new HealthLine("Progress", $"1 task due by {upTo} is not done", Standing.AtRisk, sentences),
            _ => new HealthLine("Progress", string.Create(CultureInfo.CurrentCulture, $"{open.Count:N0} of {due.Count:N0} tasks due by {upTo} are not done"), open.Count * 5 > due.Count ? Standing.OffTrack : Standing.AtRisk, sentences),
        };
    }

    private static HealthLine PlanQuality(Outlook outlook)
    {
        var problems = outlook.Problems;
        ImmutableArray<string> sentences = [.. problems.Take(MostSentences).Select(problem => ProblemWords.Of(problem, outlook.Plan))];
        var errors = problems.Count(problem => problem.Severity == Severity.Error);
        if (errors > 0) return new HealthLine("Plan", errors == 1 ? "1 contradiction keeps dates from being computed" : string.Create(CultureInfo.CurrentCulture, $"{errors:N0} contradictions keep dates from being computed"), Standing.NoDates, sentences);
        return problems.Length switch
        {
            0 => new HealthLine("Plan", "No contradiction, no missed constraint", Standing.OnTrack, []),
            1 => new HealthLine("Plan", "1 thing deserves a look", Standing.AtRisk, sentences),
            var many => new HealthLine("Plan", string.Create(CultureInfo.CurrentCulture, $"{many:N0} things deserve a look"), Standing.AtRisk, sentences),
        };
    }

    private static IEnumerable<int> Leaves(Outlook outlook) => Enumerable.Range(0, outlook.Count).Where(row => !outlook.IsSummary(row) && outlook.Item(row).IsActive);

    private static int Late(Outlook outlook, int row) => DayText.DaysBetween(outlook.Item(row).Commitment!.HoldsUntil, outlook.Finish(row));
}
