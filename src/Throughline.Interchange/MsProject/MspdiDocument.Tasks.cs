using System.Collections.Immutable;
using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>A task of the file.</summary>
internal sealed class MspdiTask
{
    public required int Uid { get; init; }

    public required int Line { get; init; }

    public required string Label { get; init; }

    public required int Level { get; init; }

    /// <summary>The work item, still without key, parent and order.</summary>
    public required WorkItem Item { get; set; }

    public required DateTime? Start { get; init; }

    public required DateTime? Finish { get; init; }

    public FileFacts Facts { get; set; }

    public int? CalendarUid { get; init; }

    public string Contact { get; init; } = "";

    public ImmutableArray<MspdiLink> Links { get; init; } = [];

    public ImmutableArray<(int Number, BaselineItem Item)> Baselines { get; init; } = [];
}

/// <summary>A link of the file, as it stands at its successor.</summary>
internal sealed record MspdiLink(int Predecessor, LinkType Type, Lag Lag, bool IsCrossProject, string CrossProject, int Line);

internal sealed partial class MspdiDocument
{
    /// <summary>Identifier under which a work breakdown code of the file's own is kept.</summary>
    public const string OwnCode = "WBS";

    private readonly MspdiRow _task;
    private readonly MspdiRow _link;
    private readonly MspdiRow _baseline;
    private readonly MspdiRow _custom;
    private readonly List<MspdiLink> _links = [];
    private readonly List<(int, BaselineItem)> _baselines = [];
    private readonly List<CustomFieldValue> _customValues = [];
    private readonly HashSet<int> _taskUids = [];
    private int _highestUid;

    /// <summary>The task that stands for the whole project, if the file holds one.</summary>
    public MspdiTask? ProjectTask { get; private set; }

    private void ReadTask()
    {
        CountItem(Tasks.Count + 1);
        _links.Clear();
        _baselines.Clear();
        _customValues.Clear();
        _task.Begin(_cursor.Line);
        ReadFields(MspdiFields.Task, _task, ReadTaskPart);
        if (_task.Flag("IsNull"))
        {
            Ledger.Dropped("Task", null, "Empty rows are not kept.", _task.Label, _task.Line);
            return;
        }
        if (_task.Whole("UID", 0) is not { } uid)
        {
            uid = _task.Whole("ID", 0) ?? (_highestUid == int.MaxValue ? 0 : _highestUid + 1);
            Ledger.Changed("Task", "UID", "Tasks without an identifier got one.", _task.Label, _task.Line);
        }
        if (!_taskUids.Add(uid))
        {
            _problems.Warn("duplicate-uid", "Two tasks have the same identifier; the second was left out.", _task.Line, _task.Label, "UID", _task["UID"], "a different UID for each task");
            return;
        }
        _highestUid = Math.Max(_highestUid, uid);
        var task = ToTask(uid);
        if (ProjectTask is null && Tasks.Count == 0 && uid == 0 && task.Level == 0) ProjectTask = task;
        else Tasks.Add(task);
    }

    private bool ReadTaskPart(string name)
    {
        switch (name)
        {
            case "PredecessorLink":
                ReadLink();
                return true;
            case "Baseline":
                ReadTaskBaseline();
                return true;
            case "ExtendedAttribute":
                ReadCustomValue(_customValues);
                return true;
            default:
                return false;
        }
    }

    private void ReadLink()
    {
        CountDetail();
        _link.Begin(_cursor.Line);
        ReadFields(MspdiFields.Link, _link);
        _current = _task;
        if (_link.Whole("PredecessorUID") is not { } predecessor)
        {
            if (_link["PredecessorUID"] is null) _problems.Warn("link-without-predecessor", "The link does not say what the task waits for; it was left out.", _link.Line, _task.Label, "PredecessorUID", null, "the UID of a task in this file");
            return;
        }
        var type = _link.Whole("Type", 0, 3) is { } code ? (LinkType)code : LinkType.FinishToStart;
        _links.Add(new MspdiLink(predecessor, type, ReadLag(), _link.Flag("CrossProject"), _link.Text("CrossProjectName"), _link.Line));
    }

    // Percentages are whole percents, everything else tenths of a minute whatever unit is shown.
    private Lag ReadLag()
    {
        var format = _link.Whole("LagFormat", 0, 64) ?? 7;
        var amount = _link.Real("LinkLag", -MspdiText.LongestMinutes * 10, MspdiText.LongestMinutes * 10) ?? 0;
        switch (format)
        {
            case 19 or 51:
                return new Lag(0, DurationUnit.Days, (decimal)amount);
            case 20 or 52:
                return new Lag(0, DurationUnit.ElapsedDays, (decimal)amount);
            default:
                var unit = MspdiText.Unit(format).Unit ?? DurationUnit.Days;
                return new Lag((long)Math.Round(amount / 10, MidpointRounding.AwayFromZero), unit);
        }
    }

