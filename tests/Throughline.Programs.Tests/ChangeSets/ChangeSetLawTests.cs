using CsCheck;
using Throughline.Engine.Networks;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Tests.ChangeSets;

/// <summary>Laws over generated plans and generated edits.</summary>
public sealed class ChangeSetLawTests
{
    private static readonly Gen<(Plan Plan, Change[] Changes)> PlansWithChanges =
        from plan in PlanGen.Plans
        from picks in Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 7]).Array[1, 5]
        select (plan, ChangesOf(plan, picks));

    [Fact]
    public void Undo_after_a_change_leaves_nothing_changed() => PlansWithChanges.Sample(
        sample =>
        {
            var log = new Log(sample.Plan);
            if (log.Commit(sample.Changes) is not { IsAccepted: true, Entry: not null }) return;
            log.Undo(2).IsAccepted.ShouldBeTrue();
            PlanDifference.Between(sample.Plan, log.Current.Plan with { Program = log.Current.Plan.Program with { NextNumber = sample.Plan.Program.NextNumber } }).ShouldBeEmpty();
        },
        iter: 150);

    [Fact]
    public void The_order_inside_a_change_set_does_not_matter() => PlansWithChanges.Sample(
        sample =>
        {
            var forward = new Log(sample.Plan).Commit(sample.Changes);
            var backward = new Log(sample.Plan).Commit([.. sample.Changes.Reverse()]);
            forward.IsAccepted.ShouldBe(backward.IsAccepted);
            if (forward.IsAccepted) PlanDifference.Between(forward.Revision.Plan, backward.Revision!.Plan).ShouldBeEmpty();
        },
        iter: 100);

    [Fact]
    public void An_outlook_that_reuses_an_earlier_one_is_the_one_from_scratch() => PlansWithChanges.Sample(
        sample =>
        {
            var log = new Log(sample.Plan);
            if (log.Commit(sample.Changes) is not { IsAccepted: true } result) return;
            var scratch = Outlook.Of(Copy(result.Revision.Plan), TestPlan.Surroundings);
            OutlookSketch.Of(result.Revision.Outlook).ShouldBe(OutlookSketch.Of(scratch));
            Impact.Between(result.Revision.Outlook, scratch).MovesNoDate.ShouldBeTrue();
        },
        iter: 150);

    [Fact]
    public void An_outlook_continued_over_many_small_changes_is_the_one_from_scratch() => Gen.Select(PlanGen.Plans.Select(Prompt), Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 24]).Array[1, 8]).Sample(
        (plan, picks) =>
        {
            var log = new Log(plan);
            foreach (var (which, what) in picks)
            {
                if (log.Commit(SmallChange(log.Current.Plan, plan, which, what)) is not { IsAccepted: true, Entry: { } entry }) continue;
                var scratch = Outlook.Of(Copy(log.Current.Plan), TestPlan.Surroundings);
                OutlookSketch.Of(log.Current.Outlook).ShouldBe(OutlookSketch.Of(scratch));
                ProgramSummary.Of(log.Current, entry).ShouldBe(ProgramSummary.Of(log.Current with { Outlook = scratch }, entry));
            }
        },
        iter: 300);

    [Fact]
    public void A_preview_leaves_the_plan_as_it_was() => PlansWithChanges.Sample(
        sample =>
        {
            var log = new Log(sample.Plan);
            var copy = Copy(sample.Plan);
            var before = OutlookSketch.Of(log.Current.Outlook);
            Revisions.Preview(log.Current, Log.ChangesOf(1, sample.Changes), []);
            PlanDifference.Between(copy, log.Current.Plan).ShouldBeEmpty();
            OutlookSketch.Of(log.Current.Outlook).ShouldBe(before);
        },
        iter: 60);

    [Fact]
    public void Changes_to_different_fields_merge_to_both() => Gen.Select(PlanGen.Plans, Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample(
        (plan, first, second) =>
        {
            var items = plan.WorkItems.ToList();
            var (mine, theirs) = (items[first % items.Count], items[second % items.Count]);
            var log = new Log(plan);
            log.Commit(Log.Put(theirs with { Name = "theirs" })).IsAccepted.ShouldBeTrue();
            log.Commit(1, Log.Put(mine with { Notes = "mine" })).IsAccepted.ShouldBeTrue();
            log.Current.Plan.WorkItems.TryGet(mine.Id.Value, out var mineNow).ShouldBeTrue();
            log.Current.Plan.WorkItems.TryGet(theirs.Id.Value, out var theirsNow).ShouldBeTrue();
            (mineNow!.Notes, theirsNow!.Name).ShouldBe(("mine", "theirs"));
        },
        iter: 100);

    [Fact]
    public void Replaying_the_log_gives_the_plan() => PlansWithChanges.Sample(
        sample =>
        {
            var log = new Log(sample.Plan);
            foreach (var change in sample.Changes) log.Commit(change);
            PlanDifference.Between(sample.Plan, Revisions.PlanBefore(log.Current.Plan, log.Since(1))).ShouldBeEmpty();
        },
        iter: 100);

    private static Change[] ChangesOf(Plan plan, (int Which, int What)[] picks)
    {
        var items = plan.WorkItems.ToList();
        var links = plan.Dependencies.ToList();
        var changes = new Dictionary<EntityRef, Change>();
        foreach (var (which, what) in picks)
        {
            var item = items[which % items.Count];
            Change change = what switch
            {
                0 => new Change.Remove(EntityKind.WorkItem, item.Id.Value),
                1 when links.Count > 0 => new Change.Remove(EntityKind.Dependency, links[which % links.Count].Id.Value),
                2 => new Change.Put(new WorkItem { Id = new WorkItemId(TestPlan.Id(9000 + which)), Key = $"NEW-{which}", Name = "New", Order = "5", Parent = item.Parent }),
                3 => new Change.Put(item with { Calendar = plan.Calendars.First().Id }),
                4 when plan.Assignments.Count > 0 => new Change.Remove(EntityKind.Assignment, plan.Assignments.First().Id.Value),
                5 => new Change.Put(plan.Program with { StatusDate = TestPlan.Start.AddDays(which % 9) }),
                6 => new Change.Put(item with { Order = $"{which % 10}7", Name = "Moved" }),
                _ => new Change.Put(item with { Duration = new Duration(item.Duration.Minutes + 480, item.Duration.Unit) }),
            };
            changes[change.Target] = change;
        }

        return [.. changes.Values];
    }

    /// <summary>All work active and as early as possible, so that every version continues the one before.</summary>
    private static Plan Prompt(Plan plan) => plan with
    {
        WorkItems = EntityTable<WorkItem>.Of(plan.WorkItems.Select(item => item with
        {
            IsActive = true,
            Constraint = item.Constraint == ConstraintKind.AsLateAsPossible ? ConstraintKind.AsSoonAsPossible : item.Constraint,
        })),
    };

    private static Change[] SmallChange(Plan plan, Plan first, int which, int what)
    {
        var items = plan.WorkItems.ToList();
        if (items.Count == 0) return [Put(New(plan, 0, which))];
        var (item, other) = (items[which % items.Count], items[which * 7 % items.Count]);
        var date = TestPlan.Start.AddDays(which % 40);
        return what switch
        {
            0 => [Put(New(plan, 0, which) with { Parent = item.Parent })],
            1 => [Put(New(plan, 0, which) with { Commitment = new Commitment(date, "Ms Saffron"), IsMilestone = true, Duration = new Duration(0) })],
            2 => [Put(item with { PercentComplete = which % 100, ActualStart = TestPlan.Start.AddDays(which % 5) })],
            3 => [Put(item with { FixedCost = which, Commitment = which % 2 == 0 ? null : new Commitment(date, "Mr Teal") })],
            4 => [Put(item with { Mode = SchedulingMode.Manual, ManualStart = date, ManualFinish = date.AddDays(which % 5) })],
            5 => [Put(item with { Mode = SchedulingMode.Automatic, ManualStart = null, ManualFinish = null })],
            6 => [Put(item with { Constraint = (ConstraintKind)(which % 8), ConstraintDate = date })],
            7 => [Put(item with { Deadline = which % 3 == 0 ? null : date })],
            8 => [Put(item with { Calendar = plan.Calendars.ElementAt(which % plan.Calendars.Count).Id })],
            9 => [new Change.Remove(EntityKind.WorkItem, item.Id.Value), .. plan.Dependencies.Where(link => link.Predecessor == item.Id || link.Successor == item.Id).Select(link => new Change.Remove(EntityKind.Dependency, link.Id.Value))],
            10 => [.. first.WorkItems.Where(before => !plan.WorkItems.Contains(before.Id.Value)).Take(1).Select(Put)],
            11 => [Put(New(plan, 0, which)), Put(New(plan, 1, which)), Put(Link(plan, New(plan, 0, which), New(plan, 1, which), which))],
            12 => [Put(Link(plan, item, other, which))],
            13 => [.. plan.Dependencies.Skip(which % 5).Take(1).Select(link => new Change.Remove(EntityKind.Dependency, link.Id.Value))],
            14 => [Put(plan.Program with { StatusDate = date.AddHours(8) })],
            15 => [Put(plan.Program with { Finish = which % 4 == 0 ? null : date })],
            16 => [Put(item with { IsActive = !item.IsActive })],
            17 => [.. plan.Assignments.Skip(which % 5).Take(1).Select(work => Put(work with { WorkMinutes = which * 10, Units = 0.5 }))],
            18 => [Put(item with { Parent = other.Parent, Order = $"8{which:D4}1" })],
            19 => [Put(item with { ActualStart = TestPlan.Start, ActualFinish = date.AddDays(1), PercentComplete = 100 })],
            20 => [Put(item with { LevelingDelayMinutes = which % 4 * 480 })],
            _ => [Put(item with { Duration = new Duration(item.Duration.Minutes + 480 * (which % 7), item.Duration.Unit) })],
        };
    }

    private static Change Put(Entity entity) => new Change.Put(entity);

    private static WorkItem New(Plan plan, int number, int days)
    {
        number += 9000 + plan.WorkItems.Count;
        return new WorkItem { Id = new WorkItemId(TestPlan.Id(number)), Key = $"NEW-{number}", Name = "New", Order = $"7{number:D5}1", Duration = Duration.OfDays(days % 30) };
    }

    private static Dependency Link(Plan plan, WorkItem from, WorkItem to, int which) => new()
    {
        Id = new DependencyId(TestPlan.Id(20_000 + plan.Dependencies.Count)), Predecessor = from.Id, Successor = to.Id, Type = (LinkType)(which % 4), Lag = new Lag(which % 5 * 240),
    };

    private static Plan Copy(Plan plan) => plan with
    {
        WorkItems = EntityTable<WorkItem>.Of(plan.WorkItems),
        Dependencies = EntityTable<Dependency>.Of(plan.Dependencies),
        Calendars = EntityTable<PlanCalendar>.Of(plan.Calendars),
        Resources = EntityTable<Resource>.Of(plan.Resources),
        Assignments = EntityTable<Assignment>.Of(plan.Assignments),
    };
}
