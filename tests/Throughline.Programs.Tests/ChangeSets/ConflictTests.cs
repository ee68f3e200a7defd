using Throughline.Programs.ChangeSets;
using static Throughline.Programs.Tests.ChangeSets.Log;

namespace Throughline.Programs.Tests.ChangeSets;

public sealed class ConflictTests
{
    private readonly TestPlan _plan = new TestPlan().Task("S").Task("A", "3d", under: "S").Task("B", "5d", "A", "S");

    [Fact]
    public void Different_fields_merge()
    {
        var log = new Log(_plan.Plan);
        log.Commit(Put(_plan.Of("A") with { Name = "Dig" }));
        var stale = log.Commit(1, Put(_plan.Of("A") with { Duration = Duration.OfDays(4), CustomFields = [] }));
        stale.IsAccepted.ShouldBeTrue();
        stale.Revision!.Plan.WorkItems.TryGet(_plan["A"].Value, out var item).ShouldBeTrue();
        (item!.Name, item.Duration).ShouldBe(("Dig", Duration.OfDays(4)));
        stale.Entry!.Changes.Single().Before.ShouldBeOfType<WorkItem>().Name.ShouldBe("Dig");
    }

    [Fact]
    public void A_stale_change_is_returned_with_both_versions()
    {
        var log = new Log(_plan.Plan);
        log.Commit(Put(_plan.Of("A") with { Name = "Dig", Notes = "theirs" }));
        var stale = log.Commit(1, Put(_plan.Of("A") with { Name = "Excavate", PercentComplete = 10 }));
        stale.IsAccepted.ShouldBeFalse();
        stale.Entry.ShouldBeNull();
        var conflict = stale.Conflicts.Single();
        (conflict.At, conflict.Field).ShouldBe((_plan.Of("A").Ref, "name"));
        (conflict.Base!.GetValue<string>(), conflict.Yours!.GetValue<string>(), conflict.Theirs!.GetValue<string>()).ShouldBe(("A", "Excavate", "Dig"));
        (conflict.TheirRevision, conflict.TheirAuthor).ShouldBe((2, "Ms Saffron"));
        log.Current.Number.ShouldBe(2);
    }

    [Fact]
    public void The_same_value_twice_is_agreed()
    {
        var log = new Log(_plan.Plan);
        log.Commit(Put(_plan.Of("A") with { Name = "Dig" }));
        var stale = log.Commit(1, Put(_plan.Of("A") with { Name = "Dig" }));
        stale.IsAccepted.ShouldBeTrue();
        stale.Entry.ShouldBeNull();
    }

    [Fact]
    public void Editing_what_others_removed_is_a_conflict()
    {
        var log = new Log(_plan.Plan);
        log.Commit(new Change.Remove(EntityKind.WorkItem, _plan["A"].Value));
        var conflict = log.Commit(1, Put(_plan.Of("A") with { Name = "Dig" })).Conflicts.Single();
        (conflict.Field, conflict.Theirs).ShouldBe(("", null));
        conflict.Yours!["name"]!.GetValue<string>().ShouldBe("Dig");
        log.Commit(1, Put(_plan.Of("A"))).IsAccepted.ShouldBeTrue("nothing was edited, so nothing is lost");
    }

    [Fact]
    public void Removing_what_others_edited_or_added_to_is_a_conflict()
    {
        var log = new Log(_plan.Plan);
        log.Commit(Put(_plan.Of("A") with { Name = "Dig" }));
        log.Commit(Put(new WorkItem { Id = new WorkItemId(TestPlan.Id(800)), Key = "", Name = "C", Order = "z", Parent = _plan["S"] }));
        var conflicts = log.Commit(1, new Change.Remove(EntityKind.WorkItem, _plan["S"].Value)).Conflicts;
        conflicts.Select(conflict => conflict.At.Id).ShouldBe([_plan["A"].Value, TestPlan.Id(800)], ignoreOrder: true);
        conflicts.ShouldAllBe(conflict => conflict.Yours == null);
    }

    [Fact]
    public void Removing_what_others_removed_is_done_already()
    {
        var log = new Log(_plan.Plan);
        log.Commit(new Change.Remove(EntityKind.WorkItem, _plan["A"].Value));
        log.Commit(1, new Change.Remove(EntityKind.WorkItem, _plan["A"].Value)).IsAccepted.ShouldBeTrue();
        log.Current.Number.ShouldBe(2);
    }

    [Fact]
    public void Undo_keeps_what_others_did_since_and_conflicts_where_they_touched_the_same_field()
    {
        var log = new Log(_plan.Plan);
        log.Commit(Put(_plan.Of("A") with { Name = "Dig" }));
        log.Commit(Put(Current(log, "A") with { Duration = Duration.OfDays(7) }));
        log.Undo(2).IsAccepted.ShouldBeTrue();
        (Current(log, "A").Name, Current(log, "A").Duration).ShouldBe(("A", Duration.OfDays(7)));
        log.Commit(Put(Current(log, "A") with { Duration = Duration.OfDays(8) }));
        var conflict = log.Undo(3).Conflicts.Single();
        conflict.Field.ShouldBe("duration");
        log.Undo(4).Entry.ShouldNotBeNull().Undoes.ShouldBe(4);
        Current(log, "A").Name.ShouldBe("Dig", "an undo can be undone");
    }

    private WorkItem Current(Log log, string name) => log.Current.Plan.WorkItems.TryGet(_plan[name].Value, out var item) ? item : throw new KeyNotFoundException(name);
}
