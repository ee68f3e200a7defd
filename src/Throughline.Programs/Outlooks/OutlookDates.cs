namespace Throughline.Programs.Outlooks;

/// <summary>The computed columns, each by row. Times are minutes since 0001-01-01.</summary>
internal sealed record OutlookDates
{
    public required long[] Start { get; init; }
    public required long[] Finish { get; init; }
    public required long[] EarlyStart { get; init; }
    public required long[] EarlyFinish { get; init; }
    public required long[] LateStart { get; init; }
    public required long[] LateFinish { get; init; }
    public required long[] TotalFloat { get; init; }
    public required long[] FreeFloat { get; init; }
    public required long[] StartFloat { get; init; }
    public required long[] FinishFloat { get; init; }
    public required long[] Duration { get; init; }
    public required byte[] Flags { get; init; }
    public required Func<int, DateKind, DateDriver> Driver { get; init; }
    public required DateTime ProgramStart { get; init; }
    public required DateTime ProgramFinish { get; init; }
    public required Lazy<LinkRow[]> Links { get; init; }

    public const byte Critical = 1;
    public const byte NearCritical = 2;
    public const byte LongestPath = 4;
}
