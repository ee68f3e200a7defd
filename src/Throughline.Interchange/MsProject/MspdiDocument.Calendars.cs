using System.Collections.Immutable;
using Throughline.Engine.Calendars;

namespace Throughline.Interchange.MsProject;

/// <summary>A calendar of the file.</summary>
internal sealed class MspdiCalendar
{
    public required int Uid { get; init; }

    public required int Line { get; init; }

    public required string Name { get; init; }

    public required bool IsBase { get; init; }

    public int? BaseUid { get; init; }

    public bool SaysDays { get; init; }

    public ImmutableArray<DayPattern?> Week { get; init; } = [];

    public ImmutableArray<CalendarException> Exceptions { get; init; } = [];

    public ImmutableArray<WorkWeek> WorkWeeks { get; init; } = [];
}

internal sealed partial class MspdiDocument
{
    private const int MostRecurringDays = 5_000;

    private void ReadCalendar()
    {
        CountItem(Calendars.Count + 1);
        var row = new MspdiRow(MspdiFields.Calendar, _problems);
        row.Begin(_cursor.Line);
        var week = new DayPattern?[7];
        var oldExceptions = new List<CalendarException>();
        var exceptions = new List<CalendarException>();
        var workWeeks = new List<WorkWeek>();
        ReadFields(MspdiFields.Calendar, row, name =>
        {
            switch (name)
            {
                case "WeekDays":
                    ReadEach("WeekDay", () => ReadDay(row, week, oldExceptions));
                    break;
                case "Exceptions":
                    ReadEach("Exception", () => ReadException(row, exceptions));
                    break;
                case "WorkWeeks":
                    ReadEach("WorkWeek", () => ReadWorkWeek(row, workWeeks));
                    break;
                default:
                    return false;
            }
            _current = row;
            return true;
        });
        if (row.Whole("UID") is not { } uid || Calendars.Exists(known => known.Uid == uid))
        {
            _problems.Warn("duplicate-uid", "A calendar needs an identifier of its own; this one was left out.", row.Line, row.Label, "UID", row["UID"], "a different UID for each calendar");
            return;
        }
        Calendars.Add(new MspdiCalendar
        {
            Uid = uid, Line = row.Line, Name = row.Text("Name"), IsBase = row.Flag("IsBaseCalendar", otherwise: true), BaseUid = row.Whole("BaseCalendarUID"),
            SaysDays = Array.Exists(week, day => day is not null), Week = [.. week], WorkWeeks = [.. workWeeks],
            // Newer files write every exception twice: with its rule, and as dates for older readers.
            Exceptions = [.. exceptions.Count > 0 ? exceptions : oldExceptions],
        });
    }

    private void ReadEach(string element, Action read) => _cursor.ForEachChild(name =>
    {
        if (name != element)
        {
            _cursor.Skip();
            return;
        }
        CountDetail();
        read();
    });

    private void ReadDay(MspdiRow calendar, DayPattern?[] week, List<CalendarException> exceptions)
    {
        var row = new MspdiRow(MspdiFields.Day, _problems);
        row.Begin(_cursor.Line);
        var times = new List<TimeRange>();
        (DateOnly From, DateOnly To)? period = null;
        ReadFields(MspdiFields.Day, row, name => ReadDayPart(name, times, value => period = value));
        var isWorking = row.Flag("DayWorking");
        var day = row.Whole("DayType", 0, 7);
        if (day is > 0)
            week[day.Value - 1] = Pattern(isWorking, times, calendar, row.Line);
        else if (period is { } dates)
            exceptions.Add(new CalendarException(dates.From, dates.To, Pattern(isWorking, times, calendar, row.Line)));
    }

    private bool ReadDayPart(string name, List<TimeRange> times, Action<(DateOnly, DateOnly)> period)
    {
        if (name == "WorkingTimes") ReadEach("WorkingTime", () => ReadTime(times));
        else if (name == "TimePeriod" && ReadPeriod() is { } dates) period(dates);
        else if (name != "TimePeriod") return false;
        return true;
    }

    private (DateOnly From, DateOnly To)? ReadPeriod()
    {
        var row = new MspdiRow(MspdiFields.Period, _problems);
        row.Begin(_cursor.Line);
        ReadFields(MspdiFields.Period, row);
        return ToPeriod(row.Date("FromDate"), row.Date("ToDate", isLastMoment: true));
    }

    private static (DateOnly From, DateOnly To)? ToPeriod(DateTime? from, DateTime? to)
    {
        if ((from ?? to) is not { } first) return null;
        var last = to ?? first;
        if (last < first) return null;
        // Some converters shift the whole period by the time zone: noon to 11:59 of the next day is one day, the first.
        var days = first.TimeOfDay == TimeSpan.Zero ? last.Date.Subtract(first.Date).Days : (int)((last - first).TotalMinutes / 1440);
        return (DateOnly.FromDateTime(first), DateOnly.FromDateTime(first).AddDays(days));
    }

