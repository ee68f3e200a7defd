using System.Collections.Immutable;
using CsCheck;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>A plan drawn by chance: what goes into a network, by position, so that it can be changed and shuffled.</summary>
internal sealed record RandomPlan(ImmutableArray<Activity> Activities, ImmutableArray<Link> Links, ScheduleOptions Options, DateTime? StatusDate)
{
    public static readonly DateTime Start = new(2025, 6, 2, 8, 0, 0);

    /// <summary>Calendars by ordinal: five days, seven days, nights, mornings of three days with a week off.</summary>
    public static readonly WorkingCalendar[] Calendars =
    [
        WorkingCalendar.Standard,
        ChartPlan.Week(7),
        WorkingCalendar.Create([.. Enumerable.Repeat<DayPattern?>(new DayPattern([new TimeRange(0, 360), new TimeRange(1320, 1440)]), 7)]),
        WorkingCalendar.Create(
            [null, new DayPattern([new TimeRange(480, 720)]), null, new DayPattern([new TimeRange(480, 720)]), null, new DayPattern([new TimeRange(480, 720)]), null],
            [new CalendarException(new DateOnly(2025, 6, 16), new DateOnly(2025, 6, 22), DayPattern.NonWorking)]),
    ];

    private const int Days = 40;
    private static Gen<DateTime> Date(int earliest) => Gen.Int[earliest, Days * 24].Select(hours => Start.AddHours(hours));
    private static readonly Gen<long> Length = Gen.Frequency((1, Gen.Const(0L)), (4, Gen.Long[1, 10].Select(days => days * 480)), (2, Gen.Long[1, 3000]));
    private static readonly Gen<ScheduleOptions> Conventions = Gen.Int[0, Presets.Variants.Length - 1].Select(i => Presets.Variants[i]);

    private static readonly Gen<DateTime?> AnyStatus = Gen.Int[0, Days].Select(day => (DateTime?)Start.AddDays(day));

    /// <summary>Only links and lags on fixed calendars: no constraints, deadlines, manual work or progress.</summary>
    public static Gen<RandomPlan> Plain { get; } = Of(Shape(), Lags(negative: true), AnyStatus);

    /// <summary>
    /// Finish-to-start links with any lag and lead, automatic work without progress: constraints on the start (one on the finish, or as late as possible, moves the start
    /// of longer work forward), deadlines, leveling delays. No share of a summary's duration, which shrinks when its first leaf moves, and no lead in percent, which across
    /// calendars grows faster than what it is a share of.
    /// </summary>
    public static Gen<RandomPlan> FinishToStart { get; } = Of(Early(), Lags(negative: true), AnyStatus, LinkType.FinishToStart).Select(WithMonotoneShares);

    /// <summary>
    /// As <see cref="WithoutLeads"/>, with work as late as what follows leaves it; no leveling delays, which are added anew to what such work leaves, no inactive work, which hands on
    /// what holds it back, and links from finishes only: work that cannot start when it should starts with its next working time and takes along what waits for its start.
    /// </summary>
    public static Gen<RandomPlan> WithLateWork { get; } = Of(Any(late: true, earliest: 0), Lags(negative: false), AnyStatus)
        .Select(plan => plan with
        {
            Options = plan.Options.AsLateAsPossible == AsLateAsPossibleRule.ZeroFreeFloat ? plan.Options : ScheduleOptions.Recommended,
            Activities = [.. plan.Activities.Select(activity => activity with { LevelingDelayMinutes = 0, IsInactive = false })],
            Links = [.. plan.Links.Select(link => link with { Type = FromFinish(link.Type) })],
        });

    /// <summary>Everything but work as late as possible, leads and dates before the project start, by which Microsoft Project pulls work before it, and shares of a summary's duration, which shrink when its first leaf moves.</summary>
    public static Gen<RandomPlan> WithoutLeads { get; } = Of(Any(late: false, earliest: 0), Lags(negative: false), Gen.Int[0, Days].Select(day => (DateTime?)Start.AddDays(day)));

    /// <summary>Everything.</summary>
    public static Gen<RandomPlan> Everything { get; } = Of(Any(late: true), Lags(negative: true), Gen.Int[0, Days].Select(day => (DateTime?)Start.AddDays(day)));

