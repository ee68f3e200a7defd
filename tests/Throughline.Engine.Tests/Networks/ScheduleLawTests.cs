using CsCheck;
using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>What holds for every plan.</summary>
public sealed class ScheduleLawTests
{
    private static readonly int Plans = int.TryParse(Environment.GetEnvironmentVariable("CsCheck_Iter"), System.Globalization.CultureInfo.InvariantCulture, out var plans) ? plans : 2_000;

    [Fact]
    public void The_order_in_which_a_plan_is_told_does_not_matter() =>
        Gen.Select(RandomPlan.Everything, Gen.Int[0, int.MaxValue]).Sample(
            (plan, seed) =>
            {
                var places = Enumerable.Range(0, plan.Activities.Length).ToArray();
                new Random(seed).Shuffle(places);
                var (one, other) = (plan.Compute(), plan.Shuffled(places).Compute());
                if (one is null) return other is null;
                return Enumerable.Range(0, one.Count).All(i => Dates(one, i) == Dates(other!, places[i]));
            },
            iter: Plans);

    [Fact]
    public void Lengthening_a_task_never_pulls_anything_in() =>
        Gen.Select(RandomPlan.FinishToStart, Gen.Int[0, 13], Gen.Long[1, 5000]).Sample(
            (plan, which, more) =>
            {
                var at = which % plan.Activities.Length;
                var longer = plan with { Activities = plan.Activities.SetItem(at, Longer(plan.Activities[at], more)) };
                return NothingEarlier(plan, longer);
            },
            iter: Plans);

    [Fact]
    public void Adding_a_link_never_pulls_anything_in() =>
        Gen.Select(RandomPlan.WithoutLeads, Gen.Int[0, 13], Gen.Int[0, 13], Gen.Int[0, 3]).Sample(
            (plan, one, other, type) =>
            {
                var (from, to) = (one % plan.Activities.Length, other % plan.Activities.Length);
                var linked = plan with { Links = plan.Links.Add(new Link(Math.Min(from, to), Math.Max(from, to), (LinkType)type)) };
                // What a constraint pulls before the project start, a link hands on: without it the successor waits for the project start.
                return from == to || StartsBeforeProject(plan) || NothingEarlier(plan, linked);
            },
            iter: Plans);

    [Fact]
    public void Adding_a_link_never_pulls_in_what_is_not_as_late_as_possible() =>
        Gen.Select(RandomPlan.WithLateWork, Gen.Int[0, 13], Gen.Int[0, 13], Gen.Int[0, 3]).Sample(
            (plan, one, other, type) =>
            {
                var (from, to) = (one % plan.Activities.Length, other % plan.Activities.Length);
                var linked = plan with { Links = plan.Links.Add(new Link(Math.Min(from, to), Math.Max(from, to), RandomPlan.FromFinish((LinkType)type))) };
                return from == to || NothingEarlier(plan, linked);
            },
            iter: Plans);

    [Fact]
    public void Float_is_never_negative_when_nothing_but_links_sets_dates() =>
        RandomPlan.Plain.Sample(
            plan => plan.Compute() is not { } schedule || Enumerable.Range(0, schedule.Count).All(i => schedule is { } s && s.TotalFloat(i) >= 0 && s.FreeFloat(i) >= 0 && s.StartFloat(i) >= 0 && s.FinishFloat(i) >= 0),
            iter: Plans);

    [Fact]
    public void Something_is_always_critical_when_nothing_but_links_sets_dates() =>
        RandomPlan.Plain.Sample(
            plan => plan.Compute() is not { } schedule || Enumerable.Range(0, schedule.Count).Any(schedule.IsOnLongestPath),
            iter: Plans);

    [Fact]
    public void Every_critical_task_has_a_driving_chain_that_ends_in_a_fact() =>
        RandomPlan.Everything.Sample(
            plan =>
            {
                if (plan.Compute() is not { } schedule) return;
                for (var i = 0; i < schedule.Count; i++) if (schedule.IsCritical(i)) DrivingChain.EndOf(schedule, i).ShouldNotBe(DriverKind.Link);
            },
            iter: Plans);

    [Fact]
    public void The_drivers_recompute_every_date() =>
        RandomPlan.Everything.Sample(
            plan =>
            {
                if (plan.Compute() is not { } schedule) return;
                var recomputed = new Recomputation(plan, schedule);
                for (var i = 0; i < schedule.Count; i++) recomputed.Check(i);
            },
            iter: Plans);

