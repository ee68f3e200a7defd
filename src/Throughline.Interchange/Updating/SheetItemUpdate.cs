using System.Collections.Immutable;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Updating;

/// <summary>Takes of a row the cells that say something else than the program shows; what follows from them is what follows from an edit anywhere else.</summary>
internal sealed class SheetItemUpdate(Plan current, PlanImport import, SheetMapping mapping, SheetEcho echo, bool hasOutline)
{
    private readonly HashSet<SheetField> _fields = [.. mapping.Columns.Select(column => column.Field)];
    private readonly HashSet<string> _customFields = [.. mapping.Columns.Where(column => column.Field == SheetField.Custom).Select(column => column.Header)];

    /// <summary>The item, then those of its assignments that follow.</summary>
    public ImmutableArray<Change> Changes(Outlook outlook, WorkItem mine, WorkItem theirs)
    {
        var given = new List<string>();
        var after = Dated(mine, Taken(mine, theirs, echo.Items.GetValueOrDefault(mine.Id, mine), given), theirs, given);
        after = after with { Parent = hasOutline ? theirs.Parent : mine.Parent, Order = theirs.Order };
        return given.Count == 0 ? [new Change.Put(after)] : ItemEdit.Of(outlook, mine, after, given);
    }

    private WorkItem Taken(WorkItem mine, WorkItem theirs, WorkItem shown, List<string> given)
    {
        T Take<T>(string field, T was, T now, T before)
        {
            if (EqualityComparer<T>.Default.Equals(now, before)) return was;
            given.Add(field);
            return now;
        }
        return mine with
        {
            Name = Take("name", mine.Name, theirs.Name, shown.Name),
            IsMilestone = Take("isMilestone", mine.IsMilestone, theirs.IsMilestone, shown.IsMilestone),
            Duration = import.WithoutDuration.Contains(mine.Id) ? mine.Duration : Take("duration", mine.Duration, theirs.Duration, shown.Duration),
            WorkMinutes = Take("workMinutes", mine.WorkMinutes, theirs.WorkMinutes, shown.WorkMinutes),
            Mode = Take("mode", mine.Mode, theirs.Mode, shown.Mode),
            Deadline = Take("deadline", mine.Deadline, theirs.Deadline, shown.Deadline),
            PercentComplete = Take("percentComplete", mine.PercentComplete, theirs.PercentComplete, IsDoneAlike(mine, theirs) ? theirs.PercentComplete : shown.PercentComplete),
            ActualStart = Take("actualStart", mine.ActualStart, theirs.ActualStart, shown.ActualStart),
            ActualFinish = Take("actualFinish", mine.ActualFinish, theirs.ActualFinish, shown.ActualFinish),
            Cost = Take("cost", mine.Cost, theirs.Cost, shown.Cost),
            Commitment = Promised(mine.Commitment, theirs.Commitment, shown.Commitment),
            Notes = theirs.Notes.Length == 0 || Plain(theirs.Notes) == Plain(shown.Notes) ? mine.Notes : theirs.Notes,
            Owner = theirs.Owner is null || SheetEcho.NameOf(import.Plan, theirs.Owner) == echo.Owners.GetValueOrDefault(mine.Id, SheetEcho.NameOf(current, mine.Owner)) ? mine.Owner : theirs.Owner,
            CustomFields = Custom(mine, theirs),
        };
    }

    /// <summary>A status tells done from not done, no more.</summary>
    private bool IsDoneAlike(WorkItem mine, WorkItem theirs) =>
        _fields.Contains(SheetField.Status) && !_fields.Contains(SheetField.PercentComplete) && mine.PercentComplete >= 100 == theirs.PercentComplete >= 100;

    /// <summary>Start and finish of a manual task are its own; those of others can only become constraints.</summary>
    private WorkItem Dated(WorkItem mine, WorkItem after, WorkItem theirs, List<string> given)
    {
        var (now, shown) = (import.StoredDates.Of(mine.Id), echo.Dates.GetValueOrDefault(mine.Id));
        var (starts, finishes) = (now?.Start is not null && now.Start != shown?.Start, now?.Finish is not null && now.Finish != shown?.Finish);
        if (after.Mode != mine.Mode) return after with { ManualStart = theirs.ManualStart, ManualFinish = theirs.ManualFinish, KeepsFileDates = false };
        if (after.Mode == SchedulingMode.Manual)
        {
            if (finishes) given.Add("manualFinish");
            return after with { ManualStart = starts ? now?.Start : mine.ManualStart, ManualFinish = finishes ? now?.Finish : mine.ManualFinish };
        }
        var isDerived = !_fields.Contains(SheetField.ConstraintType);
        var before = echo.Items.GetValueOrDefault(mine.Id, mine);
        if (isDerived && !starts && !finishes || (theirs.Constraint, theirs.ConstraintDate) == (before.Constraint, before.ConstraintDate)) return after;
        return after with { Constraint = theirs.Constraint, ConstraintDate = theirs.ConstraintDate };
    }

    /// <summary>An empty cell takes no promise back.</summary>
    private Commitment? Promised(Commitment? mine, Commitment? theirs, Commitment? shown)
    {
        if (theirs is null || theirs == shown) return mine;
        if (mine is null) return theirs;
        var promise = theirs.Date == shown?.Date ? mine : theirs with { PromisedBy = mine.PromisedBy };
        return _fields.Contains(SheetField.CommitmentBy) && theirs.PromisedBy != shown?.PromisedBy ? promise with { PromisedBy = theirs.PromisedBy } : promise;
    }

    private ImmutableArray<CustomFieldValue> Custom(WorkItem mine, WorkItem theirs)
    {
        var (known, kept) = (mine.CustomFields.ToLookup(value => _customFields.Contains(value.FieldId)), theirs.CustomFields);
        return known[true].OrderBy(value => value.FieldId, StringComparer.Ordinal).SequenceEqual(kept.OrderBy(value => value.FieldId, StringComparer.Ordinal)) ? mine.CustomFields : [.. known[false], .. kept];
    }

    /// <summary>Workbooks and text files end lines in their own ways.</summary>
    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
