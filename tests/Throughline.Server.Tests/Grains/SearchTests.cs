using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Grains;

public sealed class SearchTests
{
    [Fact]
    public async Task Work_items_of_all_programs_are_found_without_waking_a_program()
    {
        await using var grains = await GrainsFixture.Start();
        var programs = new[] { Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid() };
        foreach (var program in programs) await grains.Chain(program, 4);
        (await grains.AwakePrograms()).ShouldBe(3);
        await grains.Restart();

        var found = (await grains.Portfolio.Find("task 0", 50, grains.Wren)).Value;

        found.Select(item => item.Program.Value).ShouldBe(programs, ignoreOrder: true);
        found.ShouldAllBe(item => item.Name == "Task 0" && item.Key == "HERON-1" && item.ProgramName == "Copper Heron");
        (await grains.AwakePrograms()).ShouldBe(0);
    }

    [Theory]
    [InlineData("t", 50, 0)]
    [InlineData("task", 2, 2)]
    [InlineData("task", 5000, 50)]
    public async Task A_search_is_bounded(string text, int take, int expected)
    {
        await using var grains = await GrainsFixture.Start();
        await grains.Chain(Guid.NewGuid(), 60);
        (await grains.Portfolio.Find(text, take, grains.Wren)).Value.Length.ShouldBe(expected);
    }
}
