using System.Collections.Immutable;

namespace Throughline.Engine.Calendars;

/// <summary>A weekly pattern that holds between two dates only.</summary>
/// <param name="From">First day (included).</param>
/// <param name="To">Last day (included).</param>
/// <param name="Days">Seven entries, Sunday first; null inherits from the calendar's own week.</param>
/// <param name="Name">What people call it.</param>
public sealed record WorkWeek(DateOnly From, DateOnly To, ImmutableArray<DayPattern?> Days, string? Name = null);
