using System.Globalization;
using System.Text;
using Throughline.Cli.Offline;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Cli.Analysis;

/// <summary>The analysis for people: when it ends, what makes it so, what is next to matter.</summary>
internal static class AnalysisText
{
    private const int MostRows = 40;
    private const int MostNear = 10;

    /// <summary>Renders it.</summary>
    /// <param name="file">The plan.</param>
    /// <param name="comparison">The section about dates that differ from the file's; null to leave it out.</param>
    public static string Render(PlanFile file, string? comparison)
    {
        var text = new StringBuilder();
        AppendSummary(text, file.Outlook);
        if (file.Outlook.HasDates)
        {
            var leaves = Enumerable.Range(0, file.Outlook.Count).Where(row => !file.Outlook.IsSummary(row)).ToList();
            AppendCritical(text, file.Outlook, leaves);
            AppendNext(text, file.Outlook, leaves);
            AppendCommitments(text, file.Outlook);
        }
        text.Append(comparison);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AppendSummary(StringBuilder text, Outlook outlook)
    {
        var rows = Enumerable.Range(0, outlook.Count).ToList();
        var milestones = rows.Count(outlook.IsMilestone);
        var summaries = rows.Count(outlook.IsSummary);
        text.AppendLine(outlook.Plan.Program.Name);
        Line(text, "Start", outlook.HasDates ? Wording.Date(outlook.ProgramStart) : "none: the plan has errors");
        Line(text, "Finish", outlook.HasDates ? Wording.Date(outlook.ProgramFinish) : "none: the plan has errors");
        Line(text, "Work", $"{Wording.Count(outlook.Count - milestones - summaries, "task")}, {Wording.Count(milestones, "milestone")}, {Wording.Count(summaries, "summary task")}, {Wording.Count(outlook.Plan.Dependencies.Count, "link")}");
        if (outlook.HasDates) Line(text, "Critical", Wording.Count(rows.Count(row => !outlook.IsSummary(row) && outlook.IsCritical(row)), "item"));
        var errors = outlook.Problems.Count(problem => problem.Severity == Severity.Error);
        Line(text, "Problems", $"{Wording.Count(errors, "error")}, {Wording.Count(outlook.Problems.Length - errors, "warning")}");
    }

    private static void AppendCritical(StringBuilder text, Outlook outlook, List<int> leaves)
    {
        var critical = leaves.Where(outlook.IsCritical).OrderBy(outlook.Start).ThenBy(outlook.Finish).ThenBy(row => row).ToList();
        if (critical.Count == 0) return;
        text.AppendLine().AppendLine("Critical path");
        AppendItems(text, outlook, critical, MostRows);
    }

    private static void AppendNext(StringBuilder text, Outlook outlook, List<int> leaves)
    {
        var next = leaves.Where(row => !outlook.IsCritical(row) && outlook.Item(row).ActualFinish is null)
            .OrderBy(outlook.TotalFloat).ThenBy(outlook.Start).ThenBy(row => row).Take(MostNear).ToList();
        if (next.Count == 0) return;
        text.AppendLine().AppendLine("Least float next to it");
        AppendItems(text, outlook, next, MostNear);
    }

    private static void AppendItems(StringBuilder text, Outlook outlook, List<int> rows, int most)
    {
        var table = new TextTable("WBS", "Name", "Start", "Finish", "Float", "Starts because of");
        foreach (var row in rows.Take(most))
            table.Add(outlook.Wbs(row), outlook.Item(row).Name, Wording.Date(outlook.Start(row)), Wording.Date(outlook.Finish(row)), Wording.Days(outlook.TotalFloat(row), outlook.Plan.Program), Wording.Driver(outlook, row));
        table.AppendTo(text);
        if (rows.Count > most) text.AppendLine(CultureInfo.InvariantCulture, $"  … and {rows.Count - most:N0} more (--json lists all)");
    }

    private static void AppendCommitments(StringBuilder text, Outlook outlook)
    {
        var promised = Enumerable.Range(0, outlook.Count).Where(row => outlook.Item(row).Commitment is not null).ToList();
        if (promised.Count == 0) return;
        text.AppendLine().AppendLine("Commitments");
        var table = new TextTable("WBS", "Name", "Promised", "Forecast", "");
        foreach (var row in promised)
        {
            var commitment = outlook.Item(row).Commitment!;
            table.Add(outlook.Wbs(row), outlook.Item(row).Name, Wording.Date(commitment.Date), Wording.Date(outlook.Finish(row)), outlook.Finish(row) > commitment.Date ? "late" : "holds");
        }
        table.AppendTo(text);
    }

    private static void Line(StringBuilder text, string label, string value) => text.AppendLine(CultureInfo.InvariantCulture, $"  {label,-10}{value}");
}
