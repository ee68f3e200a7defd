using Throughline.Engine.Calendars;
using Throughline.Programs.ChangeSets;

namespace Throughline.Programs.Tests.ChangeSets;

public sealed class WorkFormulaTests
{
    [Theory]
    [InlineData(TaskKind.FixedUnits, 960, 0.5)]
    [InlineData(TaskKind.FixedDuration, 960, 0.5)]
    [InlineData(TaskKind.FixedWork, 480, 0.25)]
    public void Twice_the_duration_doubles_the_work_unless_the_work_is_fixed_then_it_halves_the_units(TaskKind kind, long work, double units)
    {
        var plan = new TestPlan().Task("A", "2d", with: item => item with { Kind = kind });
        plan.Assign("A", plan.Resource("Ms Saffron"), 480, 0.5);
        var changed = Changed(plan, 4 * 480);
        changed.WorkMinutes.ShouldBe(work);
        changed.Units.ShouldBe(units);
    }

    [Fact]
    public void What_remains_follows_the_work_and_what_was_done_stays()
    {
        var plan = new TestPlan().Task("A", "2d");
        var id = plan.Assign("A", plan.Resource("Ms Saffron"), 960);
        plan.Plan.Assignments.TryGet(id.Value, out var assignment).ShouldBeTrue();
        var begun = plan.Plan with { Assignments = plan.Plan.Assignments.Put(assignment! with { ActualWorkMinutes = 240, RemainingWorkMinutes = 720 }) };
        var changed = Assignment(WorkFormula.ForDuration(begun, plan.Of("A"), 480).ShouldHaveSingleItem());
        changed.ActualWorkMinutes.ShouldBe(240);
        changed.RemainingWorkMinutes.ShouldBe(240);
    }

    [Fact]
    public void The_same_duration_changes_nobodys_work()
    {
        var plan = new TestPlan().Task("A", "2d");
        plan.Assign("A", plan.Resource("Ms Saffron"), 960);
        WorkFormula.ForDuration(plan.Plan, plan.Of("A"), 960).ShouldBeEmpty();
    }

    [Fact]
    public void A_shorter_duration_ends_earlier_also_where_people_work_by_different_calendars()
    {
        var plan = new TestPlan().Task("A", "2d");
        var mornings = plan.Calendar("Mornings", calendar => calendar with { Week = [.. TestPlan.Weekdays.Select(day => day is null ? null : new DayPattern([new(480, 720)]))] });
        plan.Assign("A", plan.Resource("Ms Saffron"), 960);
        plan.Assign("A", plan.Resource("Mr Teal", mornings), 960);
        plan.Outlook.Finish(0).ShouldBe(TestPlan.June(5, 12));

        var shorter = plan.Plan;
        foreach (var change in WorkFormula.ForDuration(plan.Plan, plan.Of("A"), 480)) shorter = shorter with { Assignments = shorter.Assignments.Put(Assignment(change)) };
        shorter = shorter with { WorkItems = shorter.WorkItems.Put(plan.Of("A") with { Duration = Duration.OfDays(1) }) };
        Throughline.Programs.Outlooks.Outlook.Of(shorter, TestPlan.Surroundings).Finish(0).ShouldBe(TestPlan.June(3, 12));
    }

    private static Assignment Changed(TestPlan plan, long minutes) => Assignment(WorkFormula.ForDuration(plan.Plan, plan.Of("A"), minutes).ShouldHaveSingleItem());

    private static Assignment Assignment(Change change) => change.ShouldBeOfType<Change.Put>().Entity.ShouldBeOfType<Assignment>();
}