    [Fact]
    public void A_network_with_activities_replaced_equals_one_built_anew() =>
        Gen.Select(RandomPlan.Everything, RandomPlan.Everything, Gen.Int[0, 13].Array[1, 3]).Sample(
            (plan, other, which) =>
            {
                if (plan.Build() is not { } network) return true;
                var changed = which.Select(i => (i % plan.Activities.Length, other.Activities[i % other.Activities.Length] with { Parent = plan.Activities[i % plan.Activities.Length].Parent })).ToList();
                var anew = changed.Aggregate(plan, (whole, change) => whole with { Activities = whole.Activities.SetItem(change.Item1, change.Item2) }).Compute();
                var revised = network.With(changed);
                // An activity made active again may close a cycle.
                if (anew is null) return revised.Problems is [NetworkProblem.Cycle];
                var schedule = Schedule.Of(revised.Value!).Value!;
                return Enumerable.Range(0, plan.Activities.Length).All(i => Dates(anew, i) == Dates(schedule, i));
            },
            iter: Plans);

    [Fact]
    public void A_schedule_continued_from_the_version_before_equals_one_computed_anew() =>
        Gen.Select(RandomPlan.Everything, RandomPlan.Everything, Gen.Int[0, 20].Array[1, 4]).Sample(
            (plan, other, which) =>
            {
                var whole = plan.Prompt();
                if (whole.Build() is not { } network) return;
                var before = Schedule.Of(network).Value!;
                // One after the other, so that a continued schedule is continued again; what is beyond the last is added.
                foreach (var pick in which)
                {
                    var i = Math.Min(pick, network.Count);
                    var summaries = Enumerable.Range(0, network.Count).Where(network.IsSummary).Cast<int?>().Append(null).ToList();
                    var value = other.Prompt().Activities[i % other.Activities.Length] with { Parent = i < network.Count ? network.Activities[i].Parent : summaries[pick % summaries.Count] };
                    whole = whole with { Activities = i < network.Count ? whole.Activities.SetItem(i, value) : whole.Activities.Add(value) };
                    network = network.With([(i, value)]).Value!;
                    var continued = Schedule.Of(network, before, [i]).Value!;
                    Columns.Of(continued).ShouldBe(Columns.Of(whole.Compute()!));
                    before = continued;
                }
            },
            iter: Plans);

    [Fact]
    public void A_driving_link_has_no_float_and_a_broken_one_is_warned_of() =>
        RandomPlan.Everything.Sample(
            plan =>
            {
                if (plan.Compute() is not { } schedule) return;
                var broken = schedule.Warnings.OfType<ScheduleWarning.LinkBroken>().Select(warning => warning.Link).ToHashSet();
                for (var link = 0; link < plan.Links.Length; link++)
                {
                    if (schedule.IsDriving(link) && !schedule.Network.IsSummary(plan.Links[link].Successor) && !schedule.Network.IsInactive(plan.Links[link].Successor)) schedule.LinkFloat(link).ShouldBe(0);
                    broken.Contains(link).ShouldBe(schedule.IsBroken(link));
                }
            },
            iter: Plans);

    private static (long, long, long, long, long, long, bool, bool) Dates(Schedule schedule, int i) => (
        schedule.EarlyStarts[i], schedule.EarlyFinishes[i], schedule.LateStarts[i], schedule.LateFinishes[i], schedule.TotalFloat(i), schedule.FreeFloat(i), schedule.IsCritical(i), schedule.IsOnLongestPath(i));

    private static Activity Longer(Activity activity, long more) => activity with
    {
        DurationMinutes = activity.DurationMinutes + more,
        Assignments = activity.Assignments.IsDefaultOrEmpty ? activity.Assignments : [.. activity.Assignments.Select(work => work with { Minutes = work.Minutes + more })],
    };

    private static bool StartsBeforeProject(RandomPlan plan) =>
        plan.Compute() is { } schedule && Enumerable.Range(0, schedule.Count).Any(i => schedule.EarlyStart(i) < RandomPlan.Start);

    // Work as late as possible, and summaries, which may begin with it.
    private static bool MovesBack(Network network, int i) => network.Activities[i].Constraint == ConstraintKind.AsLateAsPossible
        || Enumerable.Range(0, network.Count).Any(below => network.Activities[below].Parent == i && MovesBack(network, below));

    private static bool NothingEarlier(RandomPlan before, RandomPlan after) =>
        before.Compute() is not { } was || after.Compute() is not { } now ||
        Enumerable.Range(0, was.Count).All(i => was.Network.Activities[i].IsInactive || MovesBack(was.Network, i) || (now.EarlyStarts[i] >= was.EarlyStarts[i] && now.EarlyFinishes[i] >= was.EarlyFinishes[i]));
}
