using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.MsProject;

/// <summary>Writes Microsoft Project XML: the plan, with the dates of its outlook, in the element order of the format.</summary>
/// <remarks>Reading what was written gives the same plan. Keys and commitments, for which the format has no place, stand in custom fields (<see cref="OwnFields"/>).</remarks>
public sealed partial class MspdiWriter
{
    private readonly MspdiXml _xml;
    private readonly Plan _plan;
    private readonly Outlook _outlook;
    private readonly MspdiIds _ids;
    private readonly MspdiCustomFields _custom;
    private readonly ILookup<WorkItemId, Dependency> _links;
    private readonly ILookup<WorkItemId, (int Number, BaselineItem Item)> _baselines;

    private MspdiWriter(MspdiXml xml, Plan plan, Outlook outlook)
    {
        _xml = xml;
        _plan = plan;
        _outlook = outlook;
        _ids = new MspdiIds(_plan, outlook);
        _custom = new MspdiCustomFields(_plan);
        _links = _plan.Dependencies.ToLookup(link => link.Successor);
        _baselines = _plan.Baselines.ById().OrderBy(baseline => baseline.Number).SelectMany(baseline => baseline.Items.Select(item => (baseline.Number, Item: item))).ToLookup(entry => entry.Item.WorkItem);
    }

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="outlook">Its outlook; where it has no dates, the file holds none.</param>
    /// <param name="stream">Where to; not closed.</param>
    public static void Write(Plan plan, Outlook outlook, Stream stream)
    {
        using var xml = new MspdiXml(stream);
        new MspdiWriter(xml, plan, outlook).WriteProject();
    }

    private ProgramDetails Program => _plan.Program;

    private void WriteProject()
    {
        _xml.Root("Project");
        _xml.Text("SaveVersion", "14");
        if (Program.External is { Source: MspdiSource.Name, Id: { Length: <= 16 } uid } && !uid.Contains('.', StringComparison.Ordinal)) _xml.Text("UID", uid);
        _xml.Text("Name", Program.Name + ".xml");
        _xml.Text("Title", Program.Name);
        _xml.Flag("ScheduleFromStart", Program.ScheduleFrom == ScheduleFrom.Start);
        _xml.Date("StartDate", Program.Start);
        _xml.Date("FinishDate", Program.ScheduleFrom == ScheduleFrom.Finish ? Program.Finish : _outlook.HasDates && _outlook.Count > 0 ? _outlook.ProgramFinish : null);
        _xml.Text("FYStartDate", "1");
        _xml.Text("CriticalSlackLimit", MspdiOptions.CriticalLimit(Program.Schedule, Program.MinutesPerDay));
        _xml.Text("CurrencyDigits", "2");
        _xml.TextIfAny("CurrencyCode", Program.Currency);
        _xml.Whole("CalendarUID", ProjectCalendar());
        _xml.Text("DefaultStartTime", "08:00:00");
        _xml.Text("DefaultFinishTime", "17:00:00");
        _xml.Whole("MinutesPerDay", Program.MinutesPerDay);
        _xml.Whole("MinutesPerWeek", Program.MinutesPerWeek);
        _xml.Whole("DaysPerMonth", Program.DaysPerMonth);
        _xml.Text("DurationFormat", "7");
        _xml.Text("WorkFormat", "2");
        _xml.Text("HonorConstraints", MspdiOptions.HonorsConstraints(Program.Schedule));
        _xml.Flag("MultipleCriticalPaths", Program.Schedule.OpenEndsAreCritical);
        _xml.Date("StatusDate", Program.StatusDate);
        _xml.Text("NewTasksAreManual", "0");
        WriteSection("ExtendedAttributes", _custom.Definitions, WriteCustomDefinition);
        if (ProjectCalendar() is not null) WriteSection("Calendars", ProjectCalendar() == StandardCalendar ? [Standard(), .. OrderedCalendars()] : OrderedCalendars(), WriteCalendar);
        WriteTasks();
        WriteSection("Resources", _plan.Resources.OrderBy(resource => _ids.Of(resource.Id.Value)), WriteResource);
        WriteSection("Assignments", _plan.Assignments.OrderBy(assignment => _ids.Of(assignment.Id.Value)), WriteAssignment);
        _xml.End();
    }

