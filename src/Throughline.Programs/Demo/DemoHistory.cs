using System.Collections.Immutable;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Demo;

/// <summary>Lets a demo plan live until the status date: a first baseline, promises, work that took longer than planned, recorded progress.</summary>
internal static class DemoHistory
{
    /// <summary>The Friday, 17:00, on or before the day before a day.</summary>
    public static DateTime StatusDate(DateOnly today)
    {
        var day = today.AddDays(-1);
        while (day.DayOfWeek != DayOfWeek.Friday) day = day.AddDays(-1);
        return day.ToDateTime(new TimeOnly(17, 0));
    }

    /// <summary>The Monday some weeks before the status date.</summary>
    public static DateOnly MondayBefore(DateOnly today, int weeks) => DateOnly.FromDateTime(StatusDate(today)).AddDays(3 - 7 * weeks);

    /// <summary>A moment some days before the status date.</summary>
    public static DateTime Before(DateOnly today, int days, int hour, int minute = 0) => StatusDate(today).Date.AddDays(-days).Add(new TimeSpan(hour, minute, 0));

    /// <summary>The program as of its status date, and how it came there.</summary>
    /// <param name="plan">The plan as first made.</param>
    /// <param name="today">The day.</param>
    /// <param name="seed">Which work slips, and by how much.</param>
    /// <param name="promises">For milestones by name: who promised, and how many days after the first planned date.</param>
    /// <param name="lead">Who leads the program and reports its progress.</param>
    /// <param name="story">What happened beside slips and weekly reports.</param>
    /// <param name="lasted">Tasks by name that took some days longer, apart from those chosen by the seed.</param>
    public static DemoProgram Live(
        Plan plan, DateOnly today, int seed, IReadOnlyDictionary<string, (string By, int Days)> promises, string lead, IReadOnlyCollection<DemoStep> story, params IEnumerable<(string Name, int Days)> lasted)
    {
        var surroundings = new Surroundings(today);
        var planned = Outlook.Of(plan, surroundings);
        var items = plan.WorkItems.Select(item => item with { Commitment = Promise(planned, item, promises) }).ToList();
        var longer = lasted.ToDictionary(task => task.Name, task => task.Days * 480, StringComparer.Ordinal);
        items = [.. items.Select(item => longer.TryGetValue(item.Name, out var more) ? item with { Duration = item.Duration with { Minutes = item.Duration.Minutes + more } } : item)];
        var slipped = plan with { WorkItems = EntityTable<WorkItem>.Of(Slip(items, planned, StatusDate(today), new Random(seed))) };
        var happened = Outlook.Of(slipped, surroundings);
        var status = StatusDate(today);
        var lived = Reported(slipped with { Baselines = EntityTable<Baseline>.Of([BaselineOf(planned, plan)]) }, happened, status);
        lived = story.Aggregate(lived, (known, step) => step.Known(known));
        return new DemoProgram(lived, DemoChronicle.Of(lived, lead, status, [.. story, .. DemoChronicle.Slips(plan, lead, happened, status), .. DemoChronicle.Reports(lead, happened, status)]));
    }

    /// <summary>The plan with progress recorded up to a status date, and none after it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="happened">What happened up to the last status date, and was to come then.</param>
    /// <param name="status">The status date.</param>
    public static Plan Reported(Plan plan, Outlook happened, DateTime status)
    {
        var items = EntityTable<WorkItem>.Of(plan.WorkItems.Select(item => Recorded(happened, item with { ActualStart = null, ActualFinish = null, PercentComplete = 0 }, status)));
        return plan with
        {
            Program = plan.Program with { StatusDate = status },
            WorkItems = items,
            Assignments = EntityTable<Assignment>.Of(plan.Assignments.Select(assignment => Recorded(items, assignment))),
        };
    }

    private static Commitment? Promise(Outlook planned, WorkItem item, IReadOnlyDictionary<string, (string By, int Days)> promises)
    {
        if (!promises.TryGetValue(item.Name, out var promise)) return null;
        var finish = planned.Finish(planned.RowOf(item.Id));
        var date = finish.Date.AddDays(promise.Days);
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) date = date.AddDays(1);
        return new Commitment(date.AddHours(17), promise.By, DateOnly.FromDateTime(planned.Plan.Program.Start));
    }

    // One task in four that began before the status date takes up to half as long again; estimates were guesses once.
    private static IEnumerable<WorkItem> Slip(List<WorkItem> items, Outlook planned, DateTime status, Random random)
    {
        foreach (var item in items)
        {
            var row = planned.RowOf(item.Id);
            var (lot, share) = (random.Next(4), random.Next(20, 55));
            var slips = lot == 0 && !planned.IsSummary(row) && item.Mode == SchedulingMode.Automatic && item.Duration is { Minutes: > 480, IsElapsed: false } && planned.Start(row) < status;
            var minutes = item.Duration.Minutes + item.Duration.Minutes * share / 100 / 240 * 240;
            yield return slips ? item with { Duration = item.Duration with { Minutes = minutes } } : item;
        }
    }

    private static WorkItem Recorded(Outlook happened, WorkItem item, DateTime status)
    {
        var row = happened.RowOf(item.Id);
        if (happened.IsSummary(row) || !item.IsActive) return item;
        var (start, finish) = (happened.Start(row), happened.Finish(row));
        if (finish <= status) return item with { ActualStart = start, ActualFinish = finish, PercentComplete = 100 };
        if (start >= status || item.Duration.Minutes == 0) return item;
        var done = happened.CalendarOf(row).Work(start, status);
        var percent = Math.Clamp(Math.Round(100.0 * done / Math.Max(1, item.Duration.Minutes) / 5) * 5, 5, 95);
        return item with { ActualStart = start, PercentComplete = percent };
    }

    private static Assignment Recorded(EntityTable<WorkItem> items, Assignment assignment)
    {
        items.TryGet(assignment.WorkItem.Value, out var item);
        var work = item!.Duration.Minutes;
        return assignment with { WorkMinutes = work, ActualWorkMinutes = (long)(work * item.PercentComplete / 100) };
    }

    private static Baseline BaselineOf(Outlook planned, Plan plan)
    {
        var items = Enumerable.Range(0, planned.Count).Select(row => new BaselineItem(
            planned.Item(row).Id, planned.Start(row), planned.Finish(row), planned.DurationMinutes(row), planned.WorkMinutes(row), planned.Cost(row)));
        var id = plan.Program.Id.Value.ToByteArray();
        id[4] = (byte)EntityKind.Baseline;
        return new Baseline { Id = new BaselineId(new Guid(id)), Name = "First plan", Number = 0, SetAt = new DateTimeOffset(plan.Program.Start, TimeSpan.Zero), Items = [.. items] };
    }
}
