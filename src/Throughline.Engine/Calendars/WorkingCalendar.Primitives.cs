namespace Throughline.Engine.Calendars;

/// <content>The five primitives, in minutes since 0001-01-01 and in <see cref="DateTime"/>.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>The time itself if work goes on right after it, else the start of the next period.</summary>
    /// <param name="at">Minutes since 0001-01-01.</param>
    /// <exception cref="CalendarExhaustedException">No working time follows before the end of 2300, or the time is not supported.</exception>
    public long NextWorkStart(long at) => StartOf(WorkBefore(at));

    /// <summary>The time itself if work went on right before it, else the finish of the previous period.</summary>
    /// <param name="at">Minutes since 0001-01-01.</param>
    /// <exception cref="CalendarExhaustedException">No working time precedes after the start of 1900, or the time is not supported.</exception>
    public long PreviousWorkFinish(long at) => FinishOf(WorkBefore(at));

    /// <summary>The time at which an amount of work that begins at a time is done: the end of a period when it is used up exactly.</summary>
    /// <param name="at">Minutes since 0001-01-01. Need not be working time.</param>
    /// <param name="work">Working minutes. 0 gives the time itself; a negative amount goes back as <see cref="Subtract(long, long)"/> does.</param>
    /// <exception cref="CalendarExhaustedException">The result lies outside 1900 to 2300.</exception>
    public long Add(long at, long work) => work switch
    {
        > 0 => FinishOf(Count(at, work)),
        0 => at,
        _ => StartOf(Count(at, work)),
    };

    /// <summary>The time at which an amount of work has to begin to be done at a time: the start of a period when it is used up exactly.</summary>
    /// <param name="at">Minutes since 0001-01-01. Need not be working time.</param>
    /// <param name="work">Working minutes. 0 gives the time itself; a negative amount goes forward as <see cref="Add(long, long)"/> does.</param>
    /// <exception cref="CalendarExhaustedException">The result lies outside 1900 to 2300.</exception>
    public long Subtract(long at, long work) => Add(at, -work);

    /// <summary>Working minutes from one time to another; negative when the second is earlier.</summary>
    /// <param name="from">Minutes since 0001-01-01.</param>
    /// <param name="to">Minutes since 0001-01-01.</param>
    /// <exception cref="CalendarExhaustedException">A time is not supported.</exception>
    public long Work(long from, long to) => WorkBefore(to) - WorkBefore(from);

    /// <inheritdoc cref="NextWorkStart(long)"/>
    /// <param name="at">Local wall clock, whole minutes.</param>
    public DateTime NextWorkStart(DateTime at) => WallClock.ToDateTime(NextWorkStart(WallClock.ToMinutes(at)));

    /// <inheritdoc cref="PreviousWorkFinish(long)"/>
    /// <param name="at">Local wall clock, whole minutes.</param>
    public DateTime PreviousWorkFinish(DateTime at) => WallClock.ToDateTime(PreviousWorkFinish(WallClock.ToMinutes(at)));

    /// <inheritdoc cref="Add(long, long)"/>
    /// <param name="at">Local wall clock, whole minutes. Need not be working time.</param>
    /// <param name="work">Working minutes.</param>
    public DateTime Add(DateTime at, long work) => WallClock.ToDateTime(Add(WallClock.ToMinutes(at), work));

    /// <inheritdoc cref="Subtract(long, long)"/>
    /// <param name="at">Local wall clock, whole minutes. Need not be working time.</param>
    /// <param name="work">Working minutes.</param>
    public DateTime Subtract(DateTime at, long work) => WallClock.ToDateTime(Subtract(WallClock.ToMinutes(at), work));

    /// <inheritdoc cref="Work(long, long)"/>
    /// <param name="from">Local wall clock, whole minutes.</param>
    /// <param name="to">Local wall clock, whole minutes.</param>
    public long Work(DateTime from, DateTime to) => Work(WallClock.ToMinutes(from), WallClock.ToMinutes(to));

    /// <summary>As <see cref="Add(long, long)"/>, but the later of equivalent times.</summary>
    internal long Latest(long at, long work) => StartOf(Count(at, work));

    // 401 years have 210,907,440 minutes: more work than that leaves the supported range whatever the calendar, and counts fit an int.
    private const long MostWork = 211_000_000;

    private int Count(long at, long work)
    {
        if (Math.Abs(Math.Max(work, -long.MaxValue)) > MostWork) throw new CalendarExhaustedException(this, at);
        return (int)(WorkBefore(at) + work);
    }
}
