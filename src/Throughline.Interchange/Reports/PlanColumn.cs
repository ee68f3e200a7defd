using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;

namespace Throughline.Interchange.Reports;

/// <summary>What kind of value a column shows.</summary>
public enum PlanColumnKind
{
    /// <summary>Text.</summary>
    Text = 0,

    /// <summary>A date with time.</summary>
    Date = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>A share of 1.</summary>
    Percent = 3,

    /// <summary>Yes or no.</summary>
    Flag = 4,
}

/// <summary>A column of a plan as it is exported and printed.</summary>
/// <param name="Id">Stable name, as in addresses: <c>totalFloat</c>.</param>
/// <param name="Header">What people read; sheets with it are understood when they are imported.</param>
/// <param name="Kind">What kind of value it shows.</param>
/// <param name="Width">Width in characters of a typical value.</param>
/// <param name="NeedsDates">Whether it is empty while the outlook has no dates.</param>
public sealed record PlanColumn(string Id, string Header, PlanColumnKind Kind, int Width, bool NeedsDates = false)
{
    /// <summary>The header where room is short, as on paper.</summary>
    public string ShortHeader { get; init; } = Header;

    private Func<PlanRow, object?> Value { get; init; } = _ => null;

    /// <summary>The columns with these ids.</summary>
    /// <param name="ids">Ids separated by commas, in any case.</param>
    /// <param name="unknown">Those that are none.</param>
    /// <returns>The columns in the order given; empty when one is unknown or none is given.</returns>
    public static ImmutableArray<PlanColumn> Named(string ids, out ImmutableArray<string> unknown)
    {
        var known = All.ToDictionary(column => column.Id, StringComparer.OrdinalIgnoreCase);
        var (columns, others) = (ImmutableArray.CreateBuilder<PlanColumn>(), ImmutableArray.CreateBuilder<string>());
        foreach (var id in ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (known.TryGetValue(id, out var column)) columns.Add(column);
            else others.Add(id);
        }
        unknown = others.DrainToImmutable();
        return unknown.IsEmpty ? columns.DrainToImmutable() : [];
    }

    /// <summary>Why names of columns are refused.</summary>
    /// <param name="unknown">The names.</param>
    public static string Refusal(ImmutableArray<string> unknown) => $"There is no column {string.Join(" and no ", unknown)}. Known: {string.Join(", ", All.Select(column => column.Id))}.";

    /// <summary>Every column there is.</summary>
    public static ImmutableArray<PlanColumn> All { get; } =
    [
        Of("key", "Key", PlanColumnKind.Text, 9, row => row.Item.Key),
        Of("wbs", "WBS", PlanColumnKind.Text, 8, row => row.Outlook.Wbs(row.Row)),
        Of("level", "Outline Level", PlanColumnKind.Number, 7, row => row.Outlook.Level(row.Row) + 1d) with { ShortHeader = "Level" },
        Of("name", "Task Name", PlanColumnKind.Text, 40, row => row.Item.Name) with { ShortHeader = "Task" },
        Of("duration", "Duration", PlanColumnKind.Text, 9, row => row.Duration),
        Of("start", "Start", PlanColumnKind.Date, 16, row => row.Outlook.Start(row.Row), needsDates: true),
        Of("finish", "Finish", PlanColumnKind.Date, 16, row => row.Outlook.Finish(row.Row), needsDates: true),
        Of("percentComplete", "% Complete", PlanColumnKind.Percent, 10, row => Math.Round(row.Outlook.PercentComplete(row.Row)) / 100) with { ShortHeader = "Done, %" },
        Of("predecessors", "Predecessors", PlanColumnKind.Text, 18, row => row.Predecessors),
        Of("successors", "Successors", PlanColumnKind.Text, 18, row => row.Successors),
        Of("owner", "Owner", PlanColumnKind.Text, 16, row => row.Owner),
        Of("resources", "Resource Names", PlanColumnKind.Text, 22, row => row.Resources) with { ShortHeader = "People" },
        Of("milestone", "Milestone", PlanColumnKind.Flag, 9, row => row.Outlook.IsMilestone(row.Row)),
        Of("totalFloat", "Total Float (days)", PlanColumnKind.Number, 9, row => row.Days(row.Outlook.TotalFloat(row.Row)), needsDates: true) with { ShortHeader = "Float, d" },
        Of("freeFloat", "Free Float (days)", PlanColumnKind.Number, 9, row => row.Days(row.Outlook.FreeFloat(row.Row)), needsDates: true) with { ShortHeader = "Free, d" },
        Of("critical", "Critical", PlanColumnKind.Flag, 8, row => row.Outlook.IsCritical(row.Row), needsDates: true),
        Of("commitment", "Commitment", PlanColumnKind.Date, 16, row => row.Item.Commitment?.Date) with { ShortHeader = "Promised" },
        Of("committedBy", "Committed By", PlanColumnKind.Text, 16, row => row.Item.Commitment?.PromisedBy),
        Of("deadline", "Deadline", PlanColumnKind.Date, 16, row => row.Item.Deadline),
        Of("constraint", "Constraint Type", PlanColumnKind.Text, 22, row => SheetValues.ConstraintName(row.Item.Constraint)),
        Of("constraintDate", "Constraint Date", PlanColumnKind.Date, 16, row => row.Item.ConstraintDate),
        Of("calendar", "Task Calendar", PlanColumnKind.Text, 16, row => row.Calendar) with { ShortHeader = "Calendar" },
        Of("mode", "Task Mode", PlanColumnKind.Text, 10, row => row.Item.Mode == SchedulingMode.Manual ? "Manual" : "Automatic") with { ShortHeader = "Mode" },
        Of("actualStart", "Actual Start", PlanColumnKind.Date, 16, row => row.Item.ActualStart),
        Of("actualFinish", "Actual Finish", PlanColumnKind.Date, 16, row => row.Item.ActualFinish),
        Of("remaining", "Remaining Duration", PlanColumnKind.Text, 9, row => row.Remaining) with { ShortHeader = "Remaining" },
        Of("earlyStart", "Early Start", PlanColumnKind.Date, 16, row => row.Outlook.EarlyStart(row.Row), needsDates: true),
        Of("earlyFinish", "Early Finish", PlanColumnKind.Date, 16, row => row.Outlook.EarlyFinish(row.Row), needsDates: true),
        Of("lateStart", "Late Start", PlanColumnKind.Date, 16, row => row.Outlook.LateStart(row.Row), needsDates: true),
        Of("lateFinish", "Late Finish", PlanColumnKind.Date, 16, row => row.Outlook.LateFinish(row.Row), needsDates: true),
        Of("baselineStart", "Baseline Start", PlanColumnKind.Date, 16, row => row.Baseline?.Start),
        Of("baselineFinish", "Baseline Finish", PlanColumnKind.Date, 16, row => row.Baseline?.Finish),
        Of("startVariance", "Start Variance (days)", PlanColumnKind.Number, 9, row => row.StartVariance, needsDates: true) with { ShortHeader = "Start slip, d" },
        Of("finishVariance", "Finish Variance (days)", PlanColumnKind.Number, 9, row => row.FinishVariance, needsDates: true) with { ShortHeader = "Slip, d" },
        Of("work", "Work (hours)", PlanColumnKind.Number, 9, row => Math.Round(row.Outlook.WorkMinutes(row.Row) / 60d, 2)) with { ShortHeader = "Work, h" },
        Of("cost", "Cost", PlanColumnKind.Number, 11, row => (double)row.Outlook.Cost(row.Row)),
        Of("notes", "Notes", PlanColumnKind.Text, 40, row => row.Item.Notes),
    ];

