using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>What a link came to mean when dates were computed.</summary>
/// <param name="Type">Which edges it ties; links of inactive work may be tied otherwise than they were written.</param>
/// <param name="LagMinutes">The wait; of a lag in percent the share of the predecessor's duration that it is.</param>
/// <param name="LagCalendar">Where the wait counts. Null: by the wall clock.</param>
public readonly record struct LinkTerms(LinkType Type, long LagMinutes, WorkingCalendar? LagCalendar);
