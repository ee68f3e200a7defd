using System.Collections.Immutable;
using Throughline.Engine.Calendars;

namespace Throughline.Interchange;

/// <summary>Monday to Friday, 08:00–12:00 and 13:00–17:00: what holds where a file says nothing else.</summary>
internal static class StandardWeek
{
    /// <summary>Seven days, Sunday first.</summary>
    public static readonly ImmutableArray<DayPattern?> Days =
        [DayPattern.NonWorking, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.Standard, DayPattern.NonWorking];
}