    /// <summary>The columns unless others are chosen; importing a sheet of them gives the plan's structure again.</summary>
    public static ImmutableArray<PlanColumn> Default { get; } = Chosen(["key", "level", "name", "duration", "start", "finish", "percentComplete", "predecessors", "owner", "milestone", "totalFloat", "critical", "commitment", "committedBy", "deadline", "constraint", "constraintDate", "notes"]);

    /// <summary>The columns of a printed plan unless others are chosen.</summary>
    public static ImmutableArray<PlanColumn> DefaultPrinted { get; } = Chosen(["wbs", "name", "duration", "start", "finish", "owner", "totalFloat"]);

    /// <summary>Columns by their names, in that order; unknown names are left out.</summary>
    /// <param name="ids">Names as in <see cref="Id"/>, in any case.</param>
    public static ImmutableArray<PlanColumn> Chosen(IEnumerable<string> ids) =>
        [.. ids.Select(id => All.FirstOrDefault(column => string.Equals(column.Id, id.Trim(), StringComparison.OrdinalIgnoreCase))).OfType<PlanColumn>().Distinct()];

    /// <summary>Values as other readers of the plan than sheets and paper show them, row by row of the outline.</summary>
    /// <param name="outlook">The plan's outlook.</param>
    /// <param name="columns">The columns; each row has one value for each of them.</param>
    /// <returns>Values: text, date (local wall clock), number (<see cref="double"/>) or yes and no; null where there is none.</returns>
    public static ImmutableArray<ImmutableArray<object?>> Values(Outlook outlook, ImmutableArray<PlanColumn> columns) =>
        [.. new PlanRows(outlook).Rows(null).Select(row => columns.Select(column => column.Of(row)).ToImmutableArray())];

    /// <summary>The value in a row: text, date, number (<see cref="double"/>) or yes and no; null where there is none.</summary>
    internal object? Of(PlanRow row) => NeedsDates && !row.Outlook.HasDates ? null : Value(row);

