using System.Collections.Immutable;
using System.Globalization;
using Throughline.Engine.Calendars;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

public sealed partial class MspdiWriter
{
    private void WriteCalendar(PlanCalendar calendar)
    {
        _xml.Begin("Calendar");
        _xml.Whole("UID", calendar.Id == default ? StandardCalendar : _ids.Of(calendar.Id.Value));
        _xml.Text("Name", calendar.Name);
        _xml.Flag("IsBaseCalendar", !calendar.IsResourceCalendar);
        _xml.Whole("BaseCalendarUID", _ids.Find(calendar.Base?.Value) ?? -1);
        WriteWeek(calendar.Week);
        if (!calendar.Exceptions.IsEmpty) WriteSection("Exceptions", calendar.Exceptions, WriteException);
        if (!calendar.WorkWeeks.IsEmpty) WriteSection("WorkWeeks", calendar.WorkWeeks, WriteWorkWeek);
        _xml.End();
    }

    private void WriteWeek(ImmutableArray<DayPattern?> week)
    {
        if (week.All(day => day is null)) return;
        _xml.Begin("WeekDays");
        for (var day = 0; day < week.Length; day++)
        {
            if (week[day] is not { } pattern) continue;
            _xml.Begin("WeekDay");
            _xml.Whole("DayType", day + 1);
            WritePattern(pattern);
            _xml.End();
        }
        _xml.End();
    }

    private void WritePattern(DayPattern pattern)
    {
        _xml.Flag("DayWorking", !pattern.Ranges.IsEmpty);
        if (!pattern.Ranges.IsEmpty) WriteSection("WorkingTimes", pattern.Ranges, WriteRange);
    }

    private void WriteRange(TimeRange range)
    {
        _xml.Begin("WorkingTime");
        _xml.Text("FromTime", Clock(range.Start));
        _xml.Text("ToTime", Clock(range.Finish));
        _xml.End();
    }

    private void WritePeriod(DateOnly from, DateOnly to)
    {
        _xml.Begin("TimePeriod");
        _xml.Date("FromDate", from.ToDateTime(TimeOnly.MinValue));
        _xml.Date("ToDate", to.ToDateTime(new TimeOnly(23, 59)));
        _xml.End();
    }

    private void WriteException(CalendarException exception)
    {
        _xml.Begin("Exception");
        _xml.Text("EnteredByOccurrences", "0");
        WritePeriod(exception.From, exception.To);
        _xml.Text("Occurrences", "1");
        _xml.TextIfAny("Name", exception.Name);
        _xml.Text("Type", "1");
        WritePattern(exception.Day);
        _xml.End();
    }

    private void WriteWorkWeek(WorkWeek workWeek)
    {
        _xml.Begin("WorkWeek");
        WritePeriod(workWeek.From, workWeek.To);
        _xml.TextIfAny("Name", workWeek.Name);
        WriteWeek(workWeek.Days);
        _xml.End();
    }

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60 % 24:00}:{minutes % 60:00}:00");
}
