using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.Sheets;

/// <summary>Makes a plan of the rows of a sheet.</summary>
internal sealed class SheetPlan
{
    public static readonly TimeOnly DayStart = new(8, 0);
    public static readonly TimeOnly DayFinish = new(17, 0);
    private readonly List<SheetRow> _rows;
    private readonly int _headerLine;
    private readonly SheetMapping _mapping;
    private readonly FileFormat _format;
    private readonly ImportRequest _request;
    private readonly ProblemList _problems;
    private readonly SheetColumns _columns;
    private readonly LedgerBuilder _ledger = new();
    private readonly HashSet<WorkItemId> _withoutDuration = [];
    private readonly IdSource _ids;
    private readonly string _source;
    private readonly ProgramDetails _program;
    private readonly SheetPeople _people;

    public SheetPlan(List<SheetRow> rows, int headerLine, SheetMapping mapping, FileFormat format, string fileName, ImportRequest request, ProblemList problems)
    {
        (_rows, _headerLine, _mapping, _format, _request, _problems) = (rows, headerLine, mapping, format, request, problems);
        _columns = new SheetColumns(mapping, rows, problems);
        _ids = new IdSource(request.Program);
        _source = format == FileFormat.Xlsx ? "xlsx" : "csv";
        var name = request.ProgramName ?? (Path.GetFileNameWithoutExtension(fileName) is { Length: > 0 } file ? file : "Imported program");
        // A sheet holds no calendars: that of the program stays outside.
        _program = request.Over is { } over ? over with { Calendar = null } : new ProgramDetails
        {
            Id = request.Program, Name = name, KeyPrefix = request.KeyPrefix ?? KeyPrefixes.From(name), Start = request.Today.ToDateTime(DayStart), External = new ExternalReference(_source, fileName),
        };
        _people = new SheetPeople(_ids, _ledger, _columns, _source);
    }

    public PlanImport? Build(CancellationToken cancel)
    {
        var items = _rows.Select(Read).Where(item => item is not null).Select(item => item!).ToList();
        cancel.ThrowIfCancellationRequested();
        SheetOutline.Arrange(items, _columns, _ledger, _problems);
        items = [.. SheetOutline.InOrder(items, _problems)];
        if (_problems.HasErrors && items.Count == 0) return null;
        new SheetNames(items, _columns, _program, _mapping).ReadLinks();
        var program = _request.Over is not null ? _program : _program with { Start = items.Where(item => item.Children.Count == 0).Min(item => item.Start) ?? _program.Start };
        SheetStarts.Constrain(items, program, _mapping.StartRule, _ledger);
        if (_problems.HasErrors) return null;
        var keys = SheetKeys.For(items, program.KeyPrefix, isGiven: (_request.Over?.KeyPrefix ?? _request.KeyPrefix) is not null);
        program = program with { KeyPrefix = keys.Prefix, NextNumber = keys.Next };
        Place(items, keys);
        return Import(items, program, keys);
    }

    private SheetItem? Read(SheetRow row, int index)
    {
        var raw = _columns.Raw(row, SheetField.Name);
        var name = raw.Trim();
        if (name.Length == 0)
        {
            _ledger.Dropped("Row", null, "Rows without a task name are not kept.", row.Cells.FirstOrDefault(cell => !cell.IsEmpty).Text, row.Line);
            return null;
        }
        if (name.Length > WorkItem.LongestName) _columns.Refuse(row, "Name", name, "name-too-long", "The name is too long.", string.Create(CultureInfo.InvariantCulture, $"up to {WorkItem.LongestName:N0} characters"));
        var item = new SheetItem
        {
            Row = row, Name = name, Number = _headerLine > 0 ? row.Line - _headerLine : index + 1,
            Id = _columns.Text(row, SheetField.Id), Indent = raw.Length - raw.TrimStart().Length, Wbs = _columns.Text(row, SheetField.Wbs), ParentId = _columns.Text(row, SheetField.Parent),
            Level = ReadLevel(row), Start = _columns.Date(row, SheetField.Start, DayStart), Finish = _columns.Date(row, SheetField.Finish, DayFinish),
        };
        item.Duration = ReadDuration(row);
        ReadConstraint(item);
        item.Item = ToWorkItem(item);
        return item;
    }

