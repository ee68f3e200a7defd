using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Working calendars owned by the plan.</summary>
internal static class CalendarsApi
{
    public static void MapCalendars(this RouteGroupBuilder programs) =>
        new EntityEndpoints<PlanCalendar>(EntityKind.Calendar, "calendar", "calendars").MapAll(programs);
}