    /// <summary>The value as text, for print.</summary>
    internal string TextOf(PlanRow row) => Of(row) switch
    {
        null => "",
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number when Kind == PlanColumnKind.Percent => (number * 100).ToString("0", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static PlanColumn Of(string id, string header, PlanColumnKind kind, int width, Func<PlanRow, object?> value, bool needsDates = false) =>
        new(id, header, kind, width, needsDates) { Value = value };
}

/// <summary>One row of a plan as columns see it.</summary>
internal sealed class PlanRow(PlanRows plan, int row)
{
    public Outlook Outlook => plan.Outlook;

    public int Row => row;

    public WorkItem Item { get; } = plan.Outlook.Item(row);

    public BaselineItem? Baseline => plan.BaselineOf(Item.Id);

    public string Owner => Item.Owner is { } owner ? plan.NameOf(owner) : "";

    public string Resources => string.Join("; ", plan.AssignmentsOf(Item.Id).Where(assignment => assignment.Resource is not null)
        .Select(assignment => plan.NameOf(assignment.Resource!.Value) + (assignment.Units is 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{assignment.Units * 100:0.##}%]"))));

    public string Duration => Outlook.IsSummary(row)
        ? Outlook.HasDates ? DurationText.Format(new Duration(Outlook.DurationMinutes(row)), plan.Program) : ""
        : DurationText.Format(Item.Duration, plan.Program);

    public string? Remaining
    {
        get
        {
            if (Outlook.IsSummary(row)) return null;
            var minutes = Item.RemainingMinutes ?? (long)Math.Round(Item.Duration.Minutes * (100 - Item.PercentComplete) / 100, MidpointRounding.AwayFromZero);
            return DurationText.Format(Item.Duration with { Minutes = Item.ActualFinish is null ? minutes : 0, IsEstimated = false }, plan.Program);
        }
    }

    public string Calendar => Item.Calendar is { } calendar && Outlook.Plan.Calendars.TryGet(calendar.Value, out var found) ? found.Name : "";

    /// <summary>Calendar days by which it starts later than in the baseline.</summary>
    public double? StartVariance => Baseline?.Start is { } start ? (Outlook.Start(row).Date - start.Date).Days : null;

    /// <summary>Calendar days by which it finishes later than in the baseline; what ends at midnight ends on the day before.</summary>
    public double? FinishVariance => Baseline?.Finish is { } finish ? (LastDay(Outlook.Finish(row)) - LastDay(finish)).Days : null;

    public string Predecessors => PredecessorText.Format(plan.PredecessorsOf(Item.Id), plan.Program, plan.KeyOf);

    public string Successors => PredecessorText.Format(plan.SuccessorsOf(Item.Id), plan.Program, plan.KeyOf);

    private static DateTime LastDay(DateTime finish) => finish.AddTicks(-1).Date;

    public double Days(long minutes) => Math.Round((double)minutes / plan.Program.MinutesPerDay, 2);
}

/// <summary>What the rows of a plan look up.</summary>
internal sealed class PlanRows
{
    private readonly ILookup<WorkItemId, Dependency> _links;
    private readonly Lazy<ILookup<WorkItemId, Dependency>> _outgoing;
    private readonly ILookup<WorkItemId, Assignment> _assignments;
    private readonly Dictionary<WorkItemId, BaselineItem> _baseline;

    public PlanRows(Outlook outlook)
    {
        Outlook = outlook;
        _links = outlook.Plan.Dependencies.ToLookup(link => link.Successor);
        _outgoing = new(() => outlook.Plan.Dependencies.ToLookup(link => link.Predecessor));
        _assignments = outlook.Plan.Assignments.ToLookup(assignment => assignment.WorkItem);
        var shown = outlook.Plan.Baselines.ById().OrderBy(baseline => baseline.Number).FirstOrDefault();
        _baseline = (shown?.Items ?? []).DistinctBy(item => item.WorkItem).ToDictionary(item => item.WorkItem);
    }

    public Outlook Outlook { get; }

    public ProgramDetails Program => Outlook.Plan.Program;

    public BaselineItem? BaselineOf(WorkItemId item) => _baseline.GetValueOrDefault(item);

    public IEnumerable<Assignment> AssignmentsOf(WorkItemId item) => _assignments[item].OrderBy(assignment => assignment.Id.Value);

    public IEnumerable<PredecessorEntry> PredecessorsOf(WorkItemId item) =>
        _links[item].OrderBy(link => Outlook.RowOf(link.Predecessor)).ThenBy(link => link.Type).ThenBy(link => link.Id.Value).Select(link => new PredecessorEntry(link.Predecessor, link.Type, link.Lag));

    public IEnumerable<PredecessorEntry> SuccessorsOf(WorkItemId item) =>
        _outgoing.Value[item].OrderBy(link => Outlook.RowOf(link.Successor)).ThenBy(link => link.Type).ThenBy(link => link.Id.Value).Select(link => new PredecessorEntry(link.Successor, link.Type, link.Lag));

    public string NameOf(ResourceId resource) => Outlook.Plan.Resources.TryGet(resource.Value, out var found) ? found.Name : "";

    public string KeyOf(WorkItemId item) => Outlook.Plan.WorkItems.TryGet(item.Value, out var found) ? found.Key : "?";

    /// <summary>The rows to show: all, or those asked for that there are.</summary>
    public IEnumerable<PlanRow> Rows(IReadOnlyList<int>? rows) =>
        (rows?.Where(row => row >= 0 && row < Outlook.Count) ?? Enumerable.Range(0, Outlook.Count)).Select(row => new PlanRow(this, row));
}
