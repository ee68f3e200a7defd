using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Tests;

public sealed class DateDifferencesTests
{
    private static readonly Surroundings Today = new(new DateOnly(2025, 6, 2));

    [Fact]
    public void Each_difference_has_both_dates_and_a_named_reason()
    {
        var import = Read.Import(Read.Mspdi("""
            <Task><UID>1</UID><Name>Free</Name><Duration>PT8H0M0S</Duration><Start>2025-06-10T08:00:00</Start><Finish>2025-06-10T17:00:00</Finish></Task>
            <Task><UID>2</UID><Name>After</Name><Duration>PT8H0M0S</Duration><Start>2025-06-11T08:00:00</Start><Finish>2025-06-11T17:00:00</Finish>
              <PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink></Task>
            <Task><UID>3</UID><Name>Moment</Name><Duration>PT8H0M0S</Duration><Start>2025-06-02T08:00:00</Start><Finish>2025-06-03T08:00:00</Finish></Task>
            <Task><UID>4</UID><Name>Odd</Name><Duration>PT8H0M0S</Duration><Start>2025-06-02T08:00:00</Start><Finish>2025-06-04T17:00:00</Finish></Task>
            <Task><UID>5</UID><Name>Same</Name><Duration>PT8H0M0S</Duration><Start>2025-06-02T08:00:00</Start><Finish>2025-06-02T17:00:00</Finish></Task>
            """));
        var comparison = Compare(import);
        (comparison.Compared, comparison.Equal).ShouldBe((5, 1));
        comparison.Differences.Select(difference => (import.Plan.WorkItems.Single(item => item.Id == difference.Item).Name, difference.Reason)).ShouldBe(
        [
            ("Free", DateDifferenceReason.NothingHoldsStoredDate), ("After", DateDifferenceReason.FollowsPredecessor),
            ("Moment", DateDifferenceReason.SameWorkingMoment), ("Odd", DateDifferenceReason.FileContradictsItself),
        ]);
        var free = comparison.Differences[0];
        (free.StoredStart, free.Start).ShouldBe((new DateTime(2025, 6, 10, 8, 0, 0), new DateTime(2025, 6, 2, 8, 0, 0)));
        comparison.Differences[1].Because.ShouldBe(import.Item("Free").Id);
        comparison.RootOf(comparison.Differences[1]).ShouldBe(comparison.Differences[0]);
        comparison.RootOf(comparison.Differences[3]).ShouldBe(comparison.Differences[3]);
    }

    [Fact]
    public void Of_several_predecessors_that_differ_the_driving_leaf_is_named()
    {
        var import = Read.Import(Read.Mspdi("""
            <Task><UID>1</UID><Name>Short</Name><Duration>PT8H0M0S</Duration><Start>2025-06-10T08:00:00</Start><Finish>2025-06-10T17:00:00</Finish></Task>
            <Task><UID>2</UID><Name>Phase</Name><OutlineLevel>1</OutlineLevel></Task>
            <Task><UID>3</UID><Name>Long</Name><OutlineLevel>2</OutlineLevel><Duration>PT16H0M0S</Duration><Start>2025-06-10T08:00:00</Start><Finish>2025-06-11T17:00:00</Finish></Task>
            <Task><UID>4</UID><Name>After</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration><Start>2025-06-12T08:00:00</Start><Finish>2025-06-12T17:00:00</Finish>
              <PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink><PredecessorLink><PredecessorUID>2</PredecessorUID></PredecessorLink></Task>
            """));
        Compare(import).Differences.Single(difference => difference.Item == import.Item("After").Id).Because.ShouldBe(import.Item("Long").Id);
    }