    private void ReadTaskBaseline()
    {
        CountDetail();
        _baseline.Begin(_cursor.Line);
        ReadFields(MspdiFields.TaskBaseline, _baseline, name => name == "TimephasedData" && SkipTimephased("Task"));
        _current = _task;
        var number = _baseline.Whole("Number", 0, 10) ?? 0;
        var item = new BaselineItem(default, _baseline.Date("Start"), _baseline.Date("Finish"), _baseline.Minutes("Duration"), _baseline.Length("Work"), _baseline.Money("Cost") / MspdiSource.MoneyUnits);
        if (item with { WorkItem = default } != new BaselineItem(default, null, null, null, null, null) && !_baselines.Exists(known => known.Item1 == number))
            _baselines.Add((number, item));
    }

    private bool SkipTimephased(string entity)
    {
        Ledger.Dropped(entity, "TimephasedData", MspdiFields.Reason("TimephasedData"), null, _cursor.Line);
        _cursor.Skip();
        return true;
    }

    private MspdiTask ToTask(int uid)
    {
        var start = _task.Date("Start");
        var finish = _task.Date("Finish");
        return new MspdiTask
        {
            Uid = uid,
            Line = _task.Line,
            Label = _task.Label,
            Level = _task.Whole("OutlineLevel", 0, 100) ?? LevelOf(_task.Text("OutlineNumber")),
            Start = start,
            Finish = finish,
            CalendarUid = _task.Whole("CalendarUID"),
            Contact = _task.Text("Contact").Trim(),
            Links = [.. _links],
            Baselines = [.. _baselines],
            Item = ToItem(uid, start, finish),
            Facts = _task.Flag("ExternalTask") || _task.Flag("IsSubproject") ? FileFacts.External : FileFacts.None,
        };
    }

    private static int LevelOf(string outlineNumber) => outlineNumber.Length == 0 ? 1 : outlineNumber == "0" ? 0 : Math.Min(100, outlineNumber.Count(letter => letter == '.') + 1);

    private WorkItem ToItem(int uid, DateTime? start, DateTime? finish)
    {
        var duration = ReadDuration(start, finish);
        var item = new WorkItem
        {
            Id = Ids.WorkItem(MspdiSource.Id(uid)),
            Key = "",
            Order = "",
            Name = ReadName(),
            External = new ExternalReference(MspdiSource.Name, MspdiSource.Id(uid)),
            IsMilestone = _task["Milestone"] is null ? duration.Minutes == 0 : _task.Flag("Milestone"),
            Duration = duration,
            WorkMinutes = _task.Length("Work"),
            IsActive = _task.Flag("Active", otherwise: true),
            Deadline = _task.Date("Deadline"),
            IgnoresResourceCalendars = _task.Flag("IgnoreResourceCalendar"),
            LevelingDelayMinutes = (long)((_task.Real("LevelingDelay", 0, MspdiText.LongestMinutes * 10) ?? 0) / 10),
            Priority = _task.Whole("Priority", 0, 1000) ?? 500,
            Kind = _task.Whole("Type", 0, 2) is { } kind ? (TaskKind)kind : TaskKind.FixedUnits,
            IsEffortDriven = _task.Flag("EffortDriven"),
            FixedCost = (_task.Money("FixedCost") ?? 0) / MspdiSource.MoneyUnits,
            Cost = _task.Money("Cost") / MspdiSource.MoneyUnits,
            ActualCost = _task.Money("ActualCost") / MspdiSource.MoneyUnits,
            Notes = _task.Text("Notes"),
            Hyperlink = ReadHyperlink(),
            CustomFields = [.. CustomValues()],
        };
        return WithProgress(WithMode(WithConstraint(item), start, finish), duration);
    }

    private string ReadName()
    {
        var name = _task.Text("Name").Trim();
        if (name.Length > 0 || _task["UID"] == "0") return name;
        Ledger.Changed("Task", "Name", "Tasks without a name are called after their number.", _task.Label, _task.Line);
        return "Task " + (_task["ID"] ?? _task["UID"]);
    }

