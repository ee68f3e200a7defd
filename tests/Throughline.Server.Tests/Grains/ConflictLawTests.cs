using CsCheck;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Grains;

/// <summary>Two people edit fields of the same items, one of them late. What both touched conflicts, all else merges; nothing is half made.</summary>
public sealed class ConflictLawTests
{
    private static readonly string[] Fields = ["name", "priority", "notes", "deadline"];

    /// <summary>Which item, which field, which value.</summary>
    private static readonly Gen<(int Item, string Field, int Value)[]> GenEdits =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3].Select(index => Fields[index]), Gen.Int[0, 3]).Array[1, 5];

    [Fact]
    public async Task What_both_touched_conflicts_and_all_else_merges()
    {
        await using var grains = await GrainsFixture.Start();
        await Gen.Select(GenEdits, GenEdits).SampleAsync(async (theirs, mine) =>
        {
            var program = Guid.NewGuid();
            var tasks = await grains.Chain(program, 3);
            var before = await Items(grains, program, tasks);
            var theirItems = Edited(before, theirs);
            var mineItems = Edited(before, mine);
            if ((await Commit(grains, program, before, theirItems)) is not ChangeOutcome.Done) return false;
            var outcome = await Commit(grains, program, before, mineItems);
            var expected = new List<(int, string)>();
            for (var item = 0; item < 3; item++)
                expected.AddRange(Fields.Where(field => Differs(before, theirItems, item, field) && Differs(before, mineItems, item, field) && Differs(theirItems, mineItems, item, field)).Select(field => (item, field)));
            var after = await Items(grains, program, tasks);
            return expected.Count > 0
                ? outcome is ChangeOutcome.Conflicted conflicted
                  && conflicted.Conflicts.Select(conflict => (Array.IndexOf(tasks, conflict.At.Id), conflict.Field)).Order().SequenceEqual(expected.Order())
                  && Same(after, theirItems)
                : outcome is ChangeOutcome.Done && Same(after, Merged(before, theirItems, mineItems));
        }, iter: 40, threads: 1);
    }

    private static async Task<ChangeOutcome> Commit(GrainsFixture grains, Guid program, WorkItem[] before, WorkItem[] after)
    {
        var changes = after.Where((item, index) => Fields.Any(field => Differs(before, after, index, field))).Select(item => new Change.Put(item)).ToArray<Change>();
        return (await grains.Program(program).Commit(grains.Change(1, changes), null, grains.Wren, default)).Value;
    }

    private static async Task<WorkItem[]> Items(GrainsFixture grains, Guid program, Guid[] tasks)
    {
        var plan = (await grains.Program(program).Ask(new Glance(), Scope.Committed, grains.Wren)).Value!.View.Plan;
        return [.. tasks.Select(task => plan.WorkItems.TryGet(task, out var item) ? item : throw new KeyNotFoundException())];
    }

    private static WorkItem[] Edited(WorkItem[] items, (int Item, string Field, int Value)[] edits)
    {
        var edited = items.ToArray();
        foreach (var (item, field, value) in edits) edited[item] = With(edited[item], field, value);
        return edited;
    }

    private static WorkItem With(WorkItem item, string field, int value) => field switch
    {
        "name" => item with { Name = $"Name {value}" },
        "priority" => item with { Priority = 500 + value },
        "notes" => item with { Notes = value == 0 ? "" : $"Note {value}" },
        _ => item with { Deadline = value == 0 ? null : new DateTime(2026, 4, value, 17, 0, 0) },
    };

    private static WorkItem[] Merged(WorkItem[] before, WorkItem[] theirs, WorkItem[] mine) => [.. theirs.Select((item, index) => Fields.Aggregate(
        item, (merged, field) => Differs(before, mine, index, field) ? Copy(merged, mine[index], field) : merged))];

    private static WorkItem Copy(WorkItem to, WorkItem from, string field) => field switch
    {
        "name" => to with { Name = from.Name },
        "priority" => to with { Priority = from.Priority },
        "notes" => to with { Notes = from.Notes },
        _ => to with { Deadline = from.Deadline },
    };

    private static object? Value(WorkItem item, string field) => field switch { "name" => item.Name, "priority" => item.Priority, "notes" => item.Notes, _ => item.Deadline };

    private static bool Differs(WorkItem[] left, WorkItem[] right, int item, string field) => !Equals(Value(left[item], field), Value(right[item], field));

    private static bool Same(WorkItem[] left, WorkItem[] right) => Enumerable.Range(0, left.Length).All(item => Fields.All(field => !Differs(left, right, item, field)));
}
