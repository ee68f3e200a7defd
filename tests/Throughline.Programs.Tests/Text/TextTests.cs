using CsCheck;
using Throughline.Engine.Networks;
using Throughline.Programs.Text;

namespace Throughline.Programs.Tests.Text;

public sealed class TextTests
{
    private static readonly ProgramDetails Program = new TestPlan().Plan.Program;
    private static readonly Dictionary<string, WorkItemId> Items = new[] { "3", "7", "12", "1.2", "APX-142", "SS" }.ToDictionary(name => name, name => new WorkItemId(TestPlan.Id(name.GetHashCode(StringComparison.Ordinal))));

    [Theory]
    [InlineData("2d", 960, DurationUnit.Days, false)]
    [InlineData("3ed", 4320, DurationUnit.ElapsedDays, false)]
    [InlineData("1.5w", 3600, DurationUnit.Weeks, false)]
    [InlineData("1,5w", 3600, DurationUnit.Weeks, false)]
    [InlineData("4h", 240, DurationUnit.Hours, false)]
    [InlineData("5d?", 2400, DurationUnit.Days, true)]
    [InlineData(" 2 days ", 960, DurationUnit.Days, false)]
    [InlineData("30min", 30, DurationUnit.Minutes, false)]
    [InlineData("1mo", 9600, DurationUnit.Months, false)]
    [InlineData("2ewks", 20160, DurationUnit.ElapsedWeeks, false)]
    [InlineData("3", 1440, DurationUnit.Days, false)]
    [InlineData("0", 0, DurationUnit.Days, false)]
    [InlineData("2 Tage", 960, DurationUnit.Days, false)]
    [InlineData("3 hrs.", 180, DurationUnit.Hours, false)]
    public void Durations_are_read_as_people_write_them(string text, long minutes, DurationUnit unit, bool isEstimated)
    {
        var read = DurationText.Parse(text, Program);
        read.Problems.ShouldBeEmpty();
        read.Value.ShouldBe(new Duration(minutes, unit, isEstimated));
    }

    [Theory]
    [InlineData("", TextProblemCode.NumberExpected)]
    [InlineData("soon", TextProblemCode.NumberExpected)]
    [InlineData("-2d", TextProblemCode.NumberExpected)]
    [InlineData("2x", TextProblemCode.UnknownUnit)]
    [InlineData("2ex", TextProblemCode.UnknownUnit)]
    [InlineData("999999999d", TextProblemCode.NumberTooLarge)]
    public void What_is_no_duration_says_why(string text, TextProblemCode code)
    {
        var problem = DurationText.Parse(text, Program).Problems.Single();
        problem.Code.ShouldBe(code);
        problem.Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_written_duration_is_read_back() => Gen.Select(Gen.Long[0, 1_000_000], Gen.Enum<DurationUnit>(), Gen.Bool).Sample((minutes, unit, isEstimated) =>
    {
        var written = DurationText.Format(new Duration(minutes, unit, isEstimated), Program);
        var read = DurationText.Parse(written, Program).Value;
        (read.Minutes, read.IsElapsed, read.IsEstimated).ShouldBe((minutes, new Duration(minutes, unit).IsElapsed, isEstimated));
    });

    [Fact]
    public void Predecessors_are_read_as_people_write_them()
    {
        var read = PredecessorText.Parse("3FS+2d, 7SS, 12FF-25%, 1.2, APX-142 SF + 3ed, SSSS", Program, Find);
        read.Problems.ShouldBeEmpty();
        read.Value.ShouldBe(
        [
            new(Items["3"], LinkType.FinishToStart, new Lag(960)), new(Items["7"], LinkType.StartToStart, Lag.None), new(Items["12"], LinkType.FinishToFinish, new Lag(0, DurationUnit.Days, -25)),
            new(Items["1.2"], LinkType.FinishToStart, Lag.None), new(Items["APX-142"], LinkType.StartToFinish, new Lag(4320, DurationUnit.ElapsedDays)), new(Items["SS"], LinkType.StartToStart, Lag.None),
        ]);
        PredecessorText.Format(read.Value, Program, id => Items.First(pair => pair.Value == id).Key).ShouldBe("3FS+2d, 7SS, 12FF-25%, 1.2, APX-142SF+3ed, SSSS");
    }

    [Fact]
    public void A_number_without_unit_counts_in_what_was_agreed()
    {
        DurationText.Parse("3", Program, DurationUnit.Hours).Value.ShouldBe(new Duration(180, DurationUnit.Hours));
        PredecessorText.ParseLag("- 3", Program, DurationUnit.Weeks).Value.ShouldBe(new Lag(-7200, DurationUnit.Weeks));
        PredecessorText.ParseLag(" ", Program).Problems.Single().Code.ShouldBe(TextProblemCode.LagExpected);
    }

    [Fact]
    public void German_letters_of_link_types_are_read() =>
        PredecessorText.Parse("3EA+1d, 7AA, 12EE, 3AE", Program, Find).Value.Select(entry => entry.Type).ShouldBe([LinkType.FinishToStart, LinkType.StartToStart, LinkType.FinishToFinish, LinkType.StartToFinish]);

    [Fact]
    public void A_lag_without_a_type_is_finish_to_start() =>
        PredecessorText.Parse("3+2d; 7-1,5d", Program, Find).Value.ShouldBe([new(Items["3"], LinkType.FinishToStart, new Lag(960)), new(Items["7"], LinkType.FinishToStart, new Lag(-720))]);

    [Theory]
    [InlineData("99FS", TextProblemCode.UnknownItem, "99", 0)]
    [InlineData("3, nothing", TextProblemCode.UnknownItem, "nothing", 3)]
    [InlineData("3XS", TextProblemCode.UnknownLinkType, "XS", 1)]
    [InlineData("3FS2d", TextProblemCode.LagExpected, "2d", 3)]
    [InlineData("3FS+2x", TextProblemCode.UnknownUnit, "x", 5)]
    [InlineData("3FS+x%", TextProblemCode.LagExpected, "+x%", 3)]
    [InlineData("+2d", TextProblemCode.ItemExpected, "+2d", 0)]
    public void What_is_no_predecessor_says_why_and_where(string text, TextProblemCode code, string part, int position) =>
        PredecessorText.Parse(text, Program, Find).Problems.Single().ShouldBe(new TextProblem(code, part, position));

    [Fact]
    public void All_problems_come_at_once_and_empty_text_means_none()
    {
        PredecessorText.Parse("99, 3XS, 7", Program, Find).Problems.Length.ShouldBe(2);
        PredecessorText.Parse("  ", Program, Find).Value.ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(text =>
    {
        DurationText.Parse(text, Program);
        PredecessorText.Parse(text, Program, Find);
    });

    private static WorkItemId? Find(string name) => Items.TryGetValue(name, out var id) ? id : null;
}
