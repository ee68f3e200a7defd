using System.Collections.Immutable;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <summary>All that follows from a network: dates, float and what set each date, in columns by ordinal. Immutable; safe to share between threads.</summary>
/// <remarks>Dates of an activity as late as possible are those at which it is scheduled. Dates of inactive work mean nothing to the schedule.</remarks>
public sealed partial class Schedule
{
    private readonly ForwardPass _early;
    private readonly BackwardPass _late;
    private readonly FloatPass _float;
    private readonly DrivingLinks _driving;
    private readonly bool[] _onLongestPath;
    private readonly Lazy<ImmutableArray<ScheduleWarning>> _warnings;
    private readonly Lazy<bool[]> _criticalLeaves;

    internal Schedule(Network network, ForwardPass early, BackwardPass late, FloatPass floats, DrivingLinks driving, (long Start, long Finish) project, ImmutableArray<ScheduleWarning>? warningsBefore = null)
    {
        (Network, _early, _late, _float, _driving) = (network, early, late, floats, driving);
        _onLongestPath = LongestPath.Of(network, early, driving);
        (ProjectStart, ProjectFinish) = (WallClock.ToDateTime(project.Start), WallClock.ToDateTime(project.Finish));
        _warnings = new Lazy<ImmutableArray<ScheduleWarning>>(() => warningsBefore is { } before ? ScheduleWarnings.Of(this, early, before) : ScheduleWarnings.Of(this, early));
        _criticalLeaves = new Lazy<bool[]>(() => [.. Enumerable.Range(0, network.Count).Select(IsCriticalLeaf)]);
    }

    /// <summary>The network this is the schedule of.</summary>
    public Network Network { get; }

    /// <summary>Number of activities, summaries included.</summary>
    public int Count => Network.Count;

    /// <summary>Where work without logic begins; when scheduled from the finish, the earliest late start.</summary>
    public DateTime ProjectStart { get; }

    /// <summary>The latest early finish. The project start when there is nothing active.</summary>
    public DateTime ProjectFinish { get; }

    /// <summary>What people should know about this schedule, by activity. Computed when first asked for.</summary>
    public ImmutableArray<ScheduleWarning> Warnings => _warnings.Value;

    /// <summary>Early starts, minutes since 0001-01-01.</summary>
    public ReadOnlySpan<long> EarlyStarts => _early.Starts;

    /// <summary>Early finishes, minutes since 0001-01-01.</summary>
    public ReadOnlySpan<long> EarlyFinishes => _early.Finishes;

    /// <summary>Late starts, minutes since 0001-01-01; of started activities the late start of what remains.</summary>
    public ReadOnlySpan<long> LateStarts => _late.Starts;

    /// <summary>Late finishes, minutes since 0001-01-01.</summary>
    public ReadOnlySpan<long> LateFinishes => _late.Finishes;

    /// <summary>The scheduled start: the earliest that logic, constraints and progress allow; of manual activities their own.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public DateTime EarlyStart(int activity) => WallClock.ToDateTime(_early.Starts[activity]);

    /// <summary>The scheduled finish.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public DateTime EarlyFinish(int activity) => WallClock.ToDateTime(_early.Finishes[activity]);

    /// <summary>The latest start that delays nothing it must not; of started activities that of what remains.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public DateTime LateStart(int activity) => WallClock.ToDateTime(_late.Starts[activity]);

    /// <summary>The latest finish that delays neither the project nor a deadline nor a constraint.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public DateTime LateFinish(int activity) => WallClock.ToDateTime(_late.Finishes[activity]);

    /// <summary>Where the remaining work of a started activity goes on; otherwise the early start.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public DateTime RemainingStart(int activity) => WallClock.ToDateTime(_early.Resumes.GetValueOrDefault(activity, _early.Starts[activity]));

    /// <summary>How far the activity can slip before the project finish or a date that must hold moves.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    /// <returns>Working minutes of the activity's own calendar; which float it is says <see cref="ScheduleOptions.TotalFloat"/>. Negative: a date cannot be kept. 0 for finished and inactive work. Of a summary: between its own early and late dates, no measure of its leaves.</returns>
    public long TotalFloat(int activity) => _float.Total[activity];

    /// <summary>How far the activity can slip before anything that follows moves.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    /// <returns>Working minutes of the activity's own calendar, never negative. 0 for finished and inactive work.</returns>
    public long FreeFloat(int activity) => _float.Free[activity];

    /// <summary>Late start less early start, in working minutes of the activity's own calendar; of started activities that of what remains.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public long StartFloat(int activity) => _float.StartFloat(activity);

    /// <summary>Late finish less early finish, in working minutes of the activity's own calendar.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public long FinishFloat(int activity) => _float.FinishFloat(activity);

