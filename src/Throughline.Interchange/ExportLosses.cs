using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Calendars;
using Throughline.Interchange.MsProject;
using Throughline.Interchange.Reports;
using Throughline.Programs;

namespace Throughline.Interchange;

/// <summary>What a plan has that a format does not carry; said when it goes out, while there is still time to choose another.</summary>
public static class ExportLosses
{
    private static readonly ImmutableArray<Loss> OfSheets =
    [
        new("calendar", "calendars", plan => plan.Calendars.Count(HasDaysOfItsOwn)),
        new("assignment beside the owner", "assignments beside the owner", AssignmentsBesideOwner) { Columns = ["resources"] },
        new("baseline", "baselines", plan => plan.Baselines.Count),
        new("recorded start or finish", "recorded starts and finishes", plan => plan.WorkItems.Count(item => item.ActualStart is not null) + plan.WorkItems.Count(item => item.ActualFinish is not null)) { Columns = ["actualStart", "actualFinish"] },
        new("manual task", "manual tasks", plan => plan.WorkItems.Count(item => item.Mode == SchedulingMode.Manual)) { Columns = ["mode"] },
        new("inactive task", "inactive tasks", plan => plan.WorkItems.Count(item => !item.IsActive)),
        new("cost", "costs", plan => plan.WorkItems.Count(item => item.Cost is not (null or 0))) { Columns = ["cost"] },
        new("resource with rates", "resources with rates", plan => plan.Resources.Count(resource => !resource.Rates.IsEmpty)),
        new("custom value", "custom values", plan => plan.WorkItems.Sum(item => item.CustomFields.Length)),
    ];

    /// <summary>What the file does not hold, each with its count: <c>3 calendars</c>, <c>the status date</c>. Empty: nothing that the format could be asked for.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="format">The format it goes out in; a format that only shows a plan, such as PDF, loses nothing.</param>
    /// <param name="columns">The columns of a sheet.</param>
    public static ImmutableArray<string> Of(Plan plan, FileFormat format, ImmutableArray<PlanColumn> columns) => format switch
    {
        FileFormat.Csv or FileFormat.Xlsx => OfSheet(plan, columns),
        FileFormat.MicrosoftProjectXml => [.. new MspdiCustomFields(plan).Unplaced.Select(name => $"the custom field {name}")],
        _ => [],
    };

    /// <summary>The same in one sentence, with what would help. Null: nothing is lost.</summary>
    /// <param name="format">The format.</param>
    /// <param name="lost">What is lost.</param>
    public static string? Sentence(FileFormat format, IReadOnlyCollection<string> lost) => (format, string.Join(", ", lost)) switch
    {
        (_, "") => null,
        (FileFormat.MicrosoftProjectXml, var all) => $"Not in the XML, as Microsoft Project has 30 text fields: {all}.",
        (FileFormat.Csv, var all) => $"Not in a CSV: {all}; use XML to keep them.",
        (_, var all) => $"Not in an XLSX: {all}; use XML to keep them.",
    };

    private static ImmutableArray<string> OfSheet(Plan plan, ImmutableArray<PlanColumn> columns)
    {
        var shown = columns.Select(column => column.Id).ToHashSet(StringComparer.Ordinal);
        var lost = OfSheets.Where(loss => loss.Columns.Length == 0 || !loss.Columns.All(shown.Contains))
            .Select(loss => (loss, Count: loss.CountIn(plan))).Where(entry => entry.Count > 0)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Count} {(entry.Count == 1 ? entry.loss.One : entry.loss.Many)}"));
        return plan.Program.StatusDate is null ? [.. lost] : [.. lost, "the status date"];
    }

    /// <summary>Whether days differ from those a plan has without calendars.</summary>
    private static bool HasDaysOfItsOwn(PlanCalendar calendar) =>
        !calendar.Exceptions.IsEmpty || !calendar.WorkWeeks.IsEmpty
        || calendar.Week.Any(day => day is not null) && !calendar.Week.Select(day => calendar.Base is null ? day ?? DayPattern.NonWorking : day).SequenceEqual(StandardWeek.Days);

    private static int AssignmentsBesideOwner(Plan plan) => plan.Assignments.Count(assignment =>
        assignment.Resource is { } resource && (!plan.WorkItems.TryGet(assignment.WorkItem.Value, out var item) || item.Owner != resource));

    /// <param name="One">What it is called.</param>
    /// <param name="Many">What several are called.</param>
    /// <param name="CountIn">How many a plan has.</param>
    private sealed record Loss(string One, string Many, Func<Plan, int> CountIn)
    {
        /// <summary>Columns that carry it together. Empty: there are none.</summary>
        public ImmutableArray<string> Columns { get; init; } = [];
    }
}
