using System.Globalization;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Testing;

/// <summary>A drawn plan: can be given other conventions and calendars, and compared with a drawn schedule.</summary>
public sealed class ChartPlan
{
    private readonly IReadOnlyList<ChartRow> _rows;
    private readonly Dictionary<string, WorkingCalendar> _calendars = new(StringComparer.Ordinal) { ["seven"] = Week(7), ["continuous"] = WorkingCalendar.Continuous };
    private readonly List<string> _names = [];
    private ScheduleOptions _options;
    private WorkingCalendar _project = WorkingCalendar.Standard;
    private DateTime? _status;
    private DateTime? _mustFinish;
    private DateTime? _fromFinish;
    private DateTime _start = Chart.Origin.AddHours(8);
    private Schedule? _schedule;

    internal ChartPlan(IReadOnlyList<ChartRow> rows, ScheduleOptions options) => (_rows, _options) = (rows, options);

    /// <summary>The computed schedule. Fails the test when there is none.</summary>
    public Schedule Schedule => _schedule ??= Compute();

    /// <summary>A calendar that works eight hours on the first days of each week, Monday first.</summary>
    public static WorkingCalendar Week(int days, params CalendarException[] exceptions) =>
        WorkingCalendar.Create([.. Enumerable.Range(0, 7).Select(day => (day + 6) % 7 < days ? DayPattern.Standard : null)], exceptions);

    /// <summary>The same plan under other conventions.</summary>
    public ChartPlan With(ScheduleOptions options) => Changed(plan => plan._options = options);

    /// <summary>The same plan with a project calendar.</summary>
    public ChartPlan Calendar(WorkingCalendar project) => Changed(plan => plan._project = project);

    /// <summary>The same plan with a named calendar.</summary>
    public ChartPlan Calendar(string name, WorkingCalendar calendar) => Changed(plan => plan._calendars[name] = calendar);

    /// <summary>The same plan with a project start.</summary>
    public ChartPlan Start(DateTime start) => Changed(plan => plan._start = start);

    /// <summary>The same plan with a status date (at 08:00 unless a time is given).</summary>
    public ChartPlan StatusDate(string day) => Changed(plan => plan._status = Chart.Day(day, 8));

    /// <summary>The same plan with a date by which it must finish (at 17:00).</summary>
    public ChartPlan MustFinishBy(string day) => Changed(plan => plan._mustFinish = Chart.Day(day, 17));

    /// <summary>The same plan scheduled back from a date (at 17:00).</summary>
    public ChartPlan FromFinish(string day) => Changed(plan => plan._fromFinish = Chart.Day(day, 17));

    /// <summary>The ordinal of a row.</summary>
    public int Ordinal(string name)
    {
        _ = Schedule;
        return _names.IndexOf(name) is >= 0 and var ordinal ? ordinal : throw new ArgumentException($"No row is named {name}.", nameof(name));
    }

    /// <summary>Compares the computed schedule with a drawn one; only the drawn rows count.</summary>
    public ChartPlan ShouldSchedule(string drawing)
    {
        var expected = ChartRow.ReadAll(drawing).Where(row => row.Name != "days").ToList();
        var width = _rows.Concat(expected).Max(row => row.Bar.Length);
        var name = expected.Max(row => row.Name.Length);
        var actual = expected.Select(row => row with { Bar = Bar(Ordinal(row.Name), width) });
        Draw(actual, name, width).ShouldBe(Draw(expected, name, width));
        return this;
    }

    /// <summary>Compares total floats in days of eight hours: <c>A 3, B 0</c>.</summary>
    public ChartPlan ShouldFloat(string expected) => ShouldMeasure(expected, Schedule.TotalFloat);

    /// <summary>Compares free floats in days of eight hours.</summary>
    public ChartPlan ShouldFreelyFloat(string expected) => ShouldMeasure(expected, Schedule.FreeFloat);

    /// <summary>Compares a start to the minute: <c>ShouldStart("A", "2 08:00")</c>.</summary>
    public ChartPlan ShouldStart(string name, string day) => ShouldBeAt(Schedule.EarlyStart(Ordinal(name)), Chart.Day(day, 8));

    /// <summary>Compares a finish to the minute.</summary>
    public ChartPlan ShouldFinish(string name, string day) => ShouldBeAt(Schedule.EarlyFinish(Ordinal(name)), Chart.Day(day, 17));

    /// <summary>Compares the critical rows that are no summaries.</summary>
    public ChartPlan ShouldBeCritical(string names) => ShouldName(names, Schedule.IsCritical);

    /// <summary>Compares the rows on the longest path that are no summaries.</summary>
    public ChartPlan ShouldHaveLongestPath(string names) => ShouldName(names, Schedule.IsOnLongestPath);

    /// <summary>Builds the network; problems included.</summary>
    public Outcome<Network> Build()
    {
        var builder = new NetworkBuilder(_start, _project, _options) { StatusDate = _status, MustFinishBy = _mustFinish, ScheduleFromFinish = _fromFinish };
        var calendars = _calendars.ToDictionary(pair => pair.Key, pair => builder.AddCalendar(pair.Value), StringComparer.Ordinal);
        _names.Clear();
        _names.AddRange(_rows.Where(row => row.Name != "days").Select(row => row.Name));
        var reader = new ChartWords(_names, calendars);
        var links = new List<Link>();
        foreach (var row in _rows.Where(row => row.Name != "days"))
        {
            var (activity, into) = reader.Read(row);
            builder.AddActivity(activity);
            links.AddRange(into);
        }

        foreach (var link in links) builder.AddLink(link);
        return builder.Build();
    }

    private Schedule Compute()
    {
        var network = Build();
        network.Problems.ShouldBeEmpty();
        var schedule = Schedule.Of(network.Value!);
        schedule.Problems.ShouldBeEmpty();
        return schedule.Value!;
    }

    private ChartPlan Changed(Action<ChartPlan> change)
    {
        var copy = (ChartPlan)MemberwiseClone();
        copy._schedule = null;
        change(copy);
        return copy;
    }

    private string Bar(int ordinal, int width)
    {
        var activity = Schedule.Network.Activities[ordinal];
        var clock = activity.IsElapsed ? WorkingCalendar.Continuous : activity.Calendar == 0 ? _project : _calendars.ElementAt(activity.Calendar - 1).Value;
        return Chart.Bar(Schedule.EarlyStart(ordinal), Schedule.EarlyFinish(ordinal), clock, width);
    }

    private static string Draw(IEnumerable<ChartRow> rows, int name, int width) =>
        string.Join('\n', rows.Select(row => $"{row.Name.PadRight(name)} | {row.Bar.PadRight(width)} |"));

    private ChartPlan ShouldMeasure(string expected, Func<int, long> minutes)
    {
        var parts = expected.Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split(' ')).ToList();
        string.Join(", ", parts.Select(part => $"{part[0]} {(minutes(Ordinal(part[0])) / 480m).ToString("0.###", CultureInfo.InvariantCulture)}")).ShouldBe(expected);
        return this;
    }

    private ChartPlan ShouldName(string names, Func<int, bool> rule)
    {
        string.Join(", ", _rows.Select(row => row.Name).Where(row => row != "days" && !Schedule.Network.IsSummary(Ordinal(row)) && rule(Ordinal(row)))).ShouldBe(names);
        return this;
    }

    private ChartPlan ShouldBeAt(DateTime actual, DateTime expected)
    {
        actual.ShouldBe(expected);
        return this;
    }
}
