using System.Collections.Immutable;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <content>A network with some activities replaced or added, sharing what did not change.</content>
public sealed partial class Network
{
    /// <summary>The same network with some activities replaced, and leaves without links added. Structure and order are shared as long as no parent, calendar or inactivity changes; otherwise everything is built again.</summary>
    /// <param name="changed">Ordinals and what they become; of several for one ordinal the last holds. The ordinals from <see cref="Count"/> on, one after the other, add.</param>
    /// <returns>The network, or every problem the new values bring.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An ordinal or a calendar is not known.</exception>
    public Outcome<Network> With(IReadOnlyList<(int Activity, Activity Value)> changed)
    {
        var problems = ImmutableArray.CreateBuilder<NetworkProblem>();
        var used = new bool[Continuous];
        var count = Count;
        foreach (var (i, value) in changed)
        {
            ThrowIfUnknown(i, value, count);
            NetworkValidation.Check(problems, used, i, value);
            if (i == count) count++;
        }

        NetworkValidation.CheckCalendars(problems, used, Calendars);
        if (problems.Count > 0) return new Outcome<Network>(null, problems.ToImmutable());
        var activities = Copy(_activities, count);
        foreach (var (i, value) in changed) activities[i] = value;
        return changed.All(KeepsStructure) ? Outcome<Network>.Of(Revised(activities, changed)) : Rebuilt(activities);
    }

    /// <summary>Whether both are made from one network by <see cref="With"/> so that an ordinal in both means the same place in the plan.</summary>
    internal bool SharesOrdinalsWith(Network other) => ReferenceEquals(_origin, other._origin);

    private bool KeepsStructure((int Activity, Activity Value) change)
    {
        var (i, value) = change;
        if (i >= Count) return !value.IsInactive && !Has(Trait.Inactive) && (value.Parent is not { } parent || (parent < Count && IsSummary(parent)));
        var before = _activities[i];
        return before.Parent == value.Parent && before.IsInactive == value.IsInactive && before.Calendar == value.Calendar;
    }

    private Network Revised(Activity[] activities, IReadOnlyList<(int Activity, Activity Value)> changed)
    {
        var network = new Network(this, activities);
        for (var i = Count; i < network.Count; i++) network.Place(i);
        if (network.Count > Count) network.Regroup(Count);
        foreach (var (i, _) in changed)
        {
            network.Revise(i, this);
            if (i >= Count) continue;
            foreach (var position in FollowersOf(i))
            {
                if (_links[Edges[position].Ordinal].Lag.Unit is not (LagUnit.Percent or LagUnit.ElapsedPercent)) continue;
                if (ReferenceEquals(network.Edges, Edges)) network.Edges = [.. Edges];
                network.Edges[position] = network.CompileLink(Edges[position].Ordinal)!.Value;
            }
        }

        return network;
    }

    // What most changes leave as it is stays shared.
    private void Revise(int i, Network before)
    {
        var (clock, traits) = (ClockOf(i), TraitsOf(i) | (i < before.Count ? before.Traits[i] & Trait.Inactive : Trait.None));
        Durations[i] = DurationOf(i);
        if (Clocks[i] != clock) (Clocks = ReferenceEquals(Clocks, before.Clocks) ? [.. Clocks] : Clocks)[i] = clock;
        if (Traits[i] != traits) (Traits = ReferenceEquals(Traits, before.Traits) ? [.. Traits] : Traits)[i] = traits;
    }

    private void Place(int added)
    {
        Parents[added] = _activities[added].Parent ?? -1;
        SummaryNumbers[added] = -1;
    }

    /// <summary>Makes room for added leaves: below their parents, without links, each in the order before the summary above it.</summary>
    private void Regroup(int before)
    {
        (ChildOffsets, Children) = Adjacency.Of(Parents, Count);
        (EdgeOffsets, FollowerOffsets) = (Longer(EdgeOffsets), Longer(FollowerOffsets));
        var order = new List<int>(Order.Length + Count - before);
        // The gate of a summary is its ordinal plus the count, which has grown.
        foreach (var node in Order)
        {
            if (node < before && SummaryNumbers[node] >= 0)
                foreach (var child in ChildrenOf(node))
                    if (child >= before) order.Add(child);
            order.Add(node < before ? node : node - before + Count);
        }

        for (var i = before; i < Count; i++) if (Parents[i] < 0) order.Add(i);
        Order = [.. order];
    }

    private int[] Longer(int[] offsets)
    {
        var longer = Copy(offsets, Count + 1);
        longer.AsSpan(offsets.Length).Fill(offsets[^1]);
        return longer;
    }

    /// <summary>A copy with room for more.</summary>
    internal static T[] Copy<T>(T[] values, int length)
    {
        if (values.Length == length) return [.. values];
        var copy = new T[length];
        values.CopyTo(copy, 0);
        return copy;
    }

    private Outcome<Network> Rebuilt(Activity[] activities)
    {
        var builder = new NetworkBuilder(WallClock.ToDateTime(ProjectStart), Calendars[0], Options, activities.Length, _links.Length)
        {
            StatusDate = Date(StatusDate),
            MustFinishBy = Date(MustFinishBy),
            ScheduleFromFinish = Date(FromFinish),
        };
        foreach (var calendar in Calendars.AsSpan(1..Continuous)) builder.AddCalendar(calendar);
        builder.Activities.AddRange(activities);
        builder.Links.AddRange(_links);
        return builder.Build();
    }

    private void ThrowIfUnknown(int activity, Activity value, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(activity, count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)value.Calendar, (uint)Continuous, nameof(value));
        if (value.Parent is { } parent) ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)parent, (uint)count, nameof(value));
        if (value.Assignments.IsDefaultOrEmpty) return;
        foreach (var assignment in value.Assignments) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)assignment.Calendar, (uint)Continuous, nameof(value));
    }

    private static DateTime? Date(long? minutes) => minutes is { } at ? WallClock.ToDateTime(at) : null;
}