    /// <summary>Whether the activity is critical by the rule of <see cref="ScheduleOptions.Critical"/>. Finished and inactive work never is; a summary is when a leaf of it is.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public bool IsCritical(int activity)
    {
        if (!Network.IsSummary(activity)) return IsCriticalLeaf(activity);
        foreach (var child in Network.ChildrenOf(activity)) if (IsCritical(child)) return true;
        return false;
    }

    /// <summary>By ordinal, whether an activity is critical and no summary. Computed when first asked for.</summary>
    public ReadOnlySpan<bool> CriticalLeaves => _criticalLeaves.Value;

    /// <summary>Whether the activity is unfinished, not critical, and has at most the total float of <see cref="ScheduleOptions.NearCriticalFloatMinutes"/>. Never for summaries.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public bool IsNearCritical(int activity) =>
        !Network.IsSummary(activity) && IsOpen(activity) && !IsCritical(activity) && _float.Total[activity] <= Network.Options.NearCriticalFloatMinutes;

    /// <summary>Whether the latest finish of the project is reached from the activity over driving links only.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public bool IsOnLongestPath(int activity) => _onLongestPath[activity];

    /// <summary>What set the early start.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public Driver StartDriver(int activity) => _early.StartDrivers[activity];

    /// <summary>What the leveling delay of an activity counts from. Null: the start is not delayed.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public Driver? DelayBase(int activity) => _early.DelayBases.TryGetValue(activity, out var driver) ? driver : null;

    /// <summary>What set the early finish. A link, the status date or a resume date: the remaining work starts there (<see cref="RemainingStart"/>).</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public Driver FinishDriver(int activity) => _early.FinishDrivers[activity];

    /// <summary>What set the late finish.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public Driver LateFinishDriver(int activity) => _late.FinishDrivers[activity];

    /// <summary>What set the late start: the late finish and the duration; of finished activities the record; of summaries a child.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public Driver LateStartDriver(int activity)
    {
        if (Network.Traits[activity].Has(Trait.Finished)) return new Driver(DriverKind.ActualStart);
        foreach (var child in Network.ChildrenOf(activity)) if (_late.Starts[child] == _late.Starts[activity]) return new Driver(DriverKind.Child, child);
        return new Driver(DriverKind.Duration);
    }

    /// <summary>Whether a link, alone or together with others, sets the start of its successor (of started work: of what remains).</summary>
    /// <param name="link">Ordinal of the link.</param>
    public bool IsDriving(int link) => _driving.EdgeOf(link) is { } edge && _driving.Drives(in edge);

    /// <summary>Whether a link into an activity, or into a summary above it, sets that activity's start (of started work: of what remains), alone or together with others.</summary>
    /// <param name="link">Ordinal of the link.</param>
    /// <param name="activity">Ordinal of the activity.</param>
    public bool IsDriving(int link, int activity) => _driving.EdgeOf(link) is { } edge && _driving.Drives(in edge, activity);

    /// <summary>The edges a link tied and the wait it was given, in both passes.</summary>
    /// <param name="link">Ordinal of the link.</param>
    /// <returns>The terms. Null: it holds nothing, because an end is inactive.</returns>
    public LinkTerms? TermsOf(int link) => _driving.EdgeOf(link) is { } edge ? _driving.TermsOf(in edge) : null;

    /// <summary>How far the successor lies after what the link allows.</summary>
    /// <param name="link">Ordinal of the link.</param>
    /// <returns>Working minutes of the successor's own calendar. Negative: the link is broken. Null: it holds nothing, because an end is inactive or the rules ignore it.</returns>
    public long? LinkFloat(int link) => _driving.EdgeOf(link) is { } edge ? _driving.Slack(in edge) : null;

    /// <summary>Whether the successor lies before what the link allows.</summary>
    /// <param name="link">Ordinal of the link.</param>
    public bool IsBroken(int link) => LinkFloat(link) < 0;

    /// <summary>The dates a manual activity would have if it were automatic. Null: it is automatic.</summary>
    /// <param name="activity">Ordinal of the activity.</param>
    public (DateTime Start, DateTime Finish)? AutomaticDates(int activity) =>
        _early.Automatic.TryGetValue(activity, out var dates) ? (WallClock.ToDateTime(dates.Start), WallClock.ToDateTime(dates.Finish)) : null;

    internal bool IsBroken(in LinkEdge edge) => _driving.Slack(in edge) < 0;

    internal long Bound(int link) => _early.Bounds[link];

    private bool IsCriticalLeaf(int activity) => IsOpen(activity) && !Network.IsSummary(activity)
        && (Network.Options.Critical == CriticalRule.LongestPath ? _onLongestPath[activity] : _float.Total[activity] <= Network.Options.CriticalFloatMinutes);

    private bool IsOpen(int activity) => !Network.Traits[activity].Has(Trait.Finished | Trait.Inactive);
}
