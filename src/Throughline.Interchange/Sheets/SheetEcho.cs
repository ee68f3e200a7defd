using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Interchange.Reports;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Sheets;

/// <summary>What a program's own sheet with the columns of another says, read as that one is: where both say the same, nothing was edited, however little a cell can hold.</summary>
internal sealed class SheetEcho
{
    private static readonly FrozenDictionary<SheetField, string> Shown = new Dictionary<SheetField, string>
    {
        [SheetField.Name] = "name", [SheetField.Duration] = "duration", [SheetField.Start] = "start", [SheetField.Finish] = "finish", [SheetField.Predecessors] = "predecessors", [SheetField.Successors] = "successors",
        [SheetField.Resources] = "resources", [SheetField.Owner] = "owner", [SheetField.PercentComplete] = "percentComplete", [SheetField.Milestone] = "milestone", [SheetField.Deadline] = "deadline",
        [SheetField.ConstraintType] = "constraint", [SheetField.ConstraintDate] = "constraintDate", [SheetField.Notes] = "notes", [SheetField.ActualStart] = "actualStart", [SheetField.ActualFinish] = "actualFinish",
        [SheetField.CommitmentDate] = "commitment", [SheetField.CommitmentBy] = "committedBy", [SheetField.Work] = "work", [SheetField.Cost] = "cost", [SheetField.Mode] = "mode",
        [SheetField.Id] = "key", [SheetField.OutlineLevel] = "level", [SheetField.Status] = "percentComplete", [SheetField.EstimateSeconds] = "duration",
    }.ToFrozenDictionary();

    private SheetEcho(PlanImport? read, IReadOnlyDictionary<WorkItemId, WorkItemId> own)
    {
        if (read is null) return;
        Items = read.Plan.WorkItems.ToDictionary(item => own[item.Id]);
        Dates = read.StoredDates.Tasks.ToDictionary(date => own[date.Key], date => date.Value);
        Owners = read.Plan.WorkItems.ToDictionary(item => own[item.Id], item => NameOf(read.Plan, item.Owner));
        Links = read.Plan.Dependencies.ToLookup(link => (own[link.Predecessor], own[link.Successor], link.Type), link => link.Lag);
        Shares = read.Plan.Assignments.DistinctBy(assignment => (assignment.WorkItem, NameOf(read.Plan, assignment.Resource))).ToDictionary(assignment => (own[assignment.WorkItem], NameOf(read.Plan, assignment.Resource)), assignment => assignment.Units);
    }

    /// <summary>The rows, by the program's items.</summary>
    public IReadOnlyDictionary<WorkItemId, WorkItem> Items { get; } = FrozenDictionary<WorkItemId, WorkItem>.Empty;

    public IReadOnlyDictionary<WorkItemId, StoredDate> Dates { get; } = FrozenDictionary<WorkItemId, StoredDate>.Empty;

    /// <summary>Who is accountable, as <see cref="NameOf"/> says it.</summary>
    public IReadOnlyDictionary<WorkItemId, string> Owners { get; } = FrozenDictionary<WorkItemId, string>.Empty;

    /// <summary>The lags of the links between two items.</summary>
    public ILookup<(WorkItemId Predecessor, WorkItemId Successor, LinkType Type), Lag> Links { get; } = Enumerable.Empty<Dependency>().ToLookup(link => (link.Predecessor, link.Successor, link.Type), link => link.Lag);

    /// <summary>Units by item and name of the resource.</summary>
    public IReadOnlyDictionary<(WorkItemId Item, string Resource), double> Shares { get; } = FrozenDictionary<(WorkItemId, string), double>.Empty;

    /// <param name="current">The program.</param>
    /// <param name="import">A sheet laid over it.</param>
    /// <param name="mapping">How that one is read.</param>
    /// <param name="hasOutline">Whether it says which rows stand below which.</param>
    public static SheetEcho Of(Plan current, PlanImport import, SheetMapping mapping, bool hasOutline)
    {
        var outlook = Outlook.Of(current, new Surroundings(DateOnly.FromDateTime(current.Program.Start)));
        var fields = mapping.Columns.Select(column => column.Field).Append(SheetField.Id).Concat(hasOutline ? [SheetField.OutlineLevel] : []).Where(field => hasOutline || field != SheetField.OutlineLevel);
        var columns = PlanColumn.Chosen(fields.Select(field => Shown.GetValueOrDefault(field, "")));
        var rows = new PlanRows(outlook).Rows(null).Select((row, index) => new SheetRow(index + 2, [.. columns.Select(column => Cell(column, column.Of(row)))])).ToList();
        var own = mapping with { Columns = [.. columns.Select((column, index) => new SheetColumn(column.Header, FieldOf(column), index))], HasHeader = true };
        var request = new ImportRequest { Program = current.Program.Id, Today = DateOnly.FromDateTime(current.Program.Start), Over = import.Plan.Program with { KeyPrefix = current.Program.KeyPrefix } };
        var read = new SheetPlan(rows, 1, own, FileFormat.Xlsx, "", request, new ProblemList("", request.Limits.Problems)).Build(CancellationToken.None);
        return new SheetEcho(read, read?.Plan.WorkItems.ToDictionary(item => item.Id, item => outlook.Item(read.Lines[item.Ref] - 2).Id) ?? []);
    }

    /// <summary>A resource's name, by which sheets know it. Empty: nobody.</summary>
    public static string NameOf(Plan plan, ResourceId? resource) => resource is { } id && plan.Resources.TryGet(id.Value, out var found) ? found.Name.Trim().ToUpperInvariant() : "";

    private static SheetField FieldOf(PlanColumn column) => Shown.First(shown => shown.Value == column.Id && shown.Key is not (SheetField.Status or SheetField.EstimateSeconds)).Key;

    private static SheetCell Cell(PlanColumn column, object? value) => value switch
    {
        null => new SheetCell(""),
        DateTime date => new SheetCell(date.ToString("s", CultureInfo.InvariantCulture), date: date),
        double number => new SheetCell(number.ToString("R", CultureInfo.InvariantCulture), number, isPercent: column.Kind == PlanColumnKind.Percent),
        bool flag => new SheetCell(flag ? "yes" : "no"),
        _ => new SheetCell(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
