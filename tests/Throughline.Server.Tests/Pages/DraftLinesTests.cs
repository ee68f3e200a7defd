using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Pages.Timeline.Edits;

namespace Throughline.Server.Tests.Pages;

/// <summary>A draft as the list of cells it changes.</summary>
public sealed class DraftLinesTests
{
    private static PlanEditRequest Set(string key, string field, string text) => new() { Kind = "set", Key = key, Field = field, Text = text };

    private static string[] Lines(Plan plan, params PlanEditRequest[] edits)
    {
        var revision = Revision.Of(1, plan, SmallPlan.Outlook.Surroundings);
        var draft = new Draft { Id = Guid.CreateVersion7(), Program = plan.Program.Id, Person = "Ms Teal", BaseRevision = 1 };
        foreach (var request in edits)
        {
            var edit = new PlanEdits(draft.Over(revision, []).Outlook, "Ms Teal", Guid.CreateVersion7).Of(request);
            edit.Problem.ShouldBeNull();
            draft = draft.With(new DraftEdit(edit.Label, edit.Changes));
        }

        var over = draft.Over(revision, []);
        over.Problems.ShouldBeEmpty();
        var changes = over.Changes.Select(change => new EntityChange(plan.Find(change.Target), change is Change.Put put ? put.Entity : null));
        var outcome = new DraftOutcome(1, 1, [.. draft.Edits.Select(edit => edit.Label)], over.Impact, [], [], [.. changes]);
        var lines = new DraftLinesView("en-GB").Of(new ProgramSnapshot(revision, over.Plan, over.Outlook, outcome));
        lines.Count.ShouldBe(lines.Shown.Length);
        return [.. lines.Shown.Select(line => $"{line.Row} · {line.Change}")];
    }

    [Fact]
    public void A_line_names_the_row_and_the_field_with_the_old_and_the_new_value() =>
        Lines(SmallPlan.Plan, Set("KIT-2", "duration", "6d")).ShouldBe(["2 Frame · Duration 5d → 6d"]);

    [Fact]
    public void Several_edits_of_one_cell_are_one_line_from_the_first_to_the_last_value() =>
        Lines(SmallPlan.Plan, Set("KIT-2", "duration", "6d"), Set("KIT-3", "duration", "1d"), Set("KIT-2", "duration", "9d")).ShouldBe(["2 Frame · Duration 5d → 9d", "3 Sail · Duration 3d → 1d"]);

    [Fact]
    public void A_cell_put_back_has_no_line() =>
        Lines(SmallPlan.Plan, Set("KIT-2", "duration", "6d"), Set("KIT-3", "duration", "1d"), Set("KIT-2", "duration", "5d")).ShouldBe(["3 Sail · Duration 3d → 1d"]);

    [Fact]
    public void A_draft_that_puts_everything_back_has_no_lines() =>
        Lines(SmallPlan.Plan, Set("KIT-2", "duration", "6d"), Set("KIT-2", "duration", "5d")).ShouldBeEmpty();

    [Fact]
    public void What_follows_from_a_cell_has_no_line_of_its_own()
    {
        var resource = new Resource { Id = new ResourceId(new Guid(70, 0, 0, new byte[8])), Name = "Ms Saffron", Kind = ResourceKind.Work };
        var assignment = new Assignment { Id = new AssignmentId(new Guid(71, 0, 0, new byte[8])), WorkItem = SmallPlan.Id(2), Resource = resource.Id, WorkMinutes = 5 * 480 };
        var plan = SmallPlan.Plan with { Resources = SmallPlan.Plan.Resources.Put(resource), Assignments = SmallPlan.Plan.Assignments.Put(assignment) };
        Lines(plan, Set("KIT-2", "duration", "6d")).ShouldBe(["2 Frame · Duration 5d → 6d"]);
        Lines(plan, Set("KIT-2", "percent", "100")).ShouldBe(["2 Frame · Done, % 0 → 100"]);
        Lines(plan, Set("KIT-3", "milestone", "yes")).ShouldBe(["3 Sail · Duration 3d → 0d"]);
        Lines(plan, Set("KIT-3", "owner", "Mr Heron")).ShouldBe(["3 Sail · Owner nothing → Mr Heron"]);
    }

