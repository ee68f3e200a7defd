using CsCheck;
using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Tests.Outlooks;

/// <summary>What follows from a plan does not depend on the order in which its tables were filled: in memory that of the edits, after a restart that of the database.</summary>
public sealed class TableOrderTests
{
    [Fact]
    public void An_outlook_does_not_depend_on_the_order_in_which_the_tables_were_filled() => Gen.Select(PlanGen.Plans, Gen.Int).Sample(
        (plan, seed) => OutlookSketch.Of(Outlook.Of(Shuffled(plan, seed), TestPlan.Surroundings)).ShouldBe(OutlookSketch.Of(Outlook.Of(plan, TestPlan.Surroundings))),
        iter: 300);

    [Fact]
    public void Of_two_predecessors_that_finish_at_once_the_upper_one_drives()
    {
        var plan = Ties(LinkFrom(0, "ffffffff-0000-4000-8000-000000000001"), LinkFrom(1, "00000000-0000-4000-8000-000000000001"));
        Outlook.Of(plan, TestPlan.Surroundings).Driver(2, DateKind.Start).ShouldBe(new DateDriver.Predecessor(new DependencyId(new Guid("ffffffff-0000-4000-8000-000000000001"))));
        Outlook.Of(Shuffled(plan, 1), TestPlan.Surroundings).Driver(2, DateKind.Start).ShouldBe(new DateDriver.Predecessor(new DependencyId(new Guid("ffffffff-0000-4000-8000-000000000001"))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_links_that_say_the_same_the_one_with_the_lowest_identifier_is_the_first(bool isReversed)
    {
        Dependency[] links = [LinkFrom(0, "ffffffff-0000-4000-8000-000000000001"), LinkFrom(0, "00000000-0000-4000-8000-000000000001")];
        var plan = Ties(isReversed ? [.. links.Reverse()] : links);
        Outlook.Of(plan, TestPlan.Surroundings).Problems.OfType<PlanProblem.DuplicateLink>().ShouldHaveSingleItem().ShouldBe(new PlanProblem.DuplicateLink(links[0].Ref, "successor", links[1].Id));
    }

    [Fact]
    public void Problems_are_told_errors_first_then_as_the_outline_goes()
    {
        var plan = Ties();
        WorkItem[] items = [.. plan.WorkItems];
        var late = TestPlan.Start.Date;
        plan = plan with { WorkItems = EntityTable<WorkItem>.Of([items[2] with { Deadline = late }, items[0] with { Deadline = late }, items[1] with { Deadline = late }]) };
        Outlook.Of(plan, TestPlan.Surroundings).Problems.Select(problem => problem.At).ShouldBe([items[0].Ref, items[1].Ref, items[2].Ref]);
    }

    private static Plan Ties(params Dependency[] links) => new()
    {
        Program = new ProgramDetails { Id = new ProgramId(TestPlan.Id(1)), Name = "Ties", KeyPrefix = "TIE", Start = TestPlan.Start, Schedule = ScheduleOptions.MicrosoftProject, NextNumber = 10 },
        WorkItems = EntityTable<WorkItem>.Of(Enumerable.Range(0, 3).Select(number => new WorkItem
        {
            Id = ItemId(number), Key = $"TIE-{number + 1}", Name = $"Item {number}", Order = $"{number}1", Duration = Duration.OfDays(2),
        })),
        Dependencies = EntityTable<Dependency>.Of(links),
    };

    private static Dependency LinkFrom(int number, string id) => new() { Id = new DependencyId(new Guid(id)), Predecessor = ItemId(number), Successor = ItemId(2) };

    private static WorkItemId ItemId(int number) => new(TestPlan.Id(100 - number));

    private static Plan Shuffled(Plan plan, int seed) => plan with
    {
        WorkItems = Shuffled(plan.WorkItems, seed),
        Dependencies = Shuffled(plan.Dependencies, seed),
        Calendars = Shuffled(plan.Calendars, seed),
        Resources = Shuffled(plan.Resources, seed),
        Assignments = Shuffled(plan.Assignments, seed),
    };

    /// <summary>The same rows in an order that follows from the seed and the identifiers.</summary>
    private static EntityTable<T> Shuffled<T>(EntityTable<T> table, int seed) where T : Entity =>
        EntityTable<T>.Of(table.OrderByDescending(entity => (uint)entity.Ref.Id.ToString().Aggregate(seed, (sum, letter) => unchecked(sum * 31 + letter))));
}
