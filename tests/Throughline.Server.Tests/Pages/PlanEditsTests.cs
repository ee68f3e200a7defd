using Throughline.Programs.ChangeSets;
using Throughline.Programs;
using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Timeline.Edits;

namespace Throughline.Server.Tests.Pages;

public sealed class PlanEditsTests
{
    private static DateTime FinishOf(Outlook outlook, int number) => outlook.Finish(outlook.RowOf(SmallPlan.Id(number)));

    [Fact]
    public void A_typed_duration_moves_what_follows()
    {
        // Frame 5 → 6 days ends Monday 11 January; Sail takes Tuesday to Thursday.
        FinishOf(SmallPlan.After(SmallPlan.Set("KIT-2", "duration", "6d")), 4).ShouldBe(new DateTime(2027, 1, 14, 17, 0, 0));
    }

    [Fact]
    public void A_typed_finish_keeps_the_start_and_gives_the_duration()
    {
        var outlook = SmallPlan.After(SmallPlan.Set("KIT-2", "finish", "2027-01-12"));
        outlook.Start(outlook.RowOf(SmallPlan.Id(2))).ShouldBe(SmallPlan.Start);
        FinishOf(outlook, 2).ShouldBe(new DateTime(2027, 1, 12, 17, 0, 0));
        outlook.Item(outlook.RowOf(SmallPlan.Id(2))).Duration.Minutes.ShouldBe(7 * 480);
    }

    [Fact]
    public void A_typed_duration_of_zero_makes_a_milestone()
    {
        var outlook = SmallPlan.After(SmallPlan.Set("KIT-3", "duration", "0d"));
        outlook.IsMilestone(outlook.RowOf(SmallPlan.Id(3))).ShouldBeTrue();
    }

    [Fact]
    public void A_typed_start_becomes_a_constraint_and_clearing_it_takes_the_constraint_away()
    {
        var outlook = SmallPlan.After(SmallPlan.Set("KIT-2", "start", "6 Jan 2027"));
        var item = outlook.Item(outlook.RowOf(SmallPlan.Id(2)));
        item.Constraint.ShouldBe(ConstraintKind.StartNoEarlierThan);
        item.ConstraintDate.ShouldBe(new DateTime(2027, 1, 6, 8, 0, 0));
        FinishOf(outlook, 2).ShouldBe(new DateTime(2027, 1, 12, 17, 0, 0));
        var free = new PlanEdits(outlook, "Ms Teal", Guid.CreateVersion7).Of(new PlanEditRequest { Kind = "set", Key = "KIT-2", Field = "start", Text = "" });
        free.Changes.Length.ShouldBe(1);
        free.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("KIT-2", "duration", "3x", "not a unit")]
    [InlineData("KIT-2", "finish", "2027-01-01", "before the start")]
    [InlineData("KIT-2", "start", "tomorrowish", "not a date")]
    [InlineData("KIT-3", "predecessors", "99FS", "99")]
    [InlineData("KIT-3", "predecessors", "3", "wait for itself")]
    [InlineData("KIT-1", "duration", "3d", "summary")]
    [InlineData("KIT-2", "percent", "140", "percentage")]
    [InlineData("KIT-2", "name", "", "needs a name")]
    [InlineData("KIT-9", "name", "x", "not in the plan")]
    [InlineData("KIT-4", "duration", "2d", "KIT-4 First flight is a milestone promised for 2027-01-13")]
    public void What_cannot_be_understood_is_answered_with_what_would_be_right(string key, string field, string text, string says) =>
        SmallPlan.Set(key, field, text).Problem.ShouldNotBeNull().ShouldContain(says);

    [Fact]
    public void Predecessors_are_typed_by_row_number_with_type_and_lag()
    {
        var outlook = SmallPlan.After(SmallPlan.Set("KIT-4", "predecessors", "2SS+2d, 3"));
        var links = outlook.Plan.Dependencies.Where(link => link.Successor == SmallPlan.Id(4)).OrderBy(link => link.Type).ToList();
        links.Select(link => (link.Predecessor, link.Type, link.Lag.Minutes)).ShouldBe([(SmallPlan.Id(3), LinkType.FinishToStart, 0L), (SmallPlan.Id(2), LinkType.StartToStart, 960L)], ignoreOrder: true);
    }

    [Fact]
    public void Typing_the_same_predecessors_changes_nothing() => SmallPlan.Set("KIT-3", "predecessors", "2FS").Changes.ShouldBeEmpty();

    [Fact]
    public void Progress_records_when_work_began_and_ended()
    {
        var begun = SmallPlan.After(SmallPlan.Set("KIT-2", "percent", "40 %"));
        begun.Item(begun.RowOf(SmallPlan.Id(2))).ActualStart.ShouldBe(SmallPlan.Start);
        begun.Item(begun.RowOf(SmallPlan.Id(2))).ActualFinish.ShouldBeNull();
        var done = SmallPlan.After(SmallPlan.Set("KIT-2", "percent", "100"));
        done.Item(done.RowOf(SmallPlan.Id(2))).ActualFinish.ShouldBe(new DateTime(2027, 1, 8, 17, 0, 0));
    }

