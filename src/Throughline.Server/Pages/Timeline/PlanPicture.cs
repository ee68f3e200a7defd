using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Interchange.Reports;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;
using Throughline.Programs.Validation;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline;

/// <summary>What the plan page draws of one state of a program: computed once from outlooks, then only packed, compared and sent.</summary>
/// <param name="Header">What holds for the whole plan.</param>
/// <param name="Rows">Rows in outline order.</param>
public sealed record PlanPicture(PlanHeader Header, ImmutableArray<PlanRow> Rows)
{
    private const int NearCriticalDays = 5;

    /// <summary>Draws an outlook.</summary>
    /// <param name="outlook">What to draw; with a draft, the draft's.</param>
    /// <param name="committed">What is committed. The same as <paramref name="outlook"/> without a draft.</param>
    /// <param name="version">Name of this version.</param>
    /// <param name="revision">The committed revision.</param>
    /// <param name="draftEdits">Number of edits in the draft.</param>
    public static PlanPicture Of(Outlook outlook, Outlook committed, string version, long revision, int draftEdits)
    {
        var epoch = Epoch(committed);
        var rows = new PlanRows(outlook, committed).All();
        return new PlanPicture(HeaderOf(outlook, epoch) with { Version = version, Revision = revision, DraftEdits = draftEdits }, rows);
    }

    /// <summary>The same picture with the values of more columns.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="outlook">What is drawn.</param>
    public PlanPicture With(ImmutableArray<PlanColumn> columns, Outlook outlook)
    {
        var values = PlanColumn.Values(outlook, columns);
        return new PlanPicture(Header with { Columns = [.. columns.Select(column => column.Id)] }, [.. Rows.Select((row, at) => row with { Asked = values[at] })]);
    }

    // The committed program's start, so that an edit of the draft moves no other row's numbers.
    private static DateOnly Epoch(Outlook committed) => DateOnly.FromDateTime(committed.Plan.Program.Start).AddDays(-(int)committed.Plan.Program.Start.DayOfWeek);

    private static PlanHeader HeaderOf(Outlook outlook, DateOnly epoch)
    {
        var program = outlook.Plan.Program;
        var midnight = epoch.ToDateTime(TimeOnly.MinValue);
        var hasDates = outlook is { HasDates: true, Count: > 0 };
        var first = hasDates ? DateOnly.FromDateTime(outlook.ProgramStart).AddYears(-1) : epoch.AddYears(-1);
        var last = hasDates ? DateOnly.FromDateTime(outlook.ProgramFinish).AddYears(2) : epoch.AddYears(5);
        return new PlanHeader
        {
            Version = "", Revision = 0,
            Count = outlook.Count,
            Epoch = epoch.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Start = hasDates ? Minutes(outlook.ProgramStart, midnight) : null,
            Finish = hasDates ? Minutes(outlook.ProgramFinish, midnight) : null,
            Today = Minutes(outlook.Surroundings.Today.ToDateTime(TimeOnly.MinValue), midnight),
            StatusDate = program.StatusDate is { } status ? Minutes(status, midnight) : null,
            DayMinutes = program.MinutesPerDay,
            NearCriticalMinutes = (long)NearCriticalDays * program.MinutesPerDay,
            WeeklyDaysOff = DaysOff.OfTheWeek(outlook.Plan),
            DaysOff = DaysOff.Others(outlook.Plan, epoch, first, last),
        };
    }

    private static long Minutes(DateTime date, DateTime since) => (date - since).Ticks / TimeSpan.TicksPerMinute;
}

/// <summary>Rows of a picture, made from outlooks.</summary>
internal sealed class PlanRows(Outlook outlook, Outlook committed)
{
    private readonly Plan _plan = outlook.Plan;
    private readonly bool _hasDraft = !ReferenceEquals(outlook, committed);
    private readonly ILookup<Guid, string> _people = People(outlook.Plan);
    private readonly Dictionary<Guid, string> _warnings = Warnings(outlook);
    private readonly Dictionary<WorkItemId, BaselineItem> _baseline = BaselineOf(outlook.Plan);

