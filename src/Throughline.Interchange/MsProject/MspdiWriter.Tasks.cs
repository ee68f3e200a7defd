using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

public sealed partial class MspdiWriter
{
    private void WriteTask(int row)
    {
        var item = _outlook.Item(row);
        var isSummary = _outlook.IsSummary(row);
        // A manual item without dates of its own has none in the file either.
        var isDated = _outlook.HasDates && !(item.Mode == SchedulingMode.Manual && item.ManualStart is null);
        var duration = isSummary ? _outlook.HasDates ? _outlook.DurationMinutes(row) : 0 : item.Duration.Minutes;
        _xml.Begin("Task");
        WriteIdentity(row, item);
        _xml.Date("Start", isDated ? _outlook.Start(row) : null);
        _xml.Date("Finish", isDated ? _outlook.Finish(row) : null);
        _xml.Minutes("Duration", duration);
        if (item.Mode == SchedulingMode.Manual)
        {
            _xml.Date("ManualStart", item.ManualStart);
            _xml.Date("ManualFinish", item.ManualFinish);
            _xml.Minutes("ManualDuration", duration);
        }
        _xml.Text("DurationFormat", MspdiText.Unit(item.Duration.Unit, item.Duration.IsEstimated));
        _xml.Minutes("Work", isSummary ? _outlook.WorkMinutes(row) : item.WorkMinutes);
        _xml.Date("Resume", item.Resume);
        _xml.Flag("EffortDriven", item.IsEffortDriven);
        _xml.Flag("Estimated", item.Duration.IsEstimated);
        _xml.Flag("Milestone", item.IsMilestone);
        _xml.Flag("Summary", isSummary);
        if (isDated) WriteComputed(row);
        _xml.Money("FixedCost", item.FixedCost);
        _xml.Whole("PercentComplete", (long)Math.Round(isSummary ? _outlook.PercentComplete(row) : item.PercentComplete));
        _xml.Money("Cost", isSummary ? null : item.Cost);
        WriteProgress(item, isSummary);
        WriteConstraint(item);
        _xml.Whole("LevelingDelay", item.LevelingDelayMinutes * 10);
        _xml.Text("LevelingDelayFormat", "8");
        _xml.TextIfAny("HyperlinkAddress", item.Hyperlink);
        _xml.Flag("IgnoreResourceCalendar", item.IgnoresResourceCalendars);
        _xml.TextIfAny("Notes", item.Notes);
        _xml.Real("PhysicalPercentComplete", item.PhysicalPercentComplete is { } physical ? Math.Round(physical) : 0);
        foreach (var link in _links[item.Id].OrderBy(link => _ids.Find(link.Predecessor.Value)).ThenBy(link => link.Id.Value)) WriteLink(link);
        WriteCustomValues(item.CustomFields);
        WriteOwnValues(item);
        foreach (var (number, baseline) in _baselines[item.Id]) WriteBaseline(number, baseline);
        _xml.End();
    }

    private void WriteIdentity(int row, WorkItem item)
    {
        var outline = _outlook.Wbs(row);
        _xml.Whole("UID", _ids.Of(item.Id.Value));
        _xml.Whole("ID", row + 1);
        _xml.Text("Name", item.Name);
        _xml.Flag("Active", item.IsActive);
        _xml.Flag("Manual", item.Mode == SchedulingMode.Manual);
        _xml.Whole("Type", (int)item.Kind);
        _xml.Text("IsNull", "0");
        if (item.Owner is { } owner && _plan.Resources.TryGet(owner.Value, out var person)) _xml.Text("Contact", person.Name);
        _xml.Text("WBS", item.CustomFields.FirstOrDefault(value => value.FieldId == MspdiDocument.OwnCode)?.Value ?? outline);
        _xml.Text("OutlineNumber", outline);
        _xml.Whole("OutlineLevel", _outlook.Level(row) + 1);
        _xml.Whole("Priority", item.Priority);
    }

