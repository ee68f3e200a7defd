using System.Collections.Immutable;
using Bunit;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Import;
using Throughline.Server.Words;

namespace Throughline.Server.Tests.Pages.Import;

public sealed class RecordListTests : BunitContext
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private readonly ProgramDetails _program = new() { Id = new ProgramId(Guid.CreateVersion7()), Name = "Sand pit", KeyPrefix = "PIT", Start = new DateTime(2026, 11, 2, 8, 0, 0) };

    [Fact]
    public void A_preview_names_what_is_changed_added_and_removed_and_opens_nothing()
    {
        var (dig, fill, lid) = (Task("Dig"), Task("Fill"), Task("Lid"));
        ImmutableArray<EntityChange> changes = [new(dig, dig with { Name = "Dig deeper" }), new(null, lid), new(fill, null)];

        var block = Render<RecordsEffect>(parameters => parameters.Add(p => p.List, RecordList.Of(changes, new Plan { Program = _program, WorkItems = EntityTable<WorkItem>.Of([dig with { Name = "Dig deeper" }, lid]) }, Today)));

        block.Find("header .label").TextContent.ShouldBe("1 changed, 1 added, 1 removed");
        block.FindAll("li > p:first-child").Select(line => line.TextContent).ShouldBe(["Dig deeperChanged", "LidAdded", "FillRemoved"]);
        block.Find(".field-change s").TextContent.ShouldBe("Dig");
        block.Find(".field-change b").TextContent.ShouldBe("Dig deeper");
        block.FindAll("a").ShouldBeEmpty();
    }

    [Fact]
    public void Of_very_many_records_the_first_hundred_are_told_and_the_rest_counted()
    {
        ImmutableArray<EntityChange> changes = [.. Enumerable.Range(1, 130).Select(number => new EntityChange(null, Task($"Step {number}")))];

        var block = Render<RecordsEffect>(parameters => parameters.Add(p => p.List, RecordList.Of(changes, new Plan { Program = _program }, Today)));

        block.FindAll("li").Count.ShouldBe(100);
        block.Find("p.label").TextContent.ShouldBe("and 30 more");
    }

    private static WorkItem Task(string name) => new() { Id = new WorkItemId(Guid.CreateVersion7()), Key = "PIT-1", Name = name, Order = "a" };
}