    public ImmutableArray<PlanRow> All()
    {
        var links = Links();
        var rows = ImmutableArray.CreateBuilder<PlanRow>(outlook.Count);
        for (var row = 0; row < outlook.Count; row++) rows.Add(Row(row) with { Links = links[row] is { } into ? [.. into] : [] });
        if (_hasDraft) for (var row = 0; row < rows.Count; row++) rows[row] = WithChanges(rows[row], row, links[row]);
        return rows.MoveToImmutable();
    }

    private PlanRow Row(int row)
    {
        var item = outlook.Item(row);
        return new PlanRow
        {
            Key = item.Key,
            Name = item.Name,
            Level = outlook.Level(row),
            Flags = Flags(item, row),
            Start = outlook.HasDates ? outlook.Start(row) : null,
            Finish = outlook.HasDates ? outlook.Finish(row) : null,
            Duration = DurationOf(item, row),
            Percent = (int)Math.Round(outlook.PercentComplete(row)),
            TotalFloat = outlook.HasDates ? outlook.TotalFloat(row) : null,
            Owner = item.Owner is { } owner && _plan.Resources.TryGet(owner.Value, out var resource) ? resource.Name : "",
            Resources = string.Join(", ", _people[item.Id.Value]),
            Calendar = item.Calendar is { } calendar && _plan.Calendars.TryGet(calendar.Value, out var found) ? found.Name : "",
            Baseline = _baseline.TryGetValue(item.Id, out var frozen) && frozen is { Start: { } start, Finish: { } finish } ? new PlanSpan(start, finish) : null,
            Deadline = item.Deadline,
            Commitment = item.Commitment?.HoldsUntil,
            CommitmentBy = item.Commitment?.PromisedBy ?? "",
            Constraint = ConstraintText.Of(item),
            ConstraintDate = item.ConstraintDate,
            Warning = _warnings.GetValueOrDefault(item.Id.Value, ""),
        };
    }

    private PlanRowFlags Flags(WorkItem item, int row)
    {
        var flags = PlanRowFlags.None;
        if (outlook.IsSummary(row)) flags |= PlanRowFlags.Summary;
        if (outlook.IsMilestone(row)) flags |= PlanRowFlags.Milestone;
        if (item.Mode == SchedulingMode.Manual) flags |= PlanRowFlags.Manual;
        if (!item.IsActive) flags |= PlanRowFlags.Inactive;
        if (item.KeepsFileDates) flags |= PlanRowFlags.KeepsFileDates;
        if (!outlook.HasDates) return flags | PlanRowFlags.Undated;
        if (outlook.IsCritical(row)) flags |= PlanRowFlags.Critical;
        else if (outlook.IsNearCritical(row)) flags |= PlanRowFlags.NearCritical;
        return flags;
    }

    private string DurationOf(WorkItem item, int row) => outlook.IsSummary(row)
        ? outlook.HasDates ? string.Create(CultureInfo.InvariantCulture, $"{(double)outlook.DurationMinutes(row) / _plan.Program.MinutesPerDay:0.#}d") : ""
        : DurationText.Format(item.Duration, _plan.Program);

    private List<PlanRowLink>?[] Links()
    {
        var into = new List<PlanRowLink>?[outlook.Count];
        if (outlook.HasDates)
        {
            foreach (var link in outlook.Links)
                if (link is { Predecessor: >= 0, Successor: >= 0 })
                    (into[link.Successor] ??= []).Add(Link(link.Dependency, outlook.Item(link.Predecessor).Key, link.IsDriving, link.IsViolated));
            return into;
        }

        foreach (var link in _plan.Dependencies)
            if (outlook.RowOf(link.Successor) is >= 0 and var to && outlook.RowOf(link.Predecessor) is >= 0 and var from)
                (into[to] ??= []).Add(Link(link, outlook.Item(from).Key, isDriving: false, isViolated: false));
        return into;
    }

    private PlanRowLink Link(Dependency link, string from, bool isDriving, bool isViolated) =>
        new(from, (int)link.Type, PredecessorText.FormatLag(link.Lag, _plan.Program), isDriving, isViolated);

