using System.Runtime.CompilerServices;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Grains;

/// <summary>Long texts that were changed again are not kept in memory for the sake of the last entries of the log.</summary>
public sealed class RememberedTextTests
{
    private const int Edits = 20;

    [Fact]
    public async Task Of_long_notes_edited_many_times_only_the_last_versions_stay_in_memory()
    {
        await using var grains = await GrainsFixture.Start();
        var program = Guid.NewGuid();
        await grains.Chain(program, 2);
        var versions = new List<WeakReference>();
        for (var edit = 0; edit < Edits; edit++) versions.Add(await Edit(grains, program, edit));

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // The present version, those of the two entries remembered, and what the last calls may still hold.
        versions.Count(version => version.IsAlive).ShouldBeLessThan(8);
        // What is no longer remembered is read from the store: an edit made on an old revision merges.
        var first = (await grains.Program(program).Ask(new Glance(), new Scope(At: 1), grains.Wren)).Value!.View.Plan.WorkItems.First();
        await grains.Commit(program, 1, new Change.Put(first with { Priority = 700 }));
        var item = (await grains.Program(program).Ask(new Glance(), Scope.Committed, grains.Wren)).Value!.View.Plan.WorkItems.First(item => item.Id == first.Id);
        (item.Priority, item.Notes.Length).ShouldBe((700, 1_000_000));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> Edit(GrainsFixture grains, Guid program, int edit)
    {
        var answer = (await grains.Program(program).Ask(new Glance(), Scope.Committed, grains.Wren)).Value!;
        var notes = new string((char)('a' + edit), 1_000_000);
        await grains.Commit(program, answer.Revision, new Change.Put(answer.View.Plan.WorkItems.First() with { Notes = notes }));
        return new WeakReference(notes);
    }
}
