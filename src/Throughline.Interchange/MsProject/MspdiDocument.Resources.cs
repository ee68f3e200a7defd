using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>A resource of the file.</summary>
internal sealed record MspdiResource(int Uid, int Line, int? CalendarUid, Resource Resource);

/// <summary>An assignment of the file.</summary>
internal sealed record MspdiAssignment(int? Uid, int Line, int TaskUid, int ResourceUid, Assignment Assignment);

internal sealed partial class MspdiDocument
{
    private readonly MspdiRow _resource;
    private readonly MspdiRow _assignment;
    private readonly HashSet<int> _resourceUids = [];
    private readonly HashSet<int> _assignmentUids = [];

    private void ReadResource()
    {
        CountItem(Resources.Count + 1);
        _customValues.Clear();
        _resource.Begin(_cursor.Line);
        var rates = new List<ResourceRate>();
        var availability = new List<ResourceAvailability>();
        ReadFields(MspdiFields.Resource, _resource, name => ReadResourcePart(name, rates, availability));
        if (_resource.Whole("UID") is not { } uid || _resource.Flag("IsNull")) return;
        // Microsoft Project writes resource 0 without a name for work that is assigned to nobody.
        if (uid == 0 && _resource.Text("Name").Length == 0) return;
        if (!_resourceUids.Add(uid))
        {
            _problems.Warn("duplicate-uid", "Two resources have the same identifier; the second was left out.", _resource.Line, _resource.Label, "UID", _resource["UID"], "a different UID for each resource");
            return;
        }
        Resources.Add(new MspdiResource(uid, _resource.Line, _resource.Whole("CalendarUID"), ToResource(uid, rates, availability)));
    }

    private bool ReadResourcePart(string name, List<ResourceRate> rates, List<ResourceAvailability> availability)
    {
        switch (name)
        {
            case "Rates":
                ReadEach("Rate", () => ReadRate(rates));
                break;
            case "AvailabilityPeriods":
                ReadEach("AvailabilityPeriod", () => ReadAvailability(availability));
                break;
            case "ExtendedAttribute":
                ReadCustomValue(_customValues);
                break;
            default:
                return false;
        }
        _current = _resource;
        return true;
    }

    private Resource ToResource(int uid, List<ResourceRate> rates, List<ResourceAvailability> availability)
    {
        var kind = _resource.Flag("IsCostResource") ? ResourceKind.Cost : (ResourceKind)(_resource.Whole("Type", 0, 2) ?? 1);
        if (rates.Count == 0 && PlainRate() is { } rate) rates.Add(rate);
        return new Resource
        {
            Id = Ids.Resource(MspdiSource.Id(uid)),
            Name = _resource.Text("Name").Trim() is { Length: > 0 } name ? name : "Resource " + (_resource["ID"] ?? _resource["UID"]),
            Initials = _resource.Text("Initials"),
            Kind = kind,
            MaxUnits = _resource.Real("MaxUnits", 0, 1_000_000) ?? 1,
            Group = _resource.Text("Group"),
            Email = _resource.Text("EmailAddress"),
            MaterialLabel = _resource.Text("MaterialLabel"),
            Rates = [.. rates],
            AccrueAt = _resource.Whole("AccrueAt", 1, 4) ?? 3,
            IsGeneric = _resource.Flag("IsGeneric"),
            Availability = [.. availability],
            Notes = _resource.Text("Notes"),
            External = new ExternalReference(MspdiSource.Name, MspdiSource.Id(uid)),
            CustomFields = [.. _customValues],
        };
    }

    private ResourceRate? PlainRate()
    {
        var rate = ToRate(_resource, 0, null, null);
        return rate is { Standard: 0, Overtime: 0, PerUse: 0 } ? null : rate;
    }