    private PlanRow WithChanges(PlanRow row, int at, List<PlanRowLink>? links)
    {
        var item = outlook.Item(at);
        var before = committed.RowOf(item.Id);
        if (before < 0) return row with { Changed = PlanRowChange.Added };
        var old = committed.Item(before);
        var changed = PlanRowChange.None;
        if (!string.Equals(old.Name, item.Name, StringComparison.Ordinal)) changed |= PlanRowChange.Name;
        if (old.Duration != item.Duration) changed |= PlanRowChange.Duration;
        if (ProgressDiffers(old, item)) changed |= PlanRowChange.Progress;
        if (LinksDiffer(before, links)) changed |= PlanRowChange.Predecessors;
        if (OthersDiffer(old, item)) changed |= PlanRowChange.Other;
        if (!outlook.HasDates || !committed.HasDates) return row with { Changed = changed };
        if (committed.Start(before) != row.Start) changed |= PlanRowChange.Start;
        if (committed.Finish(before) != row.Finish) changed |= PlanRowChange.Finish;
        var moved = (changed & (PlanRowChange.Start | PlanRowChange.Finish)) != PlanRowChange.None;
        return row with { Changed = changed, Before = moved && !outlook.IsSummary(at) ? new PlanSpan(committed.Start(before), committed.Finish(before)) : null };
    }

    private static bool ProgressDiffers(WorkItem old, WorkItem item) =>
        (old.PercentComplete, old.ActualStart, old.ActualFinish, old.RemainingMinutes) != (item.PercentComplete, item.ActualStart, item.ActualFinish, item.RemainingMinutes);

    private static bool OthersDiffer(WorkItem old, WorkItem item) =>
        (old.Owner, old.Commitment, old.Deadline, old.Constraint, old.ConstraintDate, old.Mode, old.Calendar) != (item.Owner, item.Commitment, item.Deadline, item.Constraint, item.ConstraintDate, item.Mode, item.Calendar)
        || !string.Equals(old.Notes, item.Notes, StringComparison.Ordinal);

    private readonly Lazy<ILookup<Guid, Dependency>> _committedLinks = new(() => committed.Plan.Dependencies.ToLookup(link => link.Successor.Value));

    private bool LinksDiffer(int before, List<PlanRowLink>? links)
    {
        var old = _committedLinks.Value[committed.Item(before).Id.Value]
            .Where(link => committed.RowOf(link.Predecessor) >= 0)
            .Select(link => (committed.Item(committed.RowOf(link.Predecessor)).Key, (int)link.Type, PredecessorText.FormatLag(link.Lag, _plan.Program)))
            .ToHashSet();
        return !old.SetEquals((links ?? []).Select(link => (link.From, link.Type, link.Lag)));
    }

    private static ILookup<Guid, string> People(Plan plan) => plan.Assignments
        .Where(assignment => assignment.Resource is { } id && plan.Resources.Contains(id.Value))
        .Select(assignment => (assignment.WorkItem, Text: Name(assignment, plan)))
        .ToLookup(entry => entry.WorkItem.Value, entry => entry.Text);

    private static string Name(Assignment assignment, Plan plan)
    {
        var name = assignment.Resource is { } id && plan.Resources.TryGet(id.Value, out var resource) ? resource.Name : "";
        return assignment.Units == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {assignment.Units * 100:0.#} %");
    }

    // Only what the reader can act on at the row; a file date that was kept, for one, is no warning.
    private static Dictionary<Guid, string> Warnings(Outlook outlook)
    {
        var warnings = new Dictionary<Guid, string>();
        foreach (var problem in outlook.Problems)
        {
            var at = problem is PlanProblem.LinkBroken broken ? broken.Successor.Value : problem.At.Id;
            if (problem is PlanProblem.ConstraintMissed or PlanProblem.LinkBroken or PlanProblem.NoSharedWorkingTime || problem.Severity == Severity.Error)
                warnings.TryAdd(at, ProblemText.Render(problem, outlook.Plan));
        }

        return warnings;
    }

    private static Dictionary<WorkItemId, BaselineItem> BaselineOf(Plan plan)
    {
        var shown = plan.Baselines.ById().OrderBy(baseline => baseline.Number).FirstOrDefault();
        var items = new Dictionary<WorkItemId, BaselineItem>();
        foreach (var item in shown?.Items ?? []) items[item.WorkItem] = item;
        return items;
    }
}
