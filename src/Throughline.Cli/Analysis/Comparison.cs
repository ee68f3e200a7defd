using System.Globalization;
using System.Text;
using Throughline.Cli.Offline;

namespace Throughline.Cli.Analysis;

/// <summary>Tasks whose computed dates differ from those stored in the file.</summary>
internal static class Comparison
{
    private const int MostRows = 20;

    /// <summary>Renders the section; null when the file stores no dates or every one is the same.</summary>
    public static string? Render(PlanFile file)
    {
        var outlook = file.Outlook;
        if (!outlook.HasDates) return null;
        var different = Enumerable.Range(0, outlook.Count).Where(row => !outlook.IsSummary(row) && Differs(file, row)).ToList();
        if (different.Count == 0) return null;
        var text = new StringBuilder().AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{Wording.Count(different.Count, "task")} with other dates than the file stores");
        var table = new TextTable("WBS", "Name", "Start here", "in the file", "Finish here", "in the file");
        foreach (var row in different.Take(MostRows))
        {
            var stored = file.Import.StoredDates.Of(outlook.Item(row).Id)!;
            table.Add(outlook.Wbs(row), outlook.Item(row).Name, Wording.Date(outlook.Start(row)), DateOrDash(stored.Start), Wording.Date(outlook.Finish(row)), DateOrDash(stored.Finish));
        }
        table.AppendTo(text);
        if (different.Count > MostRows) text.AppendLine(CultureInfo.InvariantCulture, $"  … and {different.Count - MostRows:N0} more (--json lists all)");
        return text.ToString();
    }

    private static bool Differs(PlanFile file, int row) =>
        file.Import.StoredDates.Of(file.Outlook.Item(row).Id) is { } stored
        && (stored.Start is { } start && start != file.Outlook.Start(row) || stored.Finish is { } finish && finish != file.Outlook.Finish(row));

    private static string DateOrDash(DateTime? date) => date is { } known ? Wording.Date(known) : "-";
}
