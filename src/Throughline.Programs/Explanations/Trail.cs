using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>Collects the facts of one step while it walks from where they begin to the step's date.</summary>
internal sealed class Trail(Outlook outlook, int row)
{
    private readonly ImmutableArray<WhyFact>.Builder _facts = ImmutableArray.CreateBuilder<WhyFact>();

    /// <summary>Where the facts have led so far.</summary>
    public DateTime At { get; private set; }

    /// <summary>The calendar on which the row's duration counts; null: by the wall clock.</summary>
    public WorkingCalendar? Clock { get; } = outlook.Item(row).Duration.IsElapsed && !outlook.IsSummary(row) ? null : outlook.CalendarOf(row);

    public Trail Begin(WhyFact fact, DateTime at)
    {
        _facts.Add(fact);
        At = at;
        return this;
    }

    public Trail Stated(DateTime date) => Begin(new WhyFact.Stated(date), date);

    public Trail Same(int other, DateTime date) => Begin(new WhyFact.Same(outlook.Item(other).Id, date), date);

    public Trail Say(WhyFact fact)
    {
        _facts.Add(fact);
        return this;
    }

    public Trail Wait(long minutes, WorkingCalendar? calendar)
    {
        if (minutes == 0) return this;
        var to = Shift(minutes, calendar);
        _facts.Add(new WhyFact.Wait(At, to, minutes, NameOf(calendar)));
        At = to;
        return this;
    }

    public Trail Work(long minutes, WorkingCalendar? calendar)
    {
        if (minutes == 0) return this;
        var to = Shift(minutes, calendar);
        _facts.Add(new WhyFact.Work(At, to, minutes, NameOf(calendar)));
        At = to;
        return this;
    }

    /// <summary>Skips time without work up to a date that is equivalent on a calendar.</summary>
    public Trail SkipTo(DateTime date, WorkingCalendar calendar)
    {
        if (At == date) return this;
        _facts.Add(new WhyFact.Gap(At, date, NameOf(calendar)!.Value));
        At = date;
        return this;
    }

    /// <summary>Skips time without work on the item's calendar; with several assignments on that of the one that has none.</summary>
    public Trail Skip(DateTime date)
    {
        var parts = outlook.Network.Parts.GetValueOrDefault(row, []);
        var calendar = parts.Select(part => part.Calendar).FirstOrDefault(candidate => candidate.Work(At, date) == 0);
        return SkipTo(date, calendar ?? Clock ?? outlook.CalendarOf(row));
    }

    /// <summary>The step, ended by the gap to its date.</summary>
    /// <param name="kind">Which date.</param>
    /// <param name="driver">What set it.</param>
    public WhyStep Step(DateKind kind, DateDriver driver)
    {
        var date = outlook.Date(row, kind);
        Skip(date);
        return new WhyStep(outlook.Item(row).Id, kind, date, driver, _facts.ToImmutable());
    }

    private DateTime Shift(long minutes, WorkingCalendar? calendar) => calendar is null ? At.AddMinutes(minutes) : calendar.Add(At, minutes);

    private WhyCalendar? NameOf(WorkingCalendar? calendar)
    {
        if (calendar is null || ReferenceEquals(calendar, WorkingCalendar.Continuous)) return null;
        var (name, isShared, other) = outlook.Network.Calendars.NameOf(calendar);
        return new WhyCalendar(name, isShared, other);
    }
}