    private void WriteOwnValues(WorkItem item)
    {
        WriteOwnValue(OwnFields.Key, item.Key);
        if (item.Commitment is not { } promise) return;
        WriteOwnValue(OwnFields.CommittedDate, MspdiText.Date(promise.Date));
        WriteOwnValue(OwnFields.CommittedBy, promise.PromisedBy);
        WriteOwnValue(OwnFields.CommittedOn, promise.PromisedOn is { } day ? MspdiText.Date(day.ToDateTime(TimeOnly.MinValue)) : null);
    }

    private void WriteComputed(int row)
    {
        _xml.Flag("Critical", _outlook.IsCritical(row));
        _xml.Date("EarlyStart", _outlook.EarlyStart(row));
        _xml.Date("EarlyFinish", _outlook.EarlyFinish(row));
        _xml.Date("LateStart", _outlook.LateStart(row));
        _xml.Date("LateFinish", _outlook.LateFinish(row));
        _xml.Whole("FreeSlack", _outlook.FreeFloat(row) * 10);
        _xml.Whole("TotalSlack", _outlook.TotalFloat(row) * 10);
        _xml.Whole("StartSlack", _outlook.StartFloat(row) * 10);
        _xml.Whole("FinishSlack", _outlook.FinishFloat(row) * 10);
    }

    private void WriteProgress(WorkItem item, bool isSummary)
    {
        if (isSummary) return;
        var remaining = item.RemainingMinutes ?? (long)Math.Round(item.Duration.Minutes * (100 - item.PercentComplete) / 100);
        _xml.Date("ActualStart", item.ActualStart);
        _xml.Date("ActualFinish", item.ActualFinish);
        _xml.Minutes("ActualDuration", Math.Max(0, item.Duration.Minutes - remaining));
        _xml.Money("ActualCost", item.ActualCost);
        _xml.Minutes("RemainingDuration", remaining);
    }

    private void WriteConstraint(WorkItem item)
    {
        // The format knows Primavera's soft forms only as the hard ones.
        var kind = item.Constraint switch
        {
            ConstraintKind.StartOn => ConstraintKind.MustStartOn,
            ConstraintKind.FinishOn => ConstraintKind.MustFinishOn,
            var known => known,
        };
        _xml.Whole("ConstraintType", (int)kind);
        _xml.Whole("CalendarUID", _ids.Find(item.Calendar?.Value) ?? -1);
        _xml.Date("ConstraintDate", item.ConstraintDate);
        _xml.Date("Deadline", item.Deadline);
    }

    private void WriteLink(Dependency link)
    {
        if (_ids.Find(link.Predecessor.Value) is not { } predecessor) return;
        _xml.Begin("PredecessorLink");
        _xml.Whole("PredecessorUID", predecessor);
        _xml.Whole("Type", (int)link.Type);
        _xml.Text("CrossProject", "0");
        if (link.Lag.Percent is { } percent)
        {
            _xml.Text("LinkLag", MspdiText.Number(percent));
            _xml.Text("LagFormat", link.Lag.IsElapsed ? "20" : "19");
        }
        else
        {
            _xml.Whole("LinkLag", link.Lag.Minutes * 10);
            _xml.Text("LagFormat", MspdiText.Unit(link.Lag.Unit));
        }
        _xml.End();
    }

    private void WriteBaseline(int number, BaselineItem baseline)
    {
        _xml.Begin("Baseline");
        _xml.Whole("Number", number);
        _xml.Date("Start", baseline.Start);
        _xml.Date("Finish", baseline.Finish);
        _xml.Minutes("Duration", baseline.DurationMinutes);
        if (baseline.DurationMinutes is not null) _xml.Text("DurationFormat", "7");
        _xml.Minutes("Work", baseline.WorkMinutes);
        _xml.Money("Cost", baseline.Cost);
        _xml.End();
    }
}
