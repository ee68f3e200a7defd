using System.Globalization;
using System.Text;
using Throughline.Cli.Offline;
using Throughline.Interchange;

namespace Throughline.Cli.Analysis;

/// <summary>Tasks whose computed dates differ from those stored in the file, grouped by the reason.</summary>
internal static class Comparison
{
    private const int MostRows = 10;

    /// <summary>Renders the section; null when there is nothing to compare.</summary>
    public static string? Render(PlanFile file)
    {
        if (!file.Outlook.HasDates) return null;
        var comparison = DateDifferences.Between(file.Import.StoredDates, file.Outlook);
        if (comparison.Compared == 0) return null;
        var text = new StringBuilder().AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Dates stored in the file: {comparison.Equal:N0} of {Wording.Count(comparison.Compared, "task")} the same");
        foreach (var reason in comparison.Differences.GroupBy(difference => difference.Reason).OrderBy(group => group.Key)) AppendReason(text, file, reason.Key, [.. reason]);
        return text.ToString();
    }

    private static void AppendReason(StringBuilder text, PlanFile file, DateDifferenceReason reason, List<DateDifference> differences)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"  {differences.Count:N0}: {DateComparison.Text(reason)}");
        var table = new TextTable("WBS", "Name", "Start here", "in the file", "Finish here", "in the file");
        foreach (var difference in differences.Take(MostRows))
        {
            var row = file.Outlook.RowOf(difference.Item);
            table.Add(file.Outlook.Wbs(row), file.Outlook.Item(row).Name, Wording.Date(difference.Start), DateOrDash(difference.StoredStart), Wording.Date(difference.Finish), DateOrDash(difference.StoredFinish));
        }
        table.AppendTo(text);
        if (differences.Count > MostRows) text.AppendLine(CultureInfo.InvariantCulture, $"  … and {differences.Count - MostRows:N0} more (--json lists all)");
    }

    private static string DateOrDash(DateTime? date) => date is { } known ? Wording.Date(known) : "-";
}