    private static ResourceRate ToRate(MspdiRow row, int table, DateTime? from, DateTime? to) => new(table, from, to,
        row.Money("StandardRate") ?? 0, RateUnitOf(row, "StandardRateFormat"), row.Money("OvertimeRate") ?? 0, RateUnitOf(row, "OvertimeRateFormat"),
        (row.Money("CostPerUse") ?? 0) / MspdiSource.MoneyUnits);

    private static RateUnit RateUnitOf(MspdiRow row, string field) =>
        row.Whole(field) is { } code && Enum.IsDefined((RateUnit)code) ? (RateUnit)code : RateUnit.Hour;

    private void ReadRate(List<ResourceRate> rates)
    {
        var row = new MspdiRow(MspdiFields.Rate, _problems);
        row.Begin(_cursor.Line);
        ReadFields(MspdiFields.Rate, row);
        rates.Add(ToRate(row, row.Whole("RateTable", 0, 4) ?? 0, Since(row, "RatesFrom"), Until(row, "RatesTo")));
    }

    private void ReadAvailability(List<ResourceAvailability> availability)
    {
        var row = new MspdiRow(MspdiFields.Availability, _problems);
        row.Begin(_cursor.Line);
        ReadFields(MspdiFields.Availability, row);
        availability.Add(new ResourceAvailability(Since(row, "AvailableFrom"), Until(row, "AvailableTo"), row.Real("AvailableUnits", 0, 1_000_000) ?? 1));
    }

    // Microsoft Project writes its first and last possible dates for "since ever" and "for ever".
    private static DateTime? Since(MspdiRow row, string field) => row.Date(field) is { Year: > 1984 } date ? date : null;

    private static DateTime? Until(MspdiRow row, string field) => row.Date(field) is { Year: < 2049 } date ? date : null;

    private void ReadAssignment()
    {
        CountDetail();
        _customValues.Clear();
        _assignment.Begin(_cursor.Line);
        ReadFields(MspdiFields.Assignment, _assignment, ReadAssignmentPart);
        if (_assignment.Whole("TaskUID") is not { } task) return;
        var uid = _assignment.Whole("UID", 0) is { } given && _assignmentUids.Add(given) ? given : (int?)null;
        Assignments.Add(new MspdiAssignment(uid, _assignment.Line, task, _assignment.Whole("ResourceUID") ?? MspdiSource.Nobody, ToAssignment()));
    }

    private bool ReadAssignmentPart(string name)
    {
        if (name == "TimephasedData") return SkipTimephased("Assignment");
        if (name != "ExtendedAttribute") return false;
        ReadCustomValue(_customValues);
        return true;
    }

    private Assignment ToAssignment()
    {
        var work = _assignment.Length("Work") ?? 0;
        var actual = _assignment.Length("ActualWork") ?? 0;
        var remaining = _assignment.Length("RemainingWork");
        return new Assignment
        {
            Id = default,
            WorkItem = default,
            Resource = null,
            Units = _assignment.Real("Units", 0, 1_000_000) ?? 1,
            WorkMinutes = work,
            ActualWorkMinutes = actual,
            RemainingWorkMinutes = remaining == work - actual ? null : remaining,
            DelayMinutes = (long)((_assignment.Real("Delay", 0, MspdiText.LongestMinutes * 10) ?? 0) / 10),
            LevelingDelayMinutes = (long)((_assignment.Real("LevelingDelay", 0, MspdiText.LongestMinutes * 10) ?? 0) / 10),
            ActualStart = _assignment.Date("ActualStart"),
            ActualFinish = _assignment.Date("ActualFinish"),
            StoredStart = _assignment.Date("Start"),
            StoredFinish = _assignment.Date("Finish"),
            WorkContour = _assignment.Whole("WorkContour", 0, 8) ?? 0,
            Cost = _assignment.Money("Cost") / MspdiSource.MoneyUnits,
            ActualCost = _assignment.Money("ActualCost") / MspdiSource.MoneyUnits,
            RateTable = _assignment.Whole("CostRateTable", 0, 4) ?? 0,
            CustomFields = [.. _customValues],
        };
    }
}