    private int? ReadLevel(SheetRow row)
    {
        if (_columns.Cell(row, SheetField.OutlineLevel) is not { } found) return null;
        var number = found.Cell.Number ?? (double.TryParse(found.Cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null);
        if (number is >= 0 and <= 100) return (int)number;
        _columns.Refuse(row, found.Header, found.Cell.Text, "value-not-a-level", "This is not an outline level.", "0 to 100");
        return null;
    }

    private Duration? ReadDuration(SheetRow row)
    {
        if (_columns.Cell(row, SheetField.Duration) is { } found)
        {
            if (SheetValues.TryDuration(found.Cell.Number?.ToString("0.######", CultureInfo.InvariantCulture) ?? found.Cell.Text, _mapping.DurationUnit, _program, out var duration)) return duration;
            _columns.Refuse(row, found.Header, found.Cell.Text, "value-not-a-duration", "This is not a duration.", SheetValues.DurationForms);
            return null;
        }
        if (_columns.Cell(row, SheetField.EstimateSeconds) is not { } estimate) return null;
        if (double.TryParse(estimate.Cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e10) return new Duration((long)Math.Ceiling(seconds / 60), DurationUnit.Hours);
        return null;
    }

    private void ReadConstraint(SheetItem item)
    {
        var date = _columns.Date(item.Row, SheetField.ConstraintDate, DayStart);
        if (_columns.Cell(item.Row, SheetField.ConstraintType) is not { } found) return;
        if (!SheetValues.TryConstraint(found.Cell.Text, out var kind))
        {
            _columns.Refuse(item.Row, found.Header, found.Cell.Text, "value-not-a-constraint", "This is not a constraint.", SheetValues.ConstraintForms);
            return;
        }
        if (date is null && kind is not (ConstraintKind.AsSoonAsPossible or ConstraintKind.AsLateAsPossible))
        {
            _columns.Refuse(item.Row, found.Header, found.Cell.Text, "constraint-without-date", "This constraint needs a date.", "a date in a column Constraint Date");
            return;
        }
        item.IsConstraintStated = true;
        item.Constraint = kind;
        item.ConstraintDate = kind is ConstraintKind.AsSoonAsPossible or ConstraintKind.AsLateAsPossible ? null : date;
    }

    private WorkItem ToWorkItem(SheetItem item)
    {
        var row = item.Row;
        var isMilestone = _columns.Flag(row, SheetField.Milestone) || item.Duration is { Minutes: 0 };
        var percent = _columns.Percent(row) ?? 0;
        if (!_columns.Has(SheetField.PercentComplete) && SheetValues.IsDone(_columns.Text(row, SheetField.Status)))
        {
            percent = 100;
            _ledger.Changed("Task", "Status", "Tasks whose status says done are 100 % complete.", item.ToString(), row.Line);
        }
        var isManual = _columns.Text(row, SheetField.Mode).StartsWith("manual", StringComparison.OrdinalIgnoreCase);
        return new WorkItem
        {
            Id = _ids.WorkItem(item.Id.Length > 0 ? $"{_source}:{item.Id.ToUpperInvariant()}" : string.Create(CultureInfo.InvariantCulture, $"{_source}#{item.Number}")),
            Key = "", Order = "", Name = item.Name,
            IsMilestone = isMilestone,
            Mode = isManual ? SchedulingMode.Manual : SchedulingMode.Automatic,
            ManualStart = isManual ? item.Start : null,
            ManualFinish = isManual ? item.Finish : null,
            Deadline = _columns.Date(row, SheetField.Deadline, DayFinish),
            Commitment = ReadCommitment(row),
            PercentComplete = percent,
            ActualStart = _columns.Date(row, SheetField.ActualStart, DayStart),
            ActualFinish = _columns.Date(row, SheetField.ActualFinish, DayFinish),
            Notes = string.Join("\n", _columns.Of(SheetField.Notes).Select(column => row.At(column.Index).Text?.Trim()).Where(text => !string.IsNullOrEmpty(text))),
            WorkMinutes = ReadWork(row),
            Cost = ReadCost(row),
            External = item.Id.Length > 0 ? new ExternalReference(_source, item.Id) : null,
            CustomFields = [.. _columns.Of(SheetField.Custom).Where(column => !row.At(column.Index).IsEmpty).Select(column => new CustomFieldValue(column.Header, row.At(column.Index).Text.Trim())).DistinctBy(value => value.FieldId)],
        };
    }

    private Commitment? ReadCommitment(SheetRow row) =>
        _columns.Date(row, SheetField.CommitmentDate, DayFinish) is { } date ? new Commitment(date, _columns.Text(row, SheetField.CommitmentBy)) : null;

    private long? ReadWork(SheetRow row)
    {
        if (_columns.Cell(row, SheetField.Work) is not { } found) return null;
        if (SheetValues.TryDuration(found.Cell.Text, DurationUnit.Hours, _program, out var work) && !work.IsElapsed) return work.Minutes;
        _columns.Refuse(row, found.Header, found.Cell.Text, "value-not-effort", "This is not an effort.", SheetValues.DurationForms);
        return null;
    }

    private decimal? ReadCost(SheetRow row)
    {
        if (_columns.Cell(row, SheetField.Cost) is not { } found) return null;
        if (SheetValues.TryMoney(found.Cell, out var cost)) return cost;
        _columns.Refuse(row, found.Header, found.Cell.Text, "value-not-money", "This is not an amount of money.", "1234.50 or 1,234.50");
        return null;
    }

    private void Place(List<SheetItem> items, SheetKeys keys)
    {
        foreach (var siblings in items.GroupBy(item => item.Parent))
            foreach (var (item, order) in siblings.Zip(FractionalKey.Sequence(siblings.Count())))
            {
                var work = item.Item! with { Order = order, Key = keys.Of(item), Parent = item.Parent?.Item?.Id, Constraint = item.Constraint, ConstraintDate = item.ConstraintDate };
                item.Item = item.Children.Count > 0 ? AsSummary(work) : AsTask(item, work);
            }
        foreach (var item in items) item.Item = item.Item! with { Parent = item.Parent?.Item?.Id, Owner = _people.OwnerOf(item) };
    }

    private static WorkItem AsSummary(WorkItem item) => item with
    {
        IsMilestone = false,
        PercentComplete = 0,
        ActualStart = null,
        ActualFinish = null,
        WorkMinutes = null,
        Cost = null,
        Constraint = ConstraintKind.AsSoonAsPossible,
        ConstraintDate = null,
        Mode = SchedulingMode.Automatic,
        ManualStart = null,
        ManualFinish = null,
    };

    private WorkItem AsTask(SheetItem item, WorkItem work)
    {
        if (item.Duration is null)
        {
            _withoutDuration.Add(work.Id);
            item.Duration = work.IsMilestone ? new Duration(0) : new Duration(_program.MinutesPerDay, DurationUnit.Days, IsEstimated: true);
            if (!work.IsMilestone) _ledger.Changed("Task", "Duration", "Tasks without a duration got one day, marked as estimated.", item.ToString(), item.Row.Line);
        }
        work = work with { Duration = item.Duration.Value };
        if (work.PercentComplete > 0 && work.ActualStart is null && item.Start is not null)
        {
            work = work with { ActualStart = item.Start, ActualFinish = work.PercentComplete >= 100 ? work.ActualFinish ?? item.Finish : null };
            _ledger.Changed("Task", "Start", "The start of begun tasks, and the finish of complete ones, are taken as actual.", item.ToString(), item.Row.Line);
        }
        return work;
    }

    private PlanImport Import(List<SheetItem> items, ProgramDetails program, SheetKeys keys)
    {
        var assignments = items.SelectMany(_people.AssignmentsOf).ToList();
        var ids = new HashSet<DependencyId>();
        var links = items.SelectMany(item => item.Links.Select(link => new Dependency
        {
            Id = _ids.Free($"{link.Predecessor.Item!.Id.Value:N}-{item.Item!.Id.Value:N}-{(int)link.Type}", ids), Predecessor = link.Predecessor.Item.Id, Successor = item.Item.Id, Type = link.Type, Lag = link.Lag,
        })).ToList();
        var plan = new Plan
        {
            Program = program with { CustomFields = [.. _columns.Of(SheetField.Custom).Select(column => new CustomFieldDefinition(column.Header, column.Header)).DistinctBy(field => field.FieldId)] },
            WorkItems = EntityTable<WorkItem>.Of(items.Select(item => item.Item!)),
            Dependencies = EntityTable<Dependency>.Of(links),
            Resources = EntityTable<Resource>.Of(_people.Resources),
            Assignments = EntityTable<Assignment>.Of(assignments),
        };
        CountColumns(items.Count);
        var summaries = items.Count(item => item.Children.Count > 0);
        _ledger.Kept("Summary", summaries);
        _ledger.Kept("Task", items.Count - summaries);
        _ledger.Kept("Link", links.Count);
        _ledger.Kept("Resource", plan.Resources.Count);
        _ledger.Kept("Assignment", assignments.Count);
        return new PlanImport
        {
            Format = _format, Plan = plan, Mapping = _mapping, Ledger = _ledger.ToLedger(),
            StoredDates = new StoredDates(items.ToFrozenDictionary(item => item.Item!.Id, item => new StoredDate(item.Start, item.Finish))),
            Keyed = [.. items.Where(item => string.Equals(item.Id, keys.Of(item), StringComparison.OrdinalIgnoreCase)).Select(item => item.Item!.Id)],
            WithoutDuration = [.. _withoutDuration],
            Lines = items.ToImmutableDictionary(item => item.Item!.Ref, item => item.Row.Line),
        };
    }

    private void CountColumns(int count)
    {
        if (_columns.Has(SheetField.Start) || _columns.Has(SheetField.Finish)) _ledger.Recomputed("Task", "Start, Finish", "Dates follow from the plan; each difference is listed apart.", count);
        if (_columns.Dates.IsGuess)
            _ledger.Changed("Sheet", "Dates", _columns.Dates.IsDayFirst ? "Dates such as 03.04.2026 are read as day, month, year." : "Dates such as 03/04/2026 are read as month, day, year; the mapping can say otherwise.", null);
        foreach (var column in _mapping.Columns.Where(column => column.Field == SheetField.Ignore))
            foreach (var row in _rows.Where(row => !row.At(column.Index).IsEmpty))
                _ledger.Dropped("Column", column.Header, "The column is not read; the mapping can say otherwise.", row.At(column.Index).Text, row.Line);
    }
}
