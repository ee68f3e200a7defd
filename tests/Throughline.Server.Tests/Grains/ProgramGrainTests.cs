using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Grains;

public sealed class ProgramGrainTests : IAsyncLifetime
{
    private readonly Guid _program = Guid.NewGuid();
    private GrainsFixture _grains = null!;

    public async ValueTask InitializeAsync() => _grains = await GrainsFixture.Start();

    public ValueTask DisposeAsync() => _grains.DisposeAsync();

    [Fact]
    public async Task An_import_that_takes_minutes_is_waited_for()
    {
        await using var grains = await GrainsFixture.Start();
        grains.Patience.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Everything_is_found_again_after_a_restart()
    {
        var tasks = await _grains.Chain(_program, 5);
        var before = await Look();
        var longer = new Change.Put(Item(before.Plan, tasks[0]) with { Duration = Duration.OfDays(3) });
        await _grains.Commit(_program, 1, longer);
        await _grains.Program(_program).Stage(new Edit("Rename", 2, [new Change.Put(Item((await Look()).Plan, tasks[1]) with { Name = "Renamed" })]), _grains.Wren);
        var finish = (await Look()).Finish;
        await _grains.Restart();
        var after = await Look();
        after.Revision.ShouldBe(2);
        after.Finish.ShouldBe(finish);
        (await _grains.Program(_program).Draft(_grains.Wren)).Value.Edits.ShouldBe(["Rename"]);
        var drafted = (await _grains.Program(_program).Ask(new Glance(), Scope.WithDraft, _grains.Wren)).Value!;
        Item(drafted.View.Plan, tasks[1]).Name.ShouldBe("Renamed");
        (await _grains.Program(_program).Undo(new UndoRequest(2, Guid.NewGuid()), _grains.Wren, TestContext.Current.CancellationToken)).Value.ShouldBeOfType<ChangeOutcome.Done>();
        (await Look()).Finish.ShouldBe(before.Finish);
    }

    [Fact]
    public async Task A_new_day_is_a_revision_of_its_own_made_when_somebody_looks()
    {
        var tasks = await _grains.Chain(_program, 3);
        (await Look()).Today.ShouldBe(new DateOnly(2026, 3, 2));
        _grains.Clock.Now = _grains.Clock.Now.AddDays(3);
        var looks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Look()));
        looks.ShouldAllBe(look => look.Today == new DateOnly(2026, 3, 5) && look.Revision == 2);
        var entry = (await _grains.Program(_program).Entry(2, _grains.Wren)).Value.ShouldNotBeNull();
        entry.Kind.ShouldBe(LogEntryKind.Surroundings);
        // A change made on what was seen the day before is no conflict.
        (await _grains.Commit(_program, 1, new Change.Put(Item(looks[0].Plan, tasks[0]) with { Name = "Yesterday's edit" }))).Revision.ShouldBe(3);
        var past = (await _grains.Program(_program).Ask(new Glance(), new Scope(At: 1), _grains.Wren)).Value!;
        past.View.Today.ShouldBe(new DateOnly(2026, 3, 2));
    }

    [Fact]
    public async Task Watchers_hear_of_commits_and_of_drafts()
    {
        await _grains.Chain(_program, 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var watch = _grains.Feed.Watch(new(_program), stop.Token).GetAsyncEnumerator(stop.Token);
        var plan = (await Look()).Plan;
        var item = plan.WorkItems.First();
        await _grains.Program(_program).Stage(new Edit("Rename", 1, [new Change.Put(item with { Name = "A" })]), _grains.Wren);
        await _grains.Commit(_program, 1, new Change.Put(item with { Priority = 700 }));
        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.ShouldBe(new Announcement(new(_program), 1, _grains.Wren.Name));
        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.ShouldBe(new Announcement(new(_program), 2));
    }

    [Fact]
    public async Task Many_writers_of_one_program_lose_nothing_and_nobody_s_change_twice()
    {
        var tasks = await _grains.Chain(_program, 16);
        var plan = (await Look()).Plan;
        await Task.WhenAll(tasks.Select((task, index) => Task.Run(async () =>
        {
            var changes = _grains.Change(1, new Change.Put(Item(plan, task) with { Name = $"Named by {index}" }));
            for (var send = 0; send < 3; send++) (await _grains.Program(_program).Commit(changes, null, _grains.Wren, TestContext.Current.CancellationToken)).Value.ShouldBeOfType<ChangeOutcome.Done>();
        })));
        var after = await Look();
        after.Revision.ShouldBe(17);
        tasks.Select(task => Item(after.Plan, task).Name).ShouldBe(Enumerable.Range(0, 16).Select(index => $"Named by {index}"));
    }

    [Fact]
    public async Task An_edit_made_on_an_older_revision_than_the_draft_merges_with_what_was_committed_between()
    {
        var tasks = await _grains.Chain(_program, 3);
        var first = (await Look()).Plan;
        await _grains.Commit(_program, 1, new Change.Put(Item(first, tasks[0]) with { Name = "Committed" }));
        await _grains.Program(_program).Stage(new Edit("New", 2, [new Change.Put(Item((await Look()).Plan, tasks[1]) with { Name = "Drafted" })]), _grains.Wren);
        var stale = (await _grains.Program(_program).Stage(new Edit("Stale", 1, [new Change.Put(Item(first, tasks[0]) with { Priority = 900 })]), _grains.Wren)).Value;
        stale.Conflicts.ShouldBeEmpty();
        stale.Edits.ShouldBe(["New", "Stale"]);
        (await _grains.Program(_program).CommitDraft("", _grains.Wren, TestContext.Current.CancellationToken)).Value.ShouldBeOfType<ChangeOutcome.Done>();
        var after = (await Look()).Plan;
        (Item(after, tasks[0]).Name, Item(after, tasks[0]).Priority, Item(after, tasks[1]).Name).ShouldBe(("Committed", 900, "Drafted"));
    }

    [Fact]
    public async Task The_list_of_programs_follows_every_commit_and_wakes_no_program()
    {
        var tasks = await _grains.Chain(_program, 2);
        await _grains.Commit(_program, 1, new Change.Put(Item((await Look()).Plan, tasks[1]) with { IsMilestone = true, Commitment = new(new(2026, 3, 2), "Wren Amber") }));
        await _grains.Restart();
        var summary = (await _grains.Portfolio.List(_grains.Wren)).Value.ShouldHaveSingleItem();
        (summary.Revision, summary.WorkItems, summary.Milestones, summary.Commitments, summary.CommitmentsMissed).ShouldBe((2, 2, 1, 1, 1));
        summary.Commitment!.Forecast.ShouldBe(new DateTime(2026, 3, 3, 17, 0, 0));
        summary.Finish.ShouldBe(new DateTime(2026, 3, 3, 17, 0, 0));
    }

    private async Task<(long Revision, DateTime? Finish, DateOnly Today, Plan Plan)> Look() =>
        (await _grains.Program(_program).Ask(new Glance(), Scope.Committed, _grains.Wren)).Value!.View;

    private static WorkItem Item(Plan plan, Guid id) => plan.WorkItems.TryGet(id, out var item) ? item : throw new KeyNotFoundException();
}
