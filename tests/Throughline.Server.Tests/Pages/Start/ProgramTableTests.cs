using Bunit;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Start;

namespace Throughline.Server.Tests.Pages.Start;

public sealed class ProgramTableTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_missed_promise_is_a_word_and_a_shape_and_its_days()
    {
        var table = Render<ProgramTable>(parameters => parameters.Add(p => p.Programs, [Program("Kite", new DateTime(2026, 12, 11), new DateTime(2026, 12, 17, 17, 0, 0), isMissed: true)]).Add(p => p.Now, Now));

        table.Find("tbody tr").TextContent.ShouldContain("Off track");
        table.Find("tbody tr .standing use").GetAttribute("href").ShouldBe("icons.svg#off-track");
        table.Find("tbody tr").TextContent.ShouldContain("+6");
    }

    [Fact]
    public void A_program_without_promises_says_so()
    {
        var program = Program("Heron", default, new DateTime(2026, 12, 1, 17, 0, 0), isMissed: false) with { Commitment = null, Commitments = 0 };

        var table = Render<ProgramTable>(parameters => parameters.Add(p => p.Programs, [program]).Add(p => p.Now, Now));

        table.Find("tbody tr").TextContent.ShouldContain("No commitment set");
        table.Find("tbody tr").TextContent.ShouldContain("Nothing promised");
    }

    [Theory]
    [InlineData(true, "None of 2 programs keeps what it promised.")]
    [InlineData(false, "Kite misses what it promised; 1 of 2 programs holds.")]
    public void The_headline_counts_what_holds(bool both, string expected) => ProgramsSentence.Headline(
    [
        Program("Kite", new DateTime(2026, 12, 11), new DateTime(2026, 12, 17, 17, 0, 0), isMissed: true),
        Program("Wren", new DateTime(2026, 12, 11), new DateTime(2026, 12, 1, 17, 0, 0), isMissed: both),
    ]).ShouldBe(expected);

    [Theory]
    [InlineData(true, "None of the 2 programs with promises keeps what it promised.")]
    [InlineData(false, "Kite misses what it promised; 1 of the 2 programs with promises holds.")]
    public void The_headline_says_whom_it_counts_where_some_promised_nothing(bool both, string expected) => ProgramsSentence.Headline(
    [
        Program("Kite", new DateTime(2026, 12, 11), new DateTime(2026, 12, 17, 17, 0, 0), isMissed: true),
        Program("Wren", new DateTime(2026, 12, 11), new DateTime(2026, 12, 1, 17, 0, 0), isMissed: both),
        Program("Heron", default, new DateTime(2026, 12, 1, 17, 0, 0), isMissed: false) with { Commitment = null, Commitments = 0 },
    ]).ShouldBe(expected);

    private static ProgramSummary Program(string name, DateTime promised, DateTime forecast, bool isMissed) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Name = name,
        KeyPrefix = "KIT",
        Revision = 3,
        ChangedAt = Now.AddHours(-2),
        ChangedBy = "Ms Teal",
        Finish = forecast,
        WorkItems = 12,
        Commitments = 1,
        CommitmentsMissed = isMissed ? 1 : 0,
        Commitment = new CommitmentOutlook(new WorkItemId(Guid.CreateVersion7()), "Engine ready", promised, forecast, isMissed),
    };
}