    [Fact]
    public void A_wait_for_what_a_predecessor_finished_out_of_sequence_should_have_waited_for_is_named()
    {
        // Late should have come before Done; the tool lets After wait for it all the same.
        var import = Read.Import(Read.Mspdi("""
            <Task><UID>1</UID><Name>Late</Name><Duration>PT40H0M0S</Duration><Start>2025-06-02T08:00:00</Start><Finish>2025-06-06T17:00:00</Finish></Task>
            <Task><UID>2</UID><Name>Done</Name><Duration>PT8H0M0S</Duration><Start>2025-06-02T08:00:00</Start><Finish>2025-06-02T17:00:00</Finish><PercentComplete>100</PercentComplete>
              <ActualStart>2025-06-02T08:00:00</ActualStart><ActualFinish>2025-06-02T17:00:00</ActualFinish><PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink></Task>
            <Task><UID>3</UID><Name>After</Name><Duration>PT8H0M0S</Duration><Start>2025-06-09T08:00:00</Start><Finish>2025-06-09T17:00:00</Finish>
              <PredecessorLink><PredecessorUID>2</PredecessorUID></PredecessorLink></Task>
            """));
        Compare(import).Differences.ShouldHaveSingleItem().Reason.ShouldBe(DateDifferenceReason.OutOfSequence);
    }

    [Fact]
    public void A_file_whose_dates_put_unfinished_work_behind_the_status_date_is_scheduled_so_and_one_that_does_not_is_not()
    {
        const string Tasks = """
            <Task><UID>1</UID><Name>Begun</Name><Duration>PT24H0M0S</Duration><Start>2025-06-02T08:00:00</Start><Finish>{0}</Finish><ActualStart>2025-06-02T08:00:00</ActualStart><ActualDuration>PT8H0M0S</ActualDuration></Task>
            <Task><UID>2</UID><Name>Not begun</Name><Duration>PT8H0M0S</Duration><Start>{1}T08:00:00</Start><Finish>{1}T17:00:00</Finish></Task>
            """;
        string File(string finish, string day) => Read.Mspdi(string.Format(System.Globalization.CultureInfo.InvariantCulture, Tasks, finish, day)).Replace("<Tasks>", "<StatusDate>2025-06-03T08:00:00</StatusDate><Tasks>", StringComparison.Ordinal);
        // All 24 hours remain from Tuesday 3: Tuesday, Wednesday, Thursday. What is called actual duration is the day since the start.
        var behind = Read.Import(File("2025-06-05T17:00:00", "2025-06-03"));
        Compare(behind).Differences.ShouldBeEmpty();
        behind.Plan.Program.Schedule.StartFloor.ShouldBe(Engine.Networks.StartFloor.StatusDate);
        behind.Ledger.Of(LedgerKind.Changed).ShouldContain(entry => entry.Field == "StatusDate" && entry.Example == "2 instead of 0 of 2 tasks equal");
        var asPlanned = Read.Import(File("2025-06-04T17:00:00", "2025-06-02"));
        Compare(asPlanned).Differences.ShouldBeEmpty();
        asPlanned.Plan.Program.Schedule.Progress.ShouldBe(Engine.Networks.ProgressRule.AsPlanned);
    }

    [Fact]
    public void The_dates_of_the_file_are_kept_singly_or_by_reason_and_marked()
    {
        var import = Read.Import(Read.Mspdi("""
            <Task><UID>1</UID><Name>Free</Name><Duration>PT8H0M0S</Duration><Start>2025-06-10T08:00:00</Start><Finish>2025-06-10T17:00:00</Finish></Task>
            <Task><UID>2</UID><Name>After</Name><Duration>PT8H0M0S</Duration><Start>2025-06-11T08:00:00</Start><Finish>2025-06-11T17:00:00</Finish>
              <PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink></Task>
            """));
        var kept = FileDates.Keep(import.Plan, import.StoredDates, Compare(import), [DateDifferenceReason.NothingHoldsStoredDate]);
        var free = kept.WorkItems.Single(item => item.Name == "Free");
        (free.Mode, free.KeepsFileDates, free.ManualStart).ShouldBe((SchedulingMode.Manual, true, new DateTime(2025, 6, 10, 8, 0, 0)));
        DateDifferences.Between(import.StoredDates, Outlook.Of(kept, Today)).Differences.ShouldBeEmpty();
        FileDates.Keep(import.Plan, import.StoredDates, [import.Item("After").Id]).WorkItems.Count(item => item.KeepsFileDates).ShouldBe(1);
    }

    private static DateComparison Compare(PlanImport import) => DateDifferences.Between(import.StoredDates, Outlook.Of(import.Plan, Today));
}
