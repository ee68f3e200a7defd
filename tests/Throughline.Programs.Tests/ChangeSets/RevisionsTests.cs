using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;
using static Throughline.Programs.Tests.ChangeSets.Log;
using static Throughline.Programs.Tests.TestPlan;

namespace Throughline.Programs.Tests.ChangeSets;

public sealed class RevisionsTests
{
    private readonly TestPlan _plan = new TestPlan().Task("A", "3d").Task("B", "5d", "A").Milestone("M", "B", with: item => item with { Commitment = new Commitment(June(11), "Ms Saffron") });

    [Fact]
    public void A_change_makes_the_next_revision_with_its_entry_and_impact()
    {
        var result = new Log(_plan.Plan).Commit(Put(Longer("A", 2)));
        result.Revision!.Number.ShouldBe(2);
        result.Entry!.Changes.Single().Before.ShouldBeSameAs(_plan.Of("A"));
        result.Impact!.ProgramFinishBefore.ShouldBe(June(11));
        result.Impact.ProgramFinishAfter.ShouldBe(June(13));
        result.Impact.ItemsMoved.ShouldBe(3);
        result.Impact.Milestones.Single().Name.ShouldBe("M");
        result.Impact.CommitmentsMissed.Single().Commitment.ShouldBe(June(11));
        result.Impact.MovesNoDate.ShouldBeFalse();
    }

