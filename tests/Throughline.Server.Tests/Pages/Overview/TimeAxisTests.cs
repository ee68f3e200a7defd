using Throughline.Server.Pages.Overview;

namespace Throughline.Server.Tests.Pages.Overview;

public sealed class TimeAxisTests
{
    [Fact]
    public void The_middle_of_two_dates_lies_in_the_middle() =>
        TimeAxis.Over([new DateTime(2026, 1, 1), new DateTime(2026, 1, 31)]).Percent(new DateTime(2026, 1, 16)).ShouldBe(50, 0.01);

    [Fact]
    public void One_date_alone_still_has_an_axis() =>
        TimeAxis.Over([new DateTime(2026, 1, 1)]).Percent(new DateTime(2026, 1, 1)).ShouldBe(50, 0.01);

    [Theory]
    [InlineData(3)]
    [InlineData(120)]
    [InlineData(240)]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(12000)]
    public void Ticks_are_few_and_inside(int days)
    {
        var axis = TimeAxis.Over([new DateTime(2026, 2, 10), new DateTime(2026, 2, 10).AddDays(days)]);

        axis.Ticks().Length.ShouldBeLessThanOrEqualTo(4);
        // "Jan 2027" takes more than a quarter of the axis on a laptop.
        foreach (var (first, second) in axis.Ticks().Zip(axis.Ticks().Skip(1))) (axis.Percent(second.Date) - axis.Percent(first.Date)).ShouldBeGreaterThan(28);
        axis.Ticks().ShouldAllBe(tick => axis.Percent(tick.Date) >= 0 && axis.Percent(tick.Date) <= 100);
    }
}