    private void WriteSection<T>(string name, IEnumerable<T> rows, Action<T> write)
    {
        _xml.Begin(name);
        foreach (var row in rows) write(row);
        _xml.End();
    }

    private void WriteCustomDefinition(CustomFieldDefinition definition)
    {
        _xml.Begin("ExtendedAttribute");
        _xml.Text("FieldID", definition.FieldId);
        _xml.Text("FieldName", definition.Name);
        _xml.TextIfAny("Alias", definition.Alias);
        _xml.End();
    }

    private void WriteCustomValues(ImmutableArray<CustomFieldValue> values)
    {
        foreach (var value in values) WriteCustomValue(_custom.FieldOf(value.FieldId), value.Value);
    }

    private void WriteOwnValue(string alias, string? value)
    {
        if (!string.IsNullOrEmpty(value)) WriteCustomValue(_custom.OwnField(alias), value);
    }

    private void WriteCustomValue(string? field, string value)
    {
        if (field is null) return;
        _xml.Begin("ExtendedAttribute");
        _xml.Text("FieldID", field);
        _xml.Text("Value", value);
        _xml.End();
    }

    private void WriteTasks()
    {
        _xml.Begin("Tasks");
        if (!_ids.HasItemZero) WriteProjectTask();
        for (var row = 0; row < _outlook.Count; row++) WriteTask(row);
        _xml.End();
    }

    private void WriteProjectTask()
    {
        _xml.Begin("Task");
        _xml.Text("UID", "0");
        _xml.Text("ID", "0");
        _xml.Text("Name", Program.Name);
        _xml.Text("Type", "1");
        _xml.Text("OutlineNumber", "0");
        _xml.Text("OutlineLevel", "0");
        _xml.Flag("Summary", true);
        _xml.TextIfAny("Notes", Program.Purpose);
        WriteOwnValue(OwnFields.Key, OwnFields.NumberingOf(Program));
        _xml.End();
    }

    private void WriteResource(Resource resource)
    {
        _xml.Begin("Resource");
        var uid = _ids.Of(resource.Id.Value);
        _xml.Whole("UID", uid);
        _xml.Whole("ID", uid);
        _xml.Text("Name", resource.Name);
        _xml.Text("Type", resource.Kind == ResourceKind.Work ? "1" : "0");
        _xml.Text("IsNull", "0");
        _xml.TextIfAny("Initials", resource.Initials);
        _xml.TextIfAny("MaterialLabel", resource.MaterialLabel);
        _xml.TextIfAny("Group", resource.Group);
        _xml.TextIfAny("EmailAddress", resource.Email);
        _xml.Real("MaxUnits", resource.MaxUnits);
        _xml.Whole("AccrueAt", resource.AccrueAt);
        var isPlainRate = resource.Rates is [{ Table: 0, From: null, To: null }];
        if (isPlainRate) WriteRateFields(resource.Rates[0]);
        _xml.Whole("CalendarUID", _ids.Find(resource.Calendar?.Value) ?? -1);
        _xml.TextIfAny("Notes", resource.Notes);
        _xml.Flag("IsGeneric", resource.IsGeneric);
        WriteCustomValues(resource.CustomFields);
        if (resource.Kind == ResourceKind.Cost) _xml.Flag("IsCostResource", true);
        if (!resource.Availability.IsEmpty) WriteSection("AvailabilityPeriods", resource.Availability, WriteAvailability);
        if (!isPlainRate && !resource.Rates.IsEmpty) WriteSection("Rates", resource.Rates, WriteRate);
        _xml.End();
    }