    [Fact]
    public void A_preview_tells_the_same_and_leaves_everything_as_it_was()
    {
        var log = new Log(_plan.Plan);
        var before = EntityFields.Of(_plan.Of("A")).ToJsonString();
        var preview = Revisions.Preview(log.Current, ChangesOf(1, Put(Longer("A", 2))), []);
        preview.Entry.ShouldBeNull();
        preview.Impact!.ProgramFinishAfter.ShouldBe(June(13));
        log.Current.Outlook.ProgramFinish.ShouldBe(June(11));
        EntityFields.Of(log.Current.Plan.WorkItems.First()).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public void A_new_name_moves_no_date()
    {
        var result = new Log(_plan.Plan).Commit(Put(_plan.Of("A") with { Name = "Dig" }));
        result.Impact!.MovesNoDate.ShouldBeTrue();
        result.Impact.Items.ShouldBeEmpty();
    }

    [Fact]
    public void What_changes_nothing_makes_no_revision()
    {
        var log = new Log(_plan.Plan);
        var result = log.Commit(Put(_plan.Of("A") with { CustomFields = [] }));
        result.IsAccepted.ShouldBeTrue();
        result.Entry.ShouldBeNull();
        result.Revision.ShouldBeSameAs(log.Current);
    }

    [Fact]
    public void An_edit_does_not_change_a_key_and_undo_and_imports_bring_items_back_with_theirs()
    {
        var log = new Log(_plan.Plan);
        var renamed = _plan.Of("A") with { Key = "OTHER-7" };
        log.Commit(Put(renamed)).Problems.ShouldBe([new PlanProblem.KeyChanged(renamed.Ref, "key", _plan.Of("A").Key)]);
        log.Current.Number.ShouldBe(1);

        var removed = log.Commit(new Change.Remove(EntityKind.WorkItem, renamed.Id.Value)).Revision!.Number;
        log.Undo(removed).Revision!.Plan.Find(renamed.Ref).ShouldBeOfType<WorkItem>().Key.ShouldBe(_plan.Of("A").Key);
        log.Commit(ChangesOf(log.Current.Number, Put(renamed)) with { Kind = LogEntryKind.Import }).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void All_problems_come_back_and_nothing_is_adopted()
    {
        var result = new Log(_plan.Plan).Commit(
            Put(_plan.Of("A") with { PercentComplete = 120, Parent = new WorkItemId(Id(77)) }), Put(_plan.Of("B") with { Duration = new Duration(-1) }));
        result.IsAccepted.ShouldBeFalse();
        result.Revision.ShouldBeNull();
        result.Problems.Select(problem => problem.Field).ShouldBe(["percentComplete", "parent", "duration"]);
    }

    [Fact]
    public void A_circle_is_refused_with_its_path()
    {
        var link = new Dependency { Id = new DependencyId(Id(700)), Predecessor = _plan["M"], Successor = _plan["A"] };
        new Log(_plan.Plan).Commit(Put(link)).Problems.Single().ShouldBeOfType<PlanProblem.DependencyCycle>().Path.Length.ShouldBe(3);
    }

    [Fact]
    public void Two_steps_for_one_entity_are_refused() =>
        new Log(_plan.Plan).Commit(Put(Longer("A", 1)), Put(Longer("A", 2))).Problems.Single().ShouldBe(new PlanProblem.ContradictoryChanges(_plan.Of("A").Ref, ""));

    [Fact]
    public void The_program_cannot_be_removed_nor_another_put()
    {
        var log = new Log(_plan.Plan);
        log.Commit(new Change.Remove(EntityKind.Program, _plan.Plan.Program.Id.Value)).Problems.Single().ShouldBeOfType<PlanProblem.ProgramCannotBeRemoved>();
        log.Commit(Put(_plan.Plan.Program with { Id = new ProgramId(Id(9)) })).Problems.Single().ShouldBeOfType<PlanProblem.AnotherProgram>();
    }

    [Fact]
    public void A_revision_that_does_not_exist_is_refused()
    {
        var changes = ChangesOf(5, Put(Longer("A", 1)));
        Revisions.Preview(new Log(_plan.Plan).Current, changes, []).Problems.Single().ShouldBeOfType<PlanProblem.UnknownRevision>();
    }

    [Fact]
    public void Removing_takes_the_whole_closure_and_undo_brings_it_back()
    {
        var plan = new TestPlan().Task("S").Task("X", "2d", under: "S").Task("Y", "3d", "X", "S").Task("Q", "1d", "S");
        plan.Assign("X", plan.Resource("Mr Rowan"), 960);
        var log = new Log(plan.Plan);
        var removed = log.Commit(new Change.Remove(EntityKind.WorkItem, plan["S"].Value));
        removed.Entry!.Changes.Select(change => change.Target.Kind).Order().ShouldBe(
            [EntityKind.WorkItem, EntityKind.WorkItem, EntityKind.WorkItem, EntityKind.Dependency, EntityKind.Dependency, EntityKind.Assignment]);
        removed.Revision!.Plan.WorkItems.Single().Name.ShouldBe("Q");
        removed.Impact!.Removed.Length.ShouldBe(3);
        log.Undo(2).IsAccepted.ShouldBeTrue();
        PlanDifference.Between(plan.Plan, log.Current.Plan).ShouldBeEmpty();
    }

    [Fact]
    public void Removing_a_resource_or_calendar_empties_what_named_it()
    {
        var plan = new TestPlan();
        var company = plan.Calendar("Company", calendar => calendar);
        var own = plan.Calendar("Own", calendar => calendar with { Base = company });
        var resource = plan.Resource("Mr Rowan", own);
        plan.Task("A", with: item => item with { Owner = resource, Calendar = own });
        var log = new Log(plan.Plan);
        log.Commit(new Change.Remove(EntityKind.Resource, resource.Value)).Revision!.Plan.WorkItems.Single().Owner.ShouldBeNull();
        log.Commit(new Change.Remove(EntityKind.Calendar, company.Value)).Revision!.Plan.Calendars.Single().Base.ShouldBeNull();
        log.Commit(new Change.Remove(EntityKind.Calendar, own.Value)).Revision!.Plan.WorkItems.Single().Calendar.ShouldBeNull();
    }

    [Fact]
    public void New_items_get_the_next_numbers_and_two_authors_never_the_same()
    {
        var log = new Log(_plan.Plan);
        var first = log.Commit(Put(New(801, "")), Put(New(802, "")));
        first.Revision!.Plan.WorkItems.Where(item => item.Name == "New").Select(item => item.Key).ShouldBe(["TST-6", "TST-7"], ignoreOrder: true);
        log.Current.Plan.Program.NextNumber.ShouldBe(8);
        var stale = log.Commit(1, Put(New(803, "TST-6")), Put(_plan.Plan.Program with { NextNumber = 7 }));
        stale.Conflicts.ShouldBeEmpty();
        stale.Revision!.Plan.WorkItems.TryGet(Id(803), out var item).ShouldBeTrue();
        item!.Key.ShouldBe("TST-8");
        stale.Revision.Plan.Program.NextNumber.ShouldBe(9);
    }

    [Fact]
    public void The_same_change_set_again_returns_its_entry()
    {
        var log = new Log(_plan.Plan);
        var changes = ChangesOf(1, Put(Longer("A", 2)));
        log.Commit(changes);
        var again = Revisions.Apply(log.Current, changes, log.Since(1), DateTimeOffset.UnixEpoch);
        again.IsRepeated.ShouldBeTrue();
        again.Entry!.Revision.ShouldBe(2);
        again.Revision!.Number.ShouldBe(2);
    }

    [Fact]
    public void A_new_day_is_a_revision_of_its_own()
    {
        var log = new Log(_plan.Plan);
        var result = Revisions.Adopt(log.Current, new Surroundings(new DateOnly(2025, 6, 3)), Id(950), DateTimeOffset.UnixEpoch);
        result.Entry!.Kind.ShouldBe(LogEntryKind.Surroundings);
        result.Revision!.Number.ShouldBe(2);
        result.Revision.Surroundings.Today.ShouldBe(new DateOnly(2025, 6, 3));
    }

    [Fact]
    public void A_program_is_created_by_one_change_set_and_cannot_be_undone_away()
    {
        var changes = ChangesOf(0, [.. _plan.Plan.Entities().Select(Put)]);
        var created = Revisions.Create(changes, TestPlan.Surroundings, DateTimeOffset.UnixEpoch);
        created.Revision!.Number.ShouldBe(1);
        created.Entry!.Changes.Length.ShouldBe(_plan.Plan.Entities().Count());
        created.Entry.Surroundings.ShouldBe(TestPlan.Surroundings);
        PlanDifference.Between(_plan.Plan with { Program = created.Revision.Plan.Program }, created.Revision.Plan).ShouldBeEmpty();
        Revisions.Preview(created.Revision, Revisions.Undo(created.Entry, Id(951), "Mr Rowan"), []).Problems.ShouldContain(problem => problem is PlanProblem.NotUndoable);
        Revisions.Create(ChangesOf(0, Put(_plan.Of("A"))), TestPlan.Surroundings, DateTimeOffset.UnixEpoch).Problems.Single().ShouldBeOfType<PlanProblem.AnotherProgram>();
        Revisions.Create(ChangesOf(0, Put(_plan.Plan.Program with { Name = "" })), TestPlan.Surroundings, DateTimeOffset.UnixEpoch).Problems.Single().ShouldBeOfType<PlanProblem.ValueMissing>();
    }

    [Fact]
    public void A_next_number_that_no_key_can_get_is_told_and_can_be_mended()
    {
        var log = new Log(_plan.Plan with { Program = _plan.Plan.Program with { NextNumber = int.MaxValue } });
        log.Commit(Put(New(801, "")), Put(New(802, ""))).Problems.OfType<PlanProblem.NumberOutOfRange>().Single().Value.ShouldBe(int.MaxValue);
        log.Commit(Put(log.Current.Plan.Program with { NextNumber = 40 }), Put(New(801, ""))).IsAccepted.ShouldBeTrue();
        log.Current.Plan.WorkItems.TryGet(Id(801), out var item).ShouldBeTrue();
        item!.Key.ShouldBe("TST-40");
        log.Current.Plan.Program.NextNumber.ShouldBe(41);
    }

    private static WorkItem New(int id, string key) => new() { Id = new WorkItemId(Id(id)), Key = key, Name = "New", Order = "z1" };

    private WorkItem Longer(string name, int days) => _plan.Of(name) with { Duration = new Duration(_plan.Of(name).Duration.Minutes + days * 480) };
}
