using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;
using Throughline.Programs.Validation;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>One field of one row set to what was typed.</summary>
/// <param name="outlook">What the reader sees.</param>
/// <param name="row">The row.</param>
/// <param name="person">Who edits.</param>
/// <param name="newId">Makes identifiers.</param>
/// <param name="pending">The row's item as other edits left it. Null: as it is in the plan.</param>
internal sealed class FieldEdit(Outlook outlook, int row, string person, Func<Guid> newId, WorkItem? pending = null)
{
    private readonly WorkItem _item = pending ?? outlook.Item(row);
    private readonly ProgramDetails _program = outlook.Plan.Program;

    private string Name => ShortText.Name(_item.Name);

    public PlanEditResult Of(string field, string text) => field switch
    {
        "name" => text.Length == 0 ? Refused("A row needs a name.") : Put(_item with { Name = text }, $"Rename {Name} to {ShortText.Name(text)}"),
        "notes" => Put(_item with { Notes = text }, $"Notes of {Name}"),
        "duration" => Duration(text),
        "start" => text.Length == 0 ? Free() : Dated(text, Start),
        "finish" => Dated(text, date => Finish(EndOfDay(date))),
        "percent" => Percent(text),
        "owner" => Owner(text),
        "commitment" => Commitment(text),
        "deadline" => text.Length == 0 ? Put(_item with { Deadline = null }, $"No deadline for {Name}") : Dated(text, date => Put(_item with { Deadline = EndOfDay(date) }, $"Deadline of {Name} on {Day(date)}")),
        "constraint" => Constraint(text),
        "constraintDate" => ConstraintDate(text),
        "milestone" => Milestone(text),
        "mode" => Mode(text),
        "calendar" => Calendar(text),
        "actualStart" or "actualFinish" or "remaining" => new ProgressEdit(outlook, row, _item).Of(field, text),
        "predecessors" => Predecessors(text),
        _ => Refused($"\"{field}\" cannot be edited here."),
    };

