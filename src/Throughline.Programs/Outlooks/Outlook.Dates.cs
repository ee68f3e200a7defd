using System.Diagnostics.CodeAnalysis;

namespace Throughline.Programs.Outlooks;

/// <content>The computed columns. Each throws <see cref="InvalidOperationException"/> where <see cref="HasDates"/> is false.</content>
public sealed partial class Outlook
{
    private readonly OutlookDates? _schedule = null;

    private OutlookDates Dates => _schedule ?? NoDates();

    /// <summary>When the item starts (local wall clock).</summary>
    public DateTime Start(int row) => At(Dates.Start[row]);

    /// <summary>When the item finishes (local wall clock).</summary>
    public DateTime Finish(int row) => At(Dates.Finish[row]);

    /// <summary>The earliest start that logic allows.</summary>
    public DateTime EarlyStart(int row) => At(Dates.EarlyStart[row]);

    /// <summary>The earliest finish that logic allows.</summary>
    public DateTime EarlyFinish(int row) => At(Dates.EarlyFinish[row]);

    /// <summary>The latest start that keeps the program's finish and hard dates.</summary>
    public DateTime LateStart(int row) => At(Dates.LateStart[row]);

    /// <summary>The latest finish that keeps the program's finish and hard dates.</summary>
    public DateTime LateFinish(int row) => At(Dates.LateFinish[row]);

    /// <summary>Total float in working minutes of the item's calendar; negative when a date cannot be kept.</summary>
    public long TotalFloat(int row) => Dates.TotalFloat[row];

    /// <summary>Free float in working minutes: how far the item may slip before another moves.</summary>
    public long FreeFloat(int row) => Dates.FreeFloat[row];

    /// <summary>Late start less early start, in working minutes.</summary>
    public long StartFloat(int row) => Dates.StartFloat[row];

    /// <summary>Late finish less early finish, in working minutes.</summary>
    public long FinishFloat(int row) => Dates.FinishFloat[row];

    /// <summary>Duration: working minutes of the item's calendar between its start and its finish; wall-clock minutes when its duration is elapsed.</summary>
    public long DurationMinutes(int row) => Dates.Duration[row];

    /// <summary>Whether a slip moves the program's finish, by the program's rule.</summary>
    public bool IsCritical(int row) => (Dates.Flags[row] & OutlookDates.Critical) != 0;

    /// <summary>Whether the item is nearly critical, by the program's rule.</summary>
    public bool IsNearCritical(int row) => (Dates.Flags[row] & OutlookDates.NearCritical) != 0;

    /// <summary>Whether the item lies on the chain of driving links that ends at the latest finish.</summary>
    public bool OnLongestPath(int row) => (Dates.Flags[row] & OutlookDates.LongestPath) != 0;

    /// <summary>What set a date of an item.</summary>
    public DateDriver Driver(int row, DateKind kind) => Dates.Driver(row, kind);

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

    /// <summary>The program's start: the first start, not after its stated start.</summary>
    public DateTime ProgramStart => Dates.ProgramStart;

    /// <summary>The program's finish: the last finish.</summary>
    public DateTime ProgramFinish => Dates.ProgramFinish;

    /// <summary>The links, with what they do.</summary>
    public ReadOnlySpan<LinkRow> Links => Dates.Links.Value;

    private static DateTime At(long minutes) => new(minutes * TimeSpan.TicksPerMinute);

    [DoesNotReturn]
    private static OutlookDates NoDates() => throw new InvalidOperationException("This outlook has no dates; its problems say why.");
}