    [Fact]
    public void A_constraint_goes_with_its_date() =>
        Lines(SmallPlan.Plan, Set("KIT-2", "start", "2027-01-06")).ShouldBe(["2 Frame · Constraint nothing → Start no earlier than 6 Jan"]);

    [Fact]
    public void A_fact_that_was_typed_is_told_and_not_the_percentage_that_followed()
    {
        Lines(SmallPlan.Plan, Set("KIT-2", "actualFinish", "2027-01-12")).ShouldBe(["2 Frame · Actual start nothing → 4 Jan", "2 Frame · Actual finish nothing → 12 Jan"]);
        Lines(SmallPlan.Plan, Set("KIT-2", "actualStart", "2027-01-05"), Set("KIT-2", "percent", "40")).ShouldBe(["2 Frame · Done, % 0 → 40", "2 Frame · Actual start nothing → 5 Jan"], ignoreOrder: true);
        Lines(SmallPlan.Plan, Set("KIT-2", "actualStart", "2027-01-05"), Set("KIT-2", "remaining", "2d")).ShouldBe(["2 Frame · Actual start nothing → 5 Jan", "2 Frame · Remaining nothing → 2d"], ignoreOrder: true);
    }

    [Fact]
    public void A_duration_that_makes_a_milestone_or_a_task_of_a_row_is_told_as_the_duration()
    {
        var plan = SmallPlan.Plan with { WorkItems = SmallPlan.Plan.WorkItems.Put(SmallPlan.Outlook.Item(3) with { Commitment = null }) };
        Lines(plan, Set("KIT-4", "duration", "3d")).ShouldBe(["4 First flight · Duration 0d → 3d"]);
        Lines(plan, Set("KIT-3", "duration", "0")).ShouldBe(["3 Sail · Duration 3d → 0d"]);
    }

    [Fact]
    public void A_mode_is_told_as_its_column_tells_it_and_dates_without_the_hours_of_the_working_day() =>
        Lines(SmallPlan.Plan, Set("KIT-3", "mode", "Manual")).ShouldBe(["3 Sail · Mode Automatic → Manual"]);

    [Fact]
    public void Links_are_told_at_the_row_that_waits_as_they_are_typed() =>
        Lines(SmallPlan.Plan, Set("KIT-3", "predecessors", "2SS+1d")).ShouldBe(["3 Sail · Predecessors 2 → 2SS+1d"]);

    [Fact]
    public void A_link_taken_away_and_made_again_has_no_line() =>
        Lines(SmallPlan.Plan, Set("KIT-3", "predecessors", ""), Set("KIT-3", "predecessors", "2"), Set("KIT-2", "duration", "6d")).ShouldBe(["2 Frame · Duration 5d → 6d"]);

    [Fact]
    public void Rows_added_and_removed_are_told_with_what_waited_for_them()
    {
        Lines(SmallPlan.Plan, new PlanEditRequest { Kind = "insert", Key = "KIT-2" }).ShouldBe(["3 New task · added"]);
        Lines(SmallPlan.Plan, new PlanEditRequest { Kind = "remove", Keys = ["KIT-2"] }).ShouldBe(["2 Frame · removed", "2 Sail · Predecessors KIT-2 → nothing"]);
    }

    [Fact]
    public void Of_very_many_lines_the_first_hundred_are_shown_and_all_are_counted()
    {
        var items = Enumerable.Range(1, 130).Select(number => new WorkItem { Id = SmallPlan.Id(number), Key = $"KIT-{number}", Name = $"Row {number}", Order = $"1{number:000}" }).ToList();
        var plan = new Plan { Program = SmallPlan.Plan.Program with { NextNumber = 200 }, WorkItems = EntityTable<WorkItem>.Of(items) };
        var after = plan with { WorkItems = EntityTable<WorkItem>.Of([.. items.Select(item => item with { Duration = Duration.OfDays(2) })]) };
        var changes = items.Select(item => new EntityChange(item, item with { Duration = Duration.OfDays(2) }));
        var revision = Revision.Of(1, plan, SmallPlan.Outlook.Surroundings);
        var lines = new DraftLinesView("en-GB").Of(new ProgramSnapshot(revision, after, Outlook.Of(after, revision.Surroundings), new DraftOutcome(1, 1, ["Longer"], null, [], [], [.. changes])));
        (lines.Shown.Length, lines.Count, lines.Shown[^1].Row).ShouldBe((100, 130, "100 Row 100"));
    }
}
