using System.Collections.Immutable;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Networks;

/// <content>A network with some activities replaced, sharing what did not change.</content>
public sealed partial class Network
{
    /// <summary>The same network with some activities replaced. Links, structure and order are shared as long as no parent, calendar or inactivity changes; otherwise everything is built again.</summary>
    /// <param name="changed">Ordinals and what they become; of several for one ordinal the last holds.</param>
    /// <returns>The network, or every problem the new values bring.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An ordinal or a calendar is not known.</exception>
    public Outcome<Network> With(IReadOnlyList<(int Activity, Activity Value)> changed)
    {
        var problems = ImmutableArray.CreateBuilder<NetworkProblem>();
        var used = new bool[Continuous];
        var keepsStructure = true;
        foreach (var (i, value) in changed)
        {
            ThrowIfUnknown(i, value);
            NetworkValidation.Check(problems, used, i, value);
            var before = _activities[i];
            keepsStructure &= before.Parent == value.Parent && before.IsInactive == value.IsInactive && before.Calendar == value.Calendar;
        }

        NetworkValidation.CheckCalendars(problems, used, Calendars);
        if (problems.Count > 0) return new Outcome<Network>(null, problems.ToImmutable());
        var activities = _activities.AsSpan().ToArray();
        foreach (var (i, value) in changed) activities[i] = value;
        return keepsStructure ? Outcome<Network>.Of(Revised(activities, changed)) : Rebuilt(activities);
    }

    private Network Revised(Activity[] activities, IReadOnlyList<(int Activity, Activity Value)> changed)
    {
        var network = new Network(this, activities);
        foreach (var (i, _) in changed)
        {
            network.CompileActivity(i);
            network.Traits[i] |= Traits[i] & Trait.Inactive;
            foreach (var position in FollowersOf(i))
            {
                if (_links[Edges[position].Ordinal].Lag.Unit is not (LagUnit.Percent or LagUnit.ElapsedPercent)) continue;
                if (ReferenceEquals(network.Edges, Edges)) network.Edges = [.. Edges];
                network.Edges[position] = network.CompileLink(Edges[position].Ordinal)!.Value;
            }
        }

        return network;
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

    private void ThrowIfUnknown(int activity, Activity value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activity);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(activity, Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)value.Calendar, (uint)Continuous, nameof(value));
        if (value.Assignments.IsDefaultOrEmpty) return;
        foreach (var assignment in value.Assignments) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)assignment.Calendar, (uint)Continuous, nameof(value));
    }

    private static DateTime? Date(long? minutes) => minutes is { } at ? WallClock.ToDateTime(at) : null;
}
