namespace Throughline.Engine.Calendars;

/// <summary>Days that differ from the weekly pattern: a holiday, or a working Saturday.</summary>
/// <param name="From">First day (included).</param>
/// <param name="To">Last day (included), not before <paramref name="From"/>.</param>
/// <param name="Day">Working time of each of these days; may add time.</param>
/// <param name="Name">What people call it.</param>
public sealed record CalendarException(DateOnly From, DateOnly To, DayPattern Day, string? Name = null);
