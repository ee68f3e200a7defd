namespace Throughline.Interchange.MsProject;

/// <summary>The rule by which days recur. Codes as in Microsoft Project XML (Exception/Type).</summary>
internal enum RecurrenceType
{
    Daily = 1,
    YearlyByDate = 2,
    YearlyByPosition = 3,
    MonthlyByDate = 4,
    MonthlyByPosition = 5,
    Weekly = 6,
    EveryDays = 7,
    EveryWeekdays = 8,
}

/// <summary>Days that recur between two dates.</summary>
/// <param name="Type">The rule.</param>
/// <param name="From">First day that can be one.</param>
/// <param name="To">Last day that can be one.</param>
/// <param name="Period">Every so many days, weeks or months; at least 1.</param>
/// <param name="DaysOfWeek">Bits: 1 Sunday, 2 Monday, … 64 Saturday.</param>
/// <param name="MonthItem">0 day, 1 weekday, 2 weekend day, 3 Sunday, … 9 Saturday.</param>
/// <param name="MonthPosition">0 first, … 3 fourth, 4 last.</param>
/// <param name="Month">0 January, … 11 December.</param>
/// <param name="MonthDay">Day of the month, from 1.</param>
internal sealed record RecurringDays(RecurrenceType Type, DateOnly From, DateOnly To, int Period, int DaysOfWeek, int MonthItem, int MonthPosition, int Month, int MonthDay)
{
    private const int Last = 4;

    /// <summary>The days, in order.</summary>
    public IEnumerable<DateOnly> Days() => Candidates().SkipWhile(day => day < From).TakeWhile(day => day <= To);

    private IEnumerable<DateOnly> Candidates() => Type switch
    {
        RecurrenceType.Weekly => ByWeek(),
        RecurrenceType.EveryDays => Every(Period),
        RecurrenceType.EveryWeekdays => Every(1).Where(IsWeekday).Where((_, index) => index % Period == 0),
        RecurrenceType.MonthlyByDate => Months(Period).SelectMany(first => OnDate(first)),
        RecurrenceType.MonthlyByPosition => Months(Period).SelectMany(first => OnPosition(first)),
        RecurrenceType.YearlyByDate => Years().SelectMany(first => OnDate(first)),
        RecurrenceType.YearlyByPosition => Years().SelectMany(first => OnPosition(first)),
        _ => Every(1),
    };

    private IEnumerable<DateOnly> Every(int days)
    {
        for (var day = From; day <= To; day = day.AddDays(days)) yield return day;
    }

    // Weeks begin on Sunday: Microsoft Project's own expansion of "every 7 weeks on Sunday" starts with the week that holds the first day.
    private IEnumerable<DateOnly> ByWeek()
    {
        for (var sunday = From.AddDays(-(int)From.DayOfWeek); sunday <= To; sunday = sunday.AddDays(7 * Period))
            for (var day = 0; day < 7; day++)
                if ((DaysOfWeek & 1 << day) != 0) yield return sunday.AddDays(day);
    }

    private IEnumerable<DateOnly> Months(int period)
    {
        for (var first = new DateOnly(From.Year, From.Month, 1); first <= To; first = first.AddMonths(period)) yield return first;
    }

    private IEnumerable<DateOnly> Years()
    {
        for (var first = new DateOnly(From.Year, Month + 1, 1); first <= To; first = first.AddYears(1)) yield return first;
    }

    private IEnumerable<DateOnly> OnDate(DateOnly first)
    {
        if (MonthDay <= DateTime.DaysInMonth(first.Year, first.Month)) yield return first.AddDays(MonthDay - 1);
    }

    private IEnumerable<DateOnly> OnPosition(DateOnly first)
    {
        var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).Where(Fits).ToList();
        var position = MonthPosition >= Last ? days.Count - 1 : MonthPosition;
        if (position < days.Count) yield return days[position];
    }

    private bool Fits(DateOnly day) => MonthItem switch
    {
        0 => true,
        1 => IsWeekday(day),
        2 => !IsWeekday(day),
        _ => (int)day.DayOfWeek == MonthItem - 3,
    };

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