    [Fact]
    public void A_name_nobody_has_becomes_a_new_person()
    {
        var outlook = SmallPlan.After(SmallPlan.Set("KIT-2", "owner", "Mr Heron"));
        var owner = outlook.Item(outlook.RowOf(SmallPlan.Id(2))).Owner.ShouldNotBeNull();
        outlook.Plan.Resources.Single(resource => resource.Id == owner).Name.ShouldBe("Mr Heron");
    }

    [Fact]
    public void A_promise_keeps_who_promised_and_when()
    {
        var outlook = SmallPlan.After(SmallPlan.Set("KIT-3", "commitment", "2027-02-01"));
        var promise = outlook.Item(outlook.RowOf(SmallPlan.Id(3))).Commitment.ShouldNotBeNull();
        promise.ShouldBe(new Programs.Commitment(new DateTime(2027, 2, 1), "Ms Teal", new DateOnly(2027, 1, 4)));
    }

    [Fact]
    public void Indenting_goes_under_the_row_above_and_outdenting_comes_back()
    {
        var outlook = SmallPlan.After(SmallPlan.Edit(new PlanEditRequest { Kind = "indent", Keys = ["KIT-4"], By = 1 }));
        outlook.Item(outlook.RowOf(SmallPlan.Id(4))).Parent.ShouldBe(SmallPlan.Id(1));
        outlook.RowOf(SmallPlan.Id(4)).ShouldBe(3);
        var back = new PlanEdits(outlook, "Ms Teal", Guid.CreateVersion7).Of(new PlanEditRequest { Kind = "indent", Keys = ["KIT-4"], By = -1 });
        back.Changes.Length.ShouldBe(1);
        SmallPlan.Edit(new PlanEditRequest { Kind = "indent", Keys = ["KIT-1"], By = 1 }).Problem.ShouldNotBeNull();
    }

    [Fact]
    public void Outdenting_two_rows_keeps_their_order()
    {
        var outlook = SmallPlan.After(SmallPlan.Edit(new PlanEditRequest { Kind = "indent", Keys = ["KIT-2", "KIT-3"], By = -1 }));
        Enumerable.Range(0, 4).Select(row => outlook.Item(row).Key).ShouldBe(["KIT-1", "KIT-2", "KIT-3", "KIT-4"]);
        outlook.Level(1).ShouldBe(0);
    }

    [Fact]
    public void Shifting_moves_a_row_past_its_neighbor()
    {
        var outlook = SmallPlan.After(SmallPlan.Edit(new PlanEditRequest { Kind = "shift", Keys = ["KIT-3"], By = -1 }));
        Enumerable.Range(0, 4).Select(row => outlook.Item(row).Key).ShouldBe(["KIT-1", "KIT-3", "KIT-2", "KIT-4"]);
    }

    [Fact]
    public void A_new_row_stands_below_the_one_selected_and_gets_the_next_key()
    {
        var outlook = SmallPlan.After(SmallPlan.Edit(new PlanEditRequest { Kind = "insert", Key = "KIT-2" }));
        outlook.Item(2).Key.ShouldBe("KIT-5");
        outlook.Level(2).ShouldBe(1);
    }

    [Fact]
    public void Linking_selected_rows_links_each_to_the_next()
    {
        var edit = SmallPlan.Edit(new PlanEditRequest { Kind = "linkAll", Keys = ["KIT-4", "KIT-2"] });
        edit.Changes.Length.ShouldBe(1);
        SmallPlan.Edit(new PlanEditRequest { Kind = "link", From = "KIT-2", To = "KIT-3" }).Problem.ShouldNotBeNull().ShouldContain("already waits");
        SmallPlan.Edit(new PlanEditRequest { Kind = "unlinkAll", Keys = ["KIT-2", "KIT-3"] }).Changes.Length.ShouldBe(1);
    }

    [Fact]
    public void Removing_a_summary_names_it_once() =>
        SmallPlan.Edit(new PlanEditRequest { Kind = "remove", Keys = ["KIT-1", "KIT-2"] }).Changes.Length.ShouldBe(1);

    [Fact]
    public void The_work_of_assigned_people_follows_an_edited_duration()
    {
        var resource = new Resource { Id = new ResourceId(new Guid(70, 0, 0, new byte[8])), Name = "Ms Saffron", Kind = ResourceKind.Work };
        var assignment = new Assignment { Id = new AssignmentId(new Guid(71, 0, 0, new byte[8])), WorkItem = SmallPlan.Id(2), Resource = resource.Id, WorkMinutes = 5 * 480 };
        var plan = SmallPlan.Plan with { Resources = SmallPlan.Plan.Resources.Put(resource), Assignments = SmallPlan.Plan.Assignments.Put(assignment) };
        var outlook = Outlook.Of(plan, SmallPlan.Outlook.Surroundings);
        var edit = new PlanEdits(outlook, "Ms Teal", Guid.CreateVersion7).Of(new PlanEditRequest { Kind = "set", Key = "KIT-2", Field = "duration", Text = "2d" });
        edit.Changes.OfType<Change.Put>().Select(put => put.Entity).OfType<Assignment>().ShouldHaveSingleItem().WorkMinutes.ShouldBe(2 * 480);
    }
}
