using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Grains;

/// <summary>A removal is for good: it throws away what was named, and nothing that was removed comes back.</summary>
public sealed class RemovalTests : IAsyncLifetime
{
    private GrainsFixture _grains = null!;

    public async ValueTask InitializeAsync() => _grains = await GrainsFixture.Start();

    public ValueTask DisposeAsync() => _grains.DisposeAsync();

    [Fact]
    public async Task A_removal_that_names_another_revision_removes_nothing()
    {
        var program = Guid.NewGuid();
        await _grains.Chain(program, 2);
        (await _grains.Program(program).Remove(expected: 7, _grains.Wren)).ShouldBe(Removal.Changed);
        (await Look(program)).ShouldNotBeNull();
        (await _grains.Program(program).Remove(expected: 1, _grains.Wren)).ShouldBe(Removal.Removed);
        (await _grains.Program(program).Remove(expected: null, _grains.Wren)).ShouldBe(Removal.NotThere);
    }

    [Fact]
    public async Task A_removal_beside_a_commit_throws_away_nothing_that_was_acknowledged()
    {
        for (var round = 0; round < 25; round++)
        {
            var program = Guid.NewGuid();
            var task = (await _grains.Chain(program, 1))[0];
            var item = (await Look(program))!.WorkItems.First();
            var commit = Task.Run(async () => (await _grains.Program(program).Commit(_grains.Change(1, new Change.Put(item with { Name = "Kept" })), null, _grains.Wren, TestContext.Current.CancellationToken)).Value);
            var removal = Task.Run(() => _grains.Program(program).Remove(expected: 1, _grains.Wren));
            var isMade = await commit is ChangeOutcome.Done;
            (await removal).ShouldBe(isMade ? Removal.Changed : Removal.Removed);
            if (isMade) (await Look(program))!.WorkItems.First(found => found.Id.Value == task).Name.ShouldBe("Kept");
        }
    }

    [Fact]
    public async Task A_program_removed_while_it_was_loaded_stays_removed()
    {
        var programs = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToList();
        foreach (var program in programs) await _grains.Chain(program, 400);
        await _grains.Restart();
        foreach (var program in programs)
        {
            var looking = Look(program);
            await _grains.Program(program).Remove(expected: null, _grains.Wren);
            await looking;
            (await Look(program)).ShouldBeNull();
        }
    }

    private async Task<Plan?> Look(Guid program) => (await _grains.Program(program).Ask(new Glance(), Scope.Committed, _grains.Wren)).Value?.View.Plan;
}