    private Duration ReadDuration(DateTime? start, DateTime? finish)
    {
        var code = _task.Whole("DurationFormat", 0, 64) ?? 0;
        var (unit, isEstimated) = MspdiText.Unit(code);
        unit ??= MspdiText.Unit(Project.Whole("DurationFormat", 0, 64) ?? 7).Unit ?? DurationUnit.Days;
        isEstimated |= _task.Flag("Estimated");
        if (_task.Length("Duration") is { } minutes) return new Duration(minutes, unit.Value, isEstimated);
        if (_task.Length("ManualDuration") is { } manual) return new Duration(manual, unit.Value, isEstimated);
        var isMoment = _task.Flag("Milestone") || start is not null && start == finish;
        if (_task["UID"] != "0") Ledger.Changed("Task", "Duration", isMoment ? "Milestones without a duration have none." : "Tasks without a duration got one day, marked as estimated.", _task.Label, _task.Line);
        return isMoment ? new Duration(0) : new Duration(480, DurationUnit.Days, IsEstimated: true);
    }

    private WorkItem WithConstraint(WorkItem item)
    {
        var kind = _task.Whole("ConstraintType", 0, 7) is { } code ? (ConstraintKind)code : ConstraintKind.AsSoonAsPossible;
        if (kind is ConstraintKind.AsSoonAsPossible or ConstraintKind.AsLateAsPossible) return item with { Constraint = kind };
        if (_task.Date("ConstraintDate") is { } date) return item with { Constraint = kind, ConstraintDate = date };
        Ledger.Changed("Task", "ConstraintType", "A constraint without a date is none: as soon as possible.", _task.Label, _task.LineOf("ConstraintType"));
        return item;
    }

    private WorkItem WithMode(WorkItem item, DateTime? start, DateTime? finish)
    {
        var isForeign = _task.Flag("ExternalTask") || _task.Flag("IsSubproject");
        if (isForeign)
            Ledger.Changed("Task", "ExternalTask", "A task of another project keeps the file's dates as a manual task.", _task.Label, _task.Line);
        if (!_task.Flag("Manual") && !(isForeign && start is not null)) return item;
        // With only one of its own dates the other follows from the duration: of inactive work, Start and Finish are those it would have without a date of its own.
        var own = (Start: _task.Date("ManualStart"), Finish: _task.Date("ManualFinish"));
        if (own is (null, null)) own = (start, finish);
        return item with { Mode = SchedulingMode.Manual, ManualStart = own.Start, ManualFinish = own.Finish };
    }

    private WorkItem WithProgress(WorkItem item, Duration duration)
    {
        var (actualStart, actualFinish) = (_task.Date("ActualStart"), _task.Date("ActualFinish"));
        // Other tools leave the percentage out. What they call actual duration is then the time since the start, not a part of the duration.
        var percent = _task.Real("PercentComplete", 0, 100) ?? (actualFinish is null ? 0 : 100);
        if (percent == 0 && actualFinish is not null && duration.Minutes > 0)
        {
            Ledger.Changed("Task", "ActualFinish", "A finish of work of which nothing is done cannot be: it was left out, with the actual start.", _task.Label, _task.LineOf("ActualFinish"));
            (actualStart, actualFinish) = (null, null);
        }
        var physical = _task.Real("PhysicalPercentComplete", 0, 100) ?? 0;
        var remaining = percent is > 0 and < 100 ? _task.Length("RemainingDuration") ?? (_task.Length("ActualDuration") is { } done ? Math.Max(0, duration.Minutes - done) : null) : null;
        if (remaining == (long)Math.Round(duration.Minutes * (100 - percent) / 100)) remaining = null;
        return item with
        {
            PercentComplete = percent,
            PhysicalPercentComplete = physical > 0 ? physical : null,
            ActualStart = actualStart,
            ActualFinish = actualFinish,
            RemainingMinutes = remaining,
            Resume = percent is > 0 and < 100 ? _task.Date("Resume") : null,
        };
    }

    private string? ReadHyperlink()
    {
        var address = _task.Text("HyperlinkAddress").Trim();
        var inside = _task.Text("HyperlinkSubAddress").Trim();
        return address.Length == 0 ? null : inside.Length == 0 ? address : $"{address}#{inside}";
    }

    private List<CustomFieldValue> CustomValues()
    {
        var code = _task.Text("WBS").Trim();
        if (code.Length > 0 && code != _task.Text("OutlineNumber").Trim() && !_customValues.Exists(value => value.FieldId == OwnCode))
            _customValues.Add(new CustomFieldValue(OwnCode, code));
        return _customValues;
    }
}
