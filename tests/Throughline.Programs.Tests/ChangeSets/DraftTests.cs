using System.Text.Json;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Validation;
using static Throughline.Programs.Tests.ChangeSets.Log;
using static Throughline.Programs.Tests.TestPlan;

namespace Throughline.Programs.Tests.ChangeSets;

public sealed class DraftTests
{
    private readonly TestPlan _plan = new TestPlan().Task("A", "3d").Task("B", "5d", "A");

    [Fact]
    public void Edits_add_up_and_the_last_can_be_taken_back()
    {
        var log = new Log(_plan.Plan);
        var longer = _plan.Of("A") with { Duration = Duration.OfDays(4) };
        var draft = Empty.With(new DraftEdit("A takes 4d", [Put(longer)])).With(new DraftEdit("B takes 6d", [Put(_plan.Of("B") with { Duration = Duration.OfDays(6) })]));
        var over = draft.Over(log.Current, []);
        over.Outlook.ProgramFinish.ShouldBe(June(13));
        over.Impact.ProgramFinishBefore.ShouldBe(June(11));
        over.Changes.Length.ShouldBe(2);
        draft.WithoutLast().Over(log.Current, []).Outlook.ProgramFinish.ShouldBe(June(12));
        log.Current.Outlook.ProgramFinish.ShouldBe(June(11));
    }

    [Fact]
    public void An_edit_taken_back_by_hand_leaves_nothing_to_commit()
    {
        var draft = Empty.With(new DraftEdit("longer", [Put(_plan.Of("A") with { Duration = Duration.OfDays(4) })])).With(new DraftEdit("back", [Put(_plan.Of("A"))]));
        draft.Over(new Log(_plan.Plan).Current, []).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_draft_survives_as_json_and_what_others_commit()
    {
        var log = new Log(_plan.Plan);
        var draft = Empty.With(new DraftEdit("longer", [Put(_plan.Of("A") with { Duration = Duration.OfDays(4) })])).With(new DraftEdit("gone", [new Change.Remove(EntityKind.WorkItem, _plan["B"].Value)]));
        log.Commit(Put(_plan.Of("A") with { Name = "Dig" }));
        var stored = JsonSerializer.Deserialize<Draft>(JsonSerializer.Serialize(draft, PlanJson.Options), PlanJson.Options)!;
        var over = stored.Over(log.Current, log.Since(1));
        over.Conflicts.ShouldBeEmpty();
        over.Rebased.BaseRevision.ShouldBe(2);
        over.Rebased.Edits.Length.ShouldBe(2);
        var result = log.Commit(over.ToChangeSet(stored.Id));
        result.IsAccepted.ShouldBeTrue();
        var item = log.Current.Plan.WorkItems.Single();
        (item.Name, item.Duration).ShouldBe(("Dig", Duration.OfDays(4)));
    }

    [Fact]
    public void A_conflict_shows_both_and_the_outlook_shows_theirs()
    {
        var log = new Log(_plan.Plan);
        log.Commit(Put(_plan.Of("A") with { Duration = Duration.OfDays(5) }));
        var over = Empty.With(new DraftEdit("longer", [Put(_plan.Of("A") with { Duration = Duration.OfDays(9) })])).Over(log.Current, log.Since(1));
        over.Conflicts.Single().Field.ShouldBe("duration");
        over.Outlook.ProgramFinish.ShouldBe(June(13));
        var mine = over.Plan.WorkItems.First(item => item.Name == "A") with { Duration = Duration.OfDays(9) };
        var kept = over.Rebased.With(new DraftEdit("keep mine", [Put(mine)])).Over(log.Current, []);
        kept.Conflicts.ShouldBeEmpty();
        kept.Changes.Length.ShouldBe(1);
    }

    [Fact]
    public void A_draft_that_makes_a_circle_has_a_problem_and_no_dates()
    {
        var over = Empty.With(new DraftEdit("link", [Put(new Dependency { Id = new DependencyId(Id(700)), Predecessor = _plan["B"], Successor = _plan["A"] })])).Over(new Log(_plan.Plan).Current, []);
        over.Problems.Single().ShouldBeOfType<PlanProblem.DependencyCycle>();
        over.Outlook.HasDates.ShouldBeFalse();
    }

    private Draft Empty => new() { Id = Id(1000), Program = _plan.Plan.Program.Id, Person = "Ms Saffron", BaseRevision = 1 };
}
