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
