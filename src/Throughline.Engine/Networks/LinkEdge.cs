namespace Throughline.Engine.Networks;

/// <summary>A link as the passes read it: compiled lag, no decimals.</summary>
/// <param name="Predecessor">Ordinal.</param>
/// <param name="Successor">Ordinal.</param>
/// <param name="Ordinal">Ordinal of the link.</param>
/// <param name="LagCalendar">Ordinal of the calendar on which working lag counts.</param>
/// <param name="Lag">Minutes; hundredths of a percent when the lag is a share of a summary.</param>
/// <param name="Type">Which edges are tied.</param>
/// <param name="Kind">How the lag counts.</param>
internal readonly record struct LinkEdge(int Predecessor, int Successor, int Ordinal, int LagCalendar, long Lag, LinkType Type, LagKind Kind)
{
    /// <summary>Finish to start, without lag: the successor may start when the predecessor ends.</summary>
    public bool IsPlain => Type == LinkType.FinishToStart && Kind == LagKind.None;

    /// <summary>The four types as two bits: which edge of the predecessor holds back which edge of the successor.</summary>
    public bool FromFinish => Type is LinkType.FinishToStart or LinkType.FinishToFinish;

    /// <inheritdoc cref="FromFinish"/>
    public bool ToFinish => Type is LinkType.FinishToFinish or LinkType.StartToFinish;
}

/// <summary>How a compiled lag counts.</summary>
internal enum LagKind : byte
{
    None = 0,
    Working = 1,
    Elapsed = 2,

    /// <summary>A share of a summary's duration, known only once its leaves are scheduled.</summary>
    ShareOfSummary = 3,

    /// <summary>The same, counted by the wall clock.</summary>
    ElapsedShareOfSummary = 4,
}