    /// <summary>The network, or null when the links happen to form a cycle.</summary>
    public Network? Build()
    {
        var builder = new NetworkBuilder(Start, Calendars[0], Options) { StatusDate = StatusDate };
        foreach (var calendar in Calendars.Skip(1)) builder.AddCalendar(calendar);
        foreach (var activity in Activities) builder.AddActivity(activity);
        foreach (var link in Links) builder.AddLink(link);
        var network = builder.Build();
        if (network.Succeeded) return network.Value;
        network.Problems.ShouldAllBe(problem => problem is NetworkProblem.Cycle);
        return null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Options == ScheduleOptions.MicrosoftProject ? "MicrosoftProject" : Options == ScheduleOptions.Recommended ? "Recommended" : $"Primavera {Options.Progress}")}, status {StatusDate:d HH:mm}\n{string.Join('\n', Activities.Select((activity, i) => $"{i}: {Told(activity)}"))}\n{string.Join('\n', Links)}";

    private static string Told(Activity activity) => string.Join(", ", typeof(Activity).GetProperties()
        .Where(property => property.Name != nameof(Activity.Assignments) && !Equals(property.GetValue(activity), property.GetValue(new Activity())))
        .Select(property => $"{property.Name} {property.GetValue(activity)}")) + (activity.Assignments.IsDefault ? "" : $", {string.Join(" ", activity.Assignments)}");

    /// <summary>The same plan with all work active and none as late as possible.</summary>
    public RandomPlan Prompt() => this with
    {
        Activities = [.. Activities.Select(activity => activity with
        {
            IsInactive = false, Constraint = activity.Constraint == ConstraintKind.AsLateAsPossible ? ConstraintKind.AsSoonAsPossible : activity.Constraint,
        })],
    };

    public Schedule? Compute() => Build() is { } network ? Schedule.Of(network).Value.ShouldNotBeNull() : null;

    /// <summary>The same plan with its activities in another order.</summary>
    /// <param name="places">Where each activity goes.</param>
    public RandomPlan Shuffled(int[] places)
    {
        var activities = new Activity[Activities.Length];
        for (var i = 0; i < places.Length; i++) activities[places[i]] = Activities[i] with { Parent = Activities[i].Parent is { } parent ? places[parent] : null };
        var links = Links.Select(link => link with { Predecessor = places[link.Predecessor], Successor = places[link.Successor] }).Reverse();
        return this with { Activities = [.. activities], Links = [.. links] };
    }

    private static Gen<Activity> Shape() => Gen.Select(Length, Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[0, 12], (length, calendar, elapsed, assigned) => new Activity
    {
        DurationMinutes = length,
        Calendar = calendar,
        IsElapsed = elapsed == 0,
        Assignments = assigned == 0 && length > 0 ? [new AssignedWork(0, length), new AssignedWork(3, length / 2, 60)] : default,
    });

    /// <summary>The type that leads to the same edge from the finish.</summary>
    public static LinkType FromFinish(LinkType type) => type is LinkType.StartToStart or LinkType.FinishToStart ? LinkType.FinishToStart : LinkType.FinishToFinish;

    private static RandomPlan WithMonotoneShares(RandomPlan plan)
    {
        var summaries = plan.Activities.Where(activity => activity.Parent is not null).Select(activity => activity.Parent!.Value).ToHashSet();
        return plan with { Links = [.. plan.Links.Select(link => link.Lag.Unit == LagUnit.Percent && (summaries.Contains(link.Predecessor) || link.Lag.Amount < 0) ? link with { Lag = default } : link)] };
    }

    private static Gen<Activity> Early() => Gen.Select(Shape(), Gen.Int[0, 9], Date(-3 * 24), Gen.Int[0, 9], Date(-3 * 24), (shape, kind, date, other, second) =>
    {
        var constrained = kind switch
        {
            0 => shape with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = date },
            1 => shape with { Constraint = ConstraintKind.MustStartOn, ConstraintDate = date },
            2 => shape with { Constraint = ConstraintKind.StartNoLaterThan, ConstraintDate = date },
            3 => shape with { Constraint = ConstraintKind.StartOn, ConstraintDate = date },
            _ => shape,
        };
        return other switch
        {
            0 => constrained with { Deadline = second },
            1 => constrained with { LevelingDelayMinutes = second.Minute + (second.Hour * 60) },
            _ => constrained,
        };
    });

    private static Gen<Activity> Any(bool late, int earliest = -3 * 24) => Gen.Select(Shape(), Gen.Int[0, 11], Date(earliest), Gen.Int[0, 11], Date(earliest), Gen.Int[0, 1000], (shape, kind, date, other, second, percent) =>
    {
        var constrained = kind is > 1 and < 10 || (late && kind == 1) ? shape with { Constraint = (ConstraintKind)kind, ConstraintDate = date } : shape;
        return other switch
        {
            0 => constrained with { Deadline = second },
            1 => constrained with { IsManual = true, ManualStart = second, ManualFinish = second.AddHours(percent % 90) },
            2 => constrained with { ActualStart = second, PercentComplete = percent / 10.0 },
            3 => constrained with { ActualStart = second, ActualFinish = second.AddHours(percent % 90), PercentComplete = 100 },
            4 => constrained with { LevelingDelayMinutes = percent },
            5 => constrained with { IsInactive = true },
            _ => constrained,
        };
    });

    private static Gen<LinkLag> Lags(bool negative) => Gen.Frequency(
        (4, Gen.Const(new LinkLag(0))),
        (2, Gen.Int[negative ? -3 : 0, 3].Select(days => LinkLag.Working(days * 480))),
        (1, Gen.Int[negative ? -100 : 0, 100].Select(hours => LinkLag.Elapsed(hours * 60))),
        (1, Gen.Int[negative ? -100 : 0, 100].Select(percent => new LinkLag(negative ? percent : 0, LagUnit.Percent))));

    private static Gen<RandomPlan> Of(Gen<Activity> activity, Gen<LinkLag> lag, Gen<DateTime?> status, LinkType? only = null)
    {
        var ends = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 3], lag);
        return Gen.Select(activity.Array[1, 14], ends.Array[0, 20], Gen.Int[0, 14].Array[14], Conventions, status, (activities, links, parents, options, statusDate) =>
        {
            var count = activities.Length;
            // Every third activity may become a summary of later ones.
            var under = activities.Select((one, i) => i > 0 && parents[i] < i && parents[i] % 3 == 0 && parents[i] < count ? one with { Parent = parents[i] } : one);
            return new RandomPlan(
                [.. under],
                [.. links.Where(link => link.Item1 % count != link.Item2 % count).Select(link => new Link(Math.Min(link.Item1 % count, link.Item2 % count), Math.Max(link.Item1 % count, link.Item2 % count), only ?? (LinkType)link.Item3, link.Item4))],
                options,
                statusDate);
        });
    }
}
