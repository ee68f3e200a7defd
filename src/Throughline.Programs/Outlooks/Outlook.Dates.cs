using System.Diagnostics.CodeAnalysis;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Outlooks;

/// <content>The computed columns. Each throws <see cref="InvalidOperationException"/> where <see cref="HasDates"/> is false.</content>
public sealed partial class Outlook
{
    private readonly Schedule? _schedule;
    private readonly PlanNetwork? _network;
    private readonly Lazy<LinkRow[]> _links;

    private Schedule Dates => _schedule ?? NoDates();

    /// <summary>The schedule behind the dates, for explanations.</summary>
    internal Schedule Schedule => Dates;

    /// <summary>The network behind the dates, for explanations.</summary>
    internal PlanNetwork Network => _network ?? throw new InvalidOperationException("This outlook has no dates.");

    /// <summary>When the item starts (local wall clock).</summary>
    public DateTime Start(int row) => Dates.EarlyStart(row);

    /// <summary>When the item finishes (local wall clock).</summary>
    public DateTime Finish(int row) => Dates.EarlyFinish(row);

    /// <summary>The earliest start that logic allows. The same as <see cref="Start"/>: nothing is scheduled later than it must be, except by its own constraint.</summary>
    public DateTime EarlyStart(int row) => Dates.EarlyStart(row);

    /// <summary>The earliest finish that logic allows. The same as <see cref="Finish"/>.</summary>
    public DateTime EarlyFinish(int row) => Dates.EarlyFinish(row);

    /// <summary>The latest start that keeps the program's finish and hard dates; of started work that of what remains.</summary>
    public DateTime LateStart(int row) => Dates.LateStart(row);

    /// <summary>The latest finish that keeps the program's finish and hard dates.</summary>
    public DateTime LateFinish(int row) => Dates.LateFinish(row);

    /// <summary>Where the rest of started work goes on; of other work its start.</summary>
    public DateTime RemainingStart(int row) => Dates.RemainingStart(row);

    /// <summary>Total float in working minutes of the item's calendar; negative when a date cannot be kept.</summary>
    public long TotalFloat(int row) => Dates.TotalFloat(row);

    /// <summary>Free float in working minutes: how far the item may slip before another moves.</summary>
    public long FreeFloat(int row) => Dates.FreeFloat(row);

    /// <summary>Late start less early start, in working minutes.</summary>
    public long StartFloat(int row) => Dates.StartFloat(row);

    /// <summary>Late finish less early finish, in working minutes.</summary>
    public long FinishFloat(int row) => Dates.FinishFloat(row);

    /// <summary>Duration in minutes: of a task as planned (wall-clock minutes when it is elapsed); of a summary and of manual work the working time between start and finish.</summary>
    public long DurationMinutes(int row)
    {
        var item = Item(row);
        if (!IsSummary(row) && (item.Mode == SchedulingMode.Automatic || (item.ManualStart ?? item.ManualFinish) is null)) return item.Duration.Minutes;
        if (item.Duration.IsElapsed && !IsSummary(row)) return Dates.EarlyFinishes[row] - Dates.EarlyStarts[row];
        return CalendarOf(row).Work(Dates.EarlyStarts[row], Dates.EarlyFinishes[row]);
    }

    /// <summary>Whether a slip moves the program's finish, by the program's rule. Never for finished work.</summary>
    public bool IsCritical(int row) => Dates.IsCritical(row);

    /// <summary>Whether the item is nearly critical, by the program's rule.</summary>
    public bool IsNearCritical(int row) => Dates.IsNearCritical(row);

    /// <summary>Whether the item lies on the chain of driving links that ends at the latest finish.</summary>
    public bool OnLongestPath(int row) => Dates.IsOnLongestPath(row);

    /// <summary>What set a date of an item.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is none.</exception>
    public DateDriver Driver(int row, DateKind kind) => kind switch
    {
        DateKind.Start => DriverMapping.Of(Dates.StartDriver(row), false, row, this, Network),
        DateKind.Finish => DriverMapping.Of(Dates.FinishDriver(row), false, row, this, Network),
        DateKind.LateStart => DriverMapping.Of(Dates.LateStartDriver(row), true, row, this, Network),
        DateKind.LateFinish => DriverMapping.Of(Dates.LateFinishDriver(row), true, row, this, Network),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A date by its kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is none.</exception>
    public DateTime Date(int row, DateKind kind) => kind switch
    {
        DateKind.Start => Start(row),
        DateKind.Finish => Finish(row),
        DateKind.LateStart => LateStart(row),
        DateKind.LateFinish => LateFinish(row),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The first start of active work; the program's stated start when there is none.</summary>
    public DateTime ProgramStart => _programStart.Value;

    /// <summary>The last finish of active work; the program's stated start when there is none.</summary>
    public DateTime ProgramFinish => Dates.ProjectFinish;

    /// <summary>The links with what they do, by successor and predecessor as the outline goes. Computed when first asked for.</summary>
    public ReadOnlySpan<LinkRow> Links => _links.Value;

    /// <summary>The calendar on which the item's duration and float count.</summary>
    public WorkingCalendar CalendarOf(int row) => Network.CalendarOf(row);

    private readonly Lazy<DateTime> _programStart;

    private DateTime FirstStart()
    {
        var first = long.MaxValue;
        var starts = Dates.EarlyStarts;
        for (var row = 0; row < starts.Length; row++)
            if (Parent(row) < 0 && Item(row).IsActive)
                first = Math.Min(first, starts[row]);
        return first == long.MaxValue ? Dates.ProjectStart : WallClock.ToDateTime(first);
    }

    private LinkRow[] LinkRows()
    {
        var links = Network.Links;
        var rows = new LinkRow[links.Count];
        for (var link = 0; link < rows.Length; link++)
        {
            var dependency = links[link];
            rows[link] = new LinkRow(RowOf(dependency.Predecessor), RowOf(dependency.Successor), dependency, Dates.IsDriving(link), Dates.IsBroken(link));
        }

        return rows;
    }

    [DoesNotReturn]
    private static Schedule NoDates() => throw new InvalidOperationException("This outlook has no dates; its problems say why.");
}
