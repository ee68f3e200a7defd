using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <content>How a schedule is computed: forward, backward, again forward where work waits to be late, then float.</content>
public sealed partial class Schedule
{
    /// <summary>Computes the schedule of a network.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The schedule; or the problem, when a date leaves the years 1900 to 2300 or a calendar runs out of working time.</returns>
    public static Outcome<Schedule> Of(Network network) => Of(network, null, []);

    /// <summary>The same as <see cref="Of(Network)"/> for a network made by <see cref="Network.With"/>: what the change does not reach is taken over from before.</summary>
    /// <param name="network">The network.</param>
    /// <param name="before">The schedule of the network it was made from. Null: nothing is known.</param>
    /// <param name="changed">Ordinals of the activities that were replaced or added.</param>
    /// <returns>As <see cref="Of(Network)"/>.</returns>
    /// <remarks>O(n) copies and O(reach) computations while the project finish stays; late dates and float are computed anew where it moves, and everything where work is as late as possible or inactive.</remarks>
    public static Outcome<Schedule> Of(Network network, Schedule? before, IReadOnlyList<int> changed)
    {
        var at = 0;
        try
        {
            return Outcome<Schedule>.Of(before is not null && Continues(network, before.Network) ? Compute(network, before, changed, ref at) : Compute(network, ref at));
        }
        catch (CalendarExhaustedException exhausted)
        {
            return Outcome<Schedule>.Failed(new NetworkProblem.CalendarExhausted(at % Math.Max(1, network.Count), exhausted.Minute));
        }
    }

    private static Schedule Compute(Network network, ref int at)
    {
        var start = network.FromFinish is { } finish ? StartFor(network, finish, ref at) : network.ProjectStart;
        var early = Run(new ForwardPass(network, start), ref at);
        var end = End(network, early, start);
        var late = Run(new BackwardPass(network, early, Limit(network, end)), ref at);
        if (network.Has(Trait.AsLateAsPossible))
        {
            var latest = network.Options.AsLateAsPossible == AsLateAsPossibleRule.ZeroTotalFloat ? late.Starts : new LatestFreeStarts(network, early, end).Run();
            early = Run(new ForwardPass(network, start, latest), ref at);
            // What moved can start summaries, lengthen them and with them lags in percent, and across calendars end later than what it waited for: late dates are those of the plan as it now lies.
            end = End(network, early, start);
            late = Run(new BackwardPass(network, early, Limit(network, end)), ref at);
        }

        var floats = new FloatPass(network, early, late, end).Run();
        SettleInactive(network, early, start);
        return new Schedule(network, early, late, floats, new DrivingLinks(network, early), (start, end));
    }

    private static bool Continues(Network network, Network before) =>
        network.SharesOrdinalsWith(before) && network.Count >= before.Count && network.FromFinish is null && !network.Has(Trait.AsLateAsPossible | Trait.Inactive) && !before.Has(Trait.AsLateAsPossible | Trait.Inactive);

    private static Schedule Compute(Network network, Schedule before, IReadOnlyList<int> changed, ref int at)
    {
        var early = Run(new ForwardPass(network, before._early, changed), ref at);
        var end = End(network, early, network.ProjectStart);
        var isSameEnd = end == WallClock.ToMinutes(before.ProjectFinish);
        var late = Run(isSameEnd ? new BackwardPass(network, early, before._late, changed) : new BackwardPass(network, early, Limit(network, end)), ref at);
        var floats = isSameEnd ? new FloatPass(network, early, late, before._float, changed) : new FloatPass(network, early, late, end);
        return new Schedule(network, early, late, floats.Run(), new DrivingLinks(network, early), (network.ProjectStart, end), before._warnings.IsValueCreated ? before._warnings.Value : null);
    }

    private static (long At, Driver By) Limit(Network network, long end) => network switch
    {
        { MustFinishBy: { } must } => (must, new Driver(DriverKind.MustFinishBy)),
        { FromFinish: { } target } => (target, new Driver(DriverKind.MustFinishBy)),
        _ => (end, new Driver(DriverKind.ProjectFinish)),
    };

    private static ForwardPass Run(ForwardPass pass, ref int at)
    {
        try
        {
            return pass.Run();
        }
        finally
        {
            at = pass.Current;
        }
    }

    private static BackwardPass Run(BackwardPass pass, ref int at)
    {
        try
        {
            return pass.Run();
        }
        finally
        {
            at = pass.Current;
        }
    }

    private static long StartFor(Network network, long finish, ref int at)
    {
        var late = Run(new BackwardPass(network, Run(new ForwardPass(network, network.ProjectStart), ref at), (finish, new Driver(DriverKind.MustFinishBy))), ref at);
        var start = finish;
        for (var i = 0; i < network.Count; i++) if (!network.Traits[i].Has(Trait.Summary | Trait.Inactive)) start = Math.Min(start, late.Starts[i]);
        return start;
    }

    private static long End(Network network, ForwardPass early, long start)
    {
        var end = long.MinValue;
        for (var i = 0; i < network.Count; i++) if (!network.Traits[i].Has(Trait.Inactive)) end = Math.Max(end, early.Finishes[i]);
        return end == long.MinValue ? start : end;
    }

    // Inactive work is drawn where its links would put it.
    private static void SettleInactive(Network network, ForwardPass early, long start)
    {
        var times = new ActivityTimes(network);
        foreach (var node in network.Order)
        {
            if (node >= network.Count || !network.Traits[node].Has(Trait.Inactive)) continue;
            if (network.IsSummary(node))
            {
                early.Close(node);
                continue;
            }

            early.Starts[node] = times.Snap(node, early.Starts[node] == ForwardPass.None ? start : early.Starts[node]);
            early.Finishes[node] = times.Finish(node, early.Starts[node]).At;
        }
    }
}