    private void WriteRateFields(ResourceRate rate)
    {
        _xml.Text("StandardRate", MspdiText.Number(rate.Standard));
        _xml.Whole("StandardRateFormat", (int)rate.StandardUnit);
        _xml.Text("OvertimeRate", MspdiText.Number(rate.Overtime));
        _xml.Whole("OvertimeRateFormat", (int)rate.OvertimeUnit);
        _xml.Money("CostPerUse", rate.PerUse);
    }

    private void WriteRate(ResourceRate rate)
    {
        _xml.Begin("Rate");
        _xml.Date("RatesFrom", rate.From ?? MspdiSource.SinceEver);
        _xml.Date("RatesTo", rate.To ?? MspdiSource.ForEver);
        _xml.Whole("RateTable", rate.Table);
        WriteRateFields(rate);
        _xml.End();
    }

    private void WriteAvailability(ResourceAvailability availability)
    {
        _xml.Begin("AvailabilityPeriod");
        _xml.Date("AvailableFrom", availability.From ?? MspdiSource.SinceEver);
        _xml.Date("AvailableTo", availability.To ?? MspdiSource.ForEver);
        _xml.Real("AvailableUnits", availability.Units);
        _xml.End();
    }

    private void WriteAssignment(Assignment assignment)
    {
        if (_ids.Find(assignment.WorkItem.Value) is not { } task) return;
        var (start, finish) = AssignmentDates(assignment);
        _xml.Begin("Assignment");
        _xml.Whole("UID", _ids.Of(assignment.Id.Value));
        _xml.Whole("TaskUID", task);
        _xml.Whole("ResourceUID", _ids.Find(assignment.Resource?.Value) ?? MspdiSource.Nobody);
        _xml.Money("ActualCost", assignment.ActualCost);
        _xml.Date("ActualFinish", assignment.ActualFinish);
        _xml.Date("ActualStart", assignment.ActualStart);
        _xml.Minutes("ActualWork", assignment.ActualWorkMinutes);
        _xml.Money("Cost", assignment.Cost);
        _xml.Whole("CostRateTable", assignment.RateTable);
        _xml.Whole("Delay", assignment.DelayMinutes * 10);
        _xml.Date("Finish", finish);
        _xml.Whole("LevelingDelay", assignment.LevelingDelayMinutes * 10);
        _xml.Text("LevelingDelayFormat", "8");
        _xml.Minutes("RemainingWork", assignment.RemainingWorkMinutes ?? assignment.WorkMinutes - assignment.ActualWorkMinutes);
        _xml.Date("Start", start);
        _xml.Real("Units", assignment.Units);
        _xml.Minutes("Work", assignment.WorkMinutes);
        _xml.Whole("WorkContour", assignment.WorkContour);
        WriteCustomValues(assignment.CustomFields);
        _xml.End();
    }

    // Dates from an earlier import hold only while they lie within the task's own; Microsoft Project would move the task otherwise.
    private (DateTime? Start, DateTime? Finish) AssignmentDates(Assignment assignment)
    {
        if (!_outlook.HasDates) return (assignment.StoredStart, assignment.StoredFinish);
        var row = _outlook.RowOf(assignment.WorkItem);
        var (start, finish) = (_outlook.Start(row), _outlook.Finish(row));
        var holds = assignment is { StoredStart: { } from, StoredFinish: { } to } && from >= start && to <= finish;
        return holds ? (assignment.StoredStart, assignment.StoredFinish) : (start, finish);
    }

    private IEnumerable<PlanCalendar> OrderedCalendars() => _plan.Calendars.OrderBy(calendar => _ids.Of(calendar.Id.Value));

    // A file that came without calendars goes out without them; every other plan names its calendar.
    private int? ProjectCalendar() =>
        _plan.Calendars.Count == 0 && Program.External is { Source: MspdiSource.Name } ? null : _ids.Find(Program.Calendar?.Value) ?? StandardCalendar;

    private static PlanCalendar Standard() => new()
    {
        Id = default, Name = "Standard", Week = StandardWeek.Days,
    };

    private int StandardCalendar => _plan.Calendars.Count == 0 ? 1 : _plan.Calendars.Max(calendar => _ids.Of(calendar.Id.Value)) + 1;
}
