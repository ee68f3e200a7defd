using System.Collections.Immutable;
using System.Globalization;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Explanations;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;
using Throughline.Programs.Validation;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Inspector;

/// <summary>Asks for one item with the reasons of one of its dates. Null: it is not in the plan.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="Which">Which date is explained.</param>
/// <param name="Culture">The reader's culture.</param>
public sealed record ItemDetailsView(string Key, DateKind Which, string Culture) : IProgramView<ItemDetails?>
{
    /// <inheritdoc/>
    public ItemDetails? Of(ProgramSnapshot snapshot) => Cultures.In(Culture, () => Details(snapshot.Outlook));

    private ItemDetails? Details(Outlook outlook)
    {
        var row = Enumerable.Range(0, outlook.Count).FirstOrDefault(at => string.Equals(outlook.Item(at).Key, Key, StringComparison.Ordinal), -1);
        if (row < 0) return null;
        var item = outlook.Item(row);
        var today = outlook.Surroundings.Today;
        return new ItemDetails
        {
            Key = item.Key,
            Number = row + 1,
            Kind = KindOf(outlook, row),
            Name = item.Name,
            Facts = [.. Facts(outlook, row, today)],
            Warnings = [.. outlook.Problems.Where(problem => Concerns(problem, item.Id)).Select(problem => ProblemWords.Of(problem, outlook.Plan))],
            Promise = item.Commitment?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Owner = NameOf(outlook.Plan, item.Owner),
            Notes = item.Notes,
            WhyTitle = outlook.HasDates ? $"Why {DayText.Finish(outlook.Date(row, Which), today)}?" : "",
            Why = outlook.HasDates ? WhyWords.Lines(Why.Of(outlook, item.Id, Which), outlook) : [],
        };
    }

    private static bool Concerns(PlanProblem problem, WorkItemId item) =>
        problem.At.Id == item.Value || (problem is PlanProblem.LinkBroken broken && broken.Successor == item);

    private static string KindOf(Outlook outlook, int row)
    {
        var kind = outlook.IsSummary(row) ? "Summary" : outlook.IsMilestone(row) ? "Milestone" : "Task";
        if (!outlook.Item(row).IsActive) return $"{kind}, inactive";
        if (outlook.PercentComplete(row) >= 100) return $"{kind}, done";
        if (!outlook.HasDates) return kind;
        return outlook.IsCritical(row) ? $"{kind}, critical" : outlook.IsNearCritical(row) ? $"{kind}, near-critical" : kind;
    }

    private static IEnumerable<ItemFact> Facts(Outlook outlook, int row, DateOnly today)
    {
        var item = outlook.Item(row);
        var program = outlook.Plan.Program;
        if (outlook.HasDates)
        {
            var finish = DayText.Finish(outlook.Finish(row), today);
            yield return new ItemFact("Dates", outlook.IsMilestone(row) ? finish : $"{DayText.Short(outlook.Start(row), today)} to {finish}");
            if (!outlook.IsMilestone(row)) yield return new ItemFact("Duration", outlook.IsSummary(row) ? DayText.RoundDays(outlook.DurationMinutes(row), program.MinutesPerDay) : DurationText.Format(item.Duration, program));
            if (outlook.PercentComplete(row) < 100) yield return new ItemFact("Float", FloatWords(outlook.TotalFloat(row), program.MinutesPerDay), outlook.TotalFloat(row) < 0 ? "red" : null);
        }

        yield return new ItemFact("Progress", Progress(outlook, row, today));
        var people = outlook.Plan.Assignments.Where(assignment => assignment.WorkItem == item.Id).Select(assignment => NameOf(outlook.Plan, assignment.Resource)).Where(name => name.Length > 0).ToList();
        if (people.Count > 0) yield return new ItemFact("People", string.Join(", ", people));
        yield return new ItemFact("Owner", NameOf(outlook.Plan, item.Owner) is { Length: > 0 } owner ? owner : "Nobody");
        if (item.Commitment is { } commitment) yield return Promise(outlook, row, commitment, today);
        else if (outlook.IsMilestone(row)) yield return new ItemFact("Promised", "No commitment set");
        if (item.Deadline is { } deadline) yield return new ItemFact("Deadline", DayText.Finish(deadline, today), outlook.HasDates && outlook.Finish(row) > deadline ? "red" : null);
        if (item.Constraint != Throughline.Engine.Networks.ConstraintKind.AsSoonAsPossible) yield return new ItemFact("Constraint", ConstraintWords(item, today));
        if (item.Mode == SchedulingMode.Manual) yield return new ItemFact("Scheduled", item.KeepsFileDates ? "By hand, dates of the file" : "By hand");
        if (outlook.Cost(row) != 0) yield return new ItemFact("Cost", $"{outlook.Cost(row).ToString("N0", CultureInfo.CurrentCulture)} {program.Currency}".TrimEnd());
    }

    private static string FloatWords(long minutes, int minutesPerDay) => (minutes < 0 ? "−" : "") + DayText.RoundDays(Math.Abs(minutes), minutesPerDay);

    private static ItemFact Promise(Outlook outlook, int row, Commitment commitment, DateOnly today)
    {
        var by = commitment.PromisedBy.Length > 0 ? $" by {commitment.PromisedBy}" : "";
        var on = DayText.Short(commitment.Date, today);
        if (!outlook.HasDates) return new ItemFact("Promised", on + by);
        var isMissed = outlook.IsCommitmentMissed(row);
        var days = DayText.DaysBetween(commitment.HoldsUntil, outlook.Finish(row));
        return new ItemFact("Promised", $"{on}{by}, {(isMissed && days <= 0 ? "missed by hours" : DayText.Lateness(days))}", isMissed ? "red" : "green");
    }

    private static string Progress(Outlook outlook, int row, DateOnly today)
    {
        var item = outlook.Item(row);
        var percent = outlook.PercentComplete(row).ToString("0", CultureInfo.CurrentCulture);
        if (item.ActualFinish is { } done) return $"Done {DayText.Finish(done, today)}";
        if (item.ActualStart is { } began) return $"{percent} %, began {DayText.Short(began, today)}";
        return percent == "0" ? "Not started" : $"{percent} %";
    }

    private static string ConstraintWords(WorkItem item, DateOnly today) =>
        item.ConstraintDate is { } date ? $"{ConstraintText.Words(item.Constraint)} {DayText.Short(date, today)}" : ConstraintText.Words(item.Constraint);

    private static string NameOf(Plan plan, ResourceId? resource) => resource is { } id && plan.Resources.TryGet(id.Value, out var found) ? found.Name : "";
}