    private void ReadTime(List<TimeRange> times)
    {
        var row = new MspdiRow(MspdiFields.Time, _problems);
        row.Begin(_cursor.Line);
        ReadFields(MspdiFields.Time, row);
        if (Clock(row["FromTime"]) is not { } from || Clock(row["ToTime"]) is not { } to) return;
        if (to <= from) to = 1440;
        if (from < 1440) times.Add(new TimeRange(from, to));
    }

    private static int? Clock(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var time = text.Contains('T') ? text[(text.IndexOf('T', StringComparison.Ordinal) + 1)..] : text;
        return TimeOnly.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var clock) ? clock.Hour * 60 + clock.Minute + (clock.Second >= 30 ? 1 : 0) : null;
    }

    private DayPattern Pattern(bool isWorking, List<TimeRange> times, MspdiRow calendar, int line)
    {
        if (!isWorking) return DayPattern.NonWorking;
        if (times.Count == 0)
        {
            Ledger.Changed("Calendar day", "WorkingTimes", "A working day without hours got 08:00–12:00 and 13:00–17:00.", calendar.Label, line);
            return DayPattern.Standard;
        }
        times.Sort((one, other) => one.Start.CompareTo(other.Start));
        var ranges = ImmutableArray.CreateBuilder<TimeRange>(times.Count);
        foreach (var time in times)
            if (ranges.Count > 0 && time.Start <= ranges[^1].Finish) ranges[^1] = ranges[^1] with { Finish = Math.Max(ranges[^1].Finish, time.Finish) };
            else ranges.Add(time);
        return new DayPattern(ranges.ToImmutable());
    }

    private void ReadException(MspdiRow calendar, List<CalendarException> exceptions)
    {
        var row = new MspdiRow(MspdiFields.Exception, _problems);
        row.Begin(_cursor.Line);
        var times = new List<TimeRange>();
        (DateOnly From, DateOnly To)? period = null;
        ReadFields(MspdiFields.Exception, row, name => ReadDayPart(name, times, value => period = value));
        period ??= ToPeriod(row.Date("EnteredStartDate"), row.Date("EnteredFinishDate", isLastMoment: true));
        if (period is not { } dates)
        {
            _problems.Warn("exception-without-dates", "A calendar exception without dates was left out.", row.Line, calendar.Label, "TimePeriod", null, "FromDate and ToDate");
            return;
        }
        var pattern = Pattern(row.Flag("DayWorking") || times.Count > 0, times, calendar, row.Line);
        var name = row["Name"] is { Length: > 0 } text ? text : null;
        if (Recurrence(row, dates) is not { } days)
        {
            exceptions.Add(new CalendarException(dates.From, dates.To, pattern, name));
            return;
        }
        var expanded = days.Days().Take(MostRecurringDays).ToList();
        foreach (var day in expanded)
        {
            CountDetail();
            exceptions.Add(new CalendarException(day, day, pattern, name));
        }
        Ledger.Changed("Calendar exception", "Type", "Recurring exceptions became single days.", $"{calendar.Label}: {name}", row.Line);
        if (expanded.Count == MostRecurringDays)
            Ledger.Changed("Calendar exception", "Occurrences", "Very long recurring exceptions end early.", $"{calendar.Label}: {name}", row.Line);
    }

    private static RecurringDays? Recurrence(MspdiRow row, (DateOnly From, DateOnly To) dates)
    {
        var type = (RecurrenceType)(row.Whole("Type", 1, 8) ?? 1);
        if (type == RecurrenceType.Daily || dates.From == dates.To) return null;
        return new RecurringDays(type, dates.From, dates.To, row.Whole("Period", 1, 10_000) ?? 1, row.Whole("DaysOfWeek", 0, 127) ?? 127,
            row.Whole("MonthItem", 0, 9) ?? 0, row.Whole("MonthPosition", 0, 4) ?? 0, row.Whole("Month", 0, 11) ?? 0, row.Whole("MonthDay", 1, 31) ?? 1);
    }

    private void ReadWorkWeek(MspdiRow calendar, List<WorkWeek> workWeeks)
    {
        var row = new MspdiRow(MspdiFields.WorkWeek, _problems);
        row.Begin(_cursor.Line);
        var week = new DayPattern?[7];
        (DateOnly From, DateOnly To)? period = null;
        ReadFields(MspdiFields.WorkWeek, row, name =>
        {
            if (name == "WeekDays") ReadEach("WeekDay", () => ReadDay(calendar, week, []));
            else if (name == "TimePeriod") period = ReadPeriod();
            else return false;
            _current = row;
            return true;
        });
        if (period is { } dates) workWeeks.Add(new WorkWeek(dates.From, dates.To, [.. week], row["Name"] is { Length: > 0 } name ? name : null));
    }
}