    /// <summary>Starts on a date: a constraint when automatic, the date itself when by hand or begun.</summary>
    public PlanEditResult Start(DateTime start)
    {
        var label = $"Start {Name} on {Day(start)}";
        if (outlook.IsSummary(row)) return Refused("The dates of a summary follow from the rows below it.");
        if (_item.ActualFinish is not null || _item.PercentComplete >= 100) return Refused($"{Name} is done; its dates are facts.");
        if (_item.ActualStart is not null) return Put(_item with { ActualStart = start }, label);
        if (_item.Mode == SchedulingMode.Manual) return Put(_item with { ManualStart = OnWorkingTime(start), ManualFinish = null }, label);
        return Put(_item with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = OnWorkingTime(start) }, label);
    }

    /// <summary>Finishes on a date: the start stays, the duration follows.</summary>
    public PlanEditResult Finish(DateTime finish)
    {
        if (outlook.IsSummary(row)) return Refused("The dates of a summary follow from the rows below it.");
        if (!outlook.HasDates) return Refused("There is no start to count from while the plan has no dates.");
        if (outlook.IsMilestone(row)) return Start(finish);
        if (_item.ActualFinish is not null) return Refused($"{Name} is done; its dates are facts.");
        var start = outlook.Start(row);
        if (finish < start) return Refused($"The finish {Day(finish)} lies before the start {Day(start)}. Set the start first, or a later finish.");
        var minutes = _item.Duration.IsElapsed ? (long)(finish - start).TotalMinutes : PlanCalendars.OfItem(outlook.Plan, _item).Work(start, finish);
        var item = _item with { Duration = _item.Duration with { Minutes = minutes, IsEstimated = false } };
        return Put(item.Mode == SchedulingMode.Manual ? item with { ManualFinish = finish } : item, $"Finish {Name} on {Day(finish)}", "duration", "manualFinish");
    }

    private PlanEditResult Duration(string text)
    {
        if (outlook.IsSummary(row)) return Refused("The duration of a summary follows from the rows below it.");
        var read = DurationText.Parse(text, _program);
        if (!read.IsUnderstood) return Refused(string.Join(" ", read.Problems.Select(problem => problem.Message)));
        return Put(_item with { Duration = read.Value }, $"{Name} takes {DurationText.Format(read.Value, _program)}", "duration");
    }

    private PlanEditResult Free() => _item.Mode == SchedulingMode.Manual
        ? Put(_item with { Mode = SchedulingMode.Automatic, ManualStart = null, ManualFinish = null, KeepsFileDates = false }, $"Schedule {Name} automatically")
        : Put(_item with { Constraint = ConstraintKind.AsSoonAsPossible, ConstraintDate = null }, $"Start {Name} as soon as possible");

    private PlanEditResult Percent(string text)
    {
        if (outlook.IsSummary(row)) return Refused("The progress of a summary follows from the rows below it.");
        if (!double.TryParse(text.TrimEnd('%', ' ').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 100)
            return Refused($"\"{text}\" is not a percentage from 0 to 100.");
        return Put(_item with { PercentComplete = percent }, string.Create(CultureInfo.InvariantCulture, $"{Name} {percent:0.#} % done"), "percentComplete");
    }

    private PlanEditResult Owner(string text)
    {
        if (text.Length == 0) return Put(_item with { Owner = null }, $"Nobody accountable for {Name}");
        var known = outlook.Plan.Resources.FirstOrDefault(resource => string.Equals(resource.Name, text, StringComparison.CurrentCultureIgnoreCase));
        var owner = known ?? new Resource { Id = new ResourceId(newId()), Name = text, Kind = ResourceKind.Work };
        ImmutableArray<Change> put = [new Change.Put(_item with { Owner = owner.Id })];
        return new PlanEditResult($"{ShortText.Name(owner.Name)} accountable for {Name}", known is null ? put.Insert(0, new Change.Put(owner)) : put);
    }

    private PlanEditResult Commitment(string text)
    {
        if (text.Length == 0) return Put(_item with { Commitment = null }, $"No promise for {Name}");
        var by = _item.Commitment?.PromisedBy ?? (_item.Owner is { } id && outlook.Plan.Resources.TryGet(id.Value, out var owner) ? owner.Name : person);
        return Dated(text, date => Put(_item with { Commitment = new Commitment(date, by, outlook.Surroundings.Today) }, $"Promise {Name} for {Day(date)}"));
    }

    private PlanEditResult Constraint(string text) => ConstraintText.Parse(text) is { } read
        ? Put(_item with { Constraint = read.Kind, ConstraintDate = read.Date }, $"Constraint of {Name}: {Constrained(read.Kind, read.Date)}")
        : Refused($"\"{text}\" is not a constraint. Write \"Start no earlier than 2027-01-05\" or SNET 2027-01-05; the others are SNLT, FNET, FNLT, MSO, MFO, ALAP and ASAP.");

    private static string Constrained(ConstraintKind kind, DateTime? date)
    {
        var words = ConstraintText.Words(kind);
        return char.ToLower(words[0], CultureInfo.CurrentCulture) + words[1..] + (date is { } day ? $" {Day(day)}" : "");
    }

    private PlanEditResult ConstraintDate(string text)
    {
        if (_item.ConstraintDate is null) return Refused($"{Name} has no constraint with a date. Choose one in Constraint, such as \"Start no earlier than 2027-01-05\".");
        if (text.Length == 0) return Constraint("");
        var isFinish = _item.Constraint is ConstraintKind.MustFinishOn or ConstraintKind.FinishNoEarlierThan or ConstraintKind.FinishNoLaterThan or ConstraintKind.FinishOn;
        return Dated(text, date => Put(_item with { ConstraintDate = isFinish ? EndOfDay(date) : OnWorkingTime(date) }, $"{ConstraintText.Words(_item.Constraint)} {Day(date)}: {Name}"));
    }

    private PlanEditResult Mode(string text)
    {
        if (outlook.IsSummary(row)) return Refused("The dates of a summary follow from the rows below it.");
        if (text.Length > 0 && "manual".StartsWith(text, StringComparison.OrdinalIgnoreCase))
            return _item.Mode == SchedulingMode.Manual ? new PlanEditResult("", [])
                : outlook.HasDates ? Put(_item with { Mode = SchedulingMode.Manual, ManualStart = outlook.Start(row), ManualFinish = outlook.Finish(row) }, $"Keep the dates of {Name} by hand")
                : Refused("There are no dates to keep while the plan has none.");
        if (!"automatic".StartsWith(text, StringComparison.OrdinalIgnoreCase)) return Refused($"\"{text}\" is not a mode. Write Automatic or Manual.");
        return _item.Mode == SchedulingMode.Manual ? Free() : new PlanEditResult("", []);
    }

    private PlanEditResult Calendar(string text)
    {
        if (text.Length == 0) return Put(_item with { Calendar = null }, $"{Name} follows the program's calendar");
        return outlook.Plan.Calendars.FirstOrDefault(calendar => string.Equals(calendar.Name, text, StringComparison.CurrentCultureIgnoreCase)) is { } found
            ? Put(_item with { Calendar = found.Id }, $"{Name} follows {found.Name}")
            : Refused($"There is no calendar \"{text}\". Known: {string.Join(", ", outlook.Plan.Calendars.Select(calendar => calendar.Name).Order(StringComparer.CurrentCulture).Take(12))}.");
    }

    private PlanEditResult Milestone(string text)
    {
        if (outlook.IsSummary(row)) return Refused("A summary cannot be a milestone; its rows would be lost.");
        var isMilestone = text is "yes";
        return Put(_item with { IsMilestone = isMilestone }, $"{Name} is a {(isMilestone ? "milestone" : "task")}", "isMilestone");
    }

    private PlanEditResult Predecessors(string text)
    {
        var read = PredecessorText.Parse(text, _program, Find);
        if (!read.IsUnderstood) return Refused(string.Join(" ", read.Problems.Select(problem => problem.Message)));
        if (read.Value.FirstOrDefault(entry => entry.Item == _item.Id) is not null) return Refused("A row cannot wait for itself.");
        var old = outlook.Plan.Dependencies.Where(link => link.Successor == _item.Id).ToList();
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (var entry in read.Value)
        {
            var known = old.Find(link => link.Predecessor == entry.Item && link.Type == entry.Type) ?? old.Find(link => link.Predecessor == entry.Item);
            if (known is not null) old.Remove(known);
            var link = new Dependency { Id = known?.Id ?? new DependencyId(newId()), Predecessor = entry.Item, Successor = _item.Id, Type = entry.Type, Lag = entry.Lag };
            if (link != known) changes.Add(new Change.Put(link));
        }

        changes.AddRange(old.Select(link => new Change.Remove(EntityKind.Dependency, link.Id.Value)));
        return new PlanEditResult($"Predecessors of {Name}: {(text.Length == 0 ? "none" : ShortText.Name(text))}", changes.ToImmutable());
    }

    private WorkItemId? Find(string name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number >= 1 && number <= outlook.Count ? outlook.Item(number - 1).Id : null;
        for (var at = 0; at < outlook.Count; at++)
            if (string.Equals(outlook.Item(at).Key, name, StringComparison.OrdinalIgnoreCase) || (name.Contains('.', StringComparison.Ordinal) && string.Equals(outlook.Wbs(at), name, StringComparison.Ordinal)))
                return outlook.Item(at).Id;
        return null;
    }

    private static PlanEditResult Dated(string text, Func<DateTime, PlanEditResult> use) => TypedDay.Read(text, use);

    private DateTime OnWorkingTime(DateTime date) => TypedDay.Start(date, outlook.Plan, _item);

    private DateTime EndOfDay(DateTime date) => TypedDay.Finish(date, outlook.Plan, _item);

    private static string Day(DateTime date) => TypedDay.Text(date);

    private static PlanEditResult Put(WorkItem item, string label) => new(label, [new Change.Put(item)]);

    /// <summary>Fields that others follow.</summary>
    private PlanEditResult Put(WorkItem item, string label, params string[] given) =>
        ItemEdit.Refusal(_item, item, given) is { } refusal ? Refused(ProblemText.Render(refusal, outlook.Plan)) : new(label, ItemEdit.Of(outlook, _item, item, given));

    private static PlanEditResult Refused(string problem) => PlanEditResult.Refused(problem);
}
