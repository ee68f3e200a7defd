using Throughline.Interchange.MsProject;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Tests.Updating;

public sealed class PlanAlignmentTests
{
    [Fact]
    public void A_row_inserted_into_a_sheet_without_identifiers_is_the_only_new_item()
    {
        var current = Read.Import("Name,Duration\nRed,2d\nBlue,3d", "plan.csv").Plan;
        var newer = Read.Import("Name,Duration\nRed,2d\nGreen,1d\nBlue,4d", "plan.csv");
        var updated = PlanUpdate.Onto(current, newer);
        PlanDifference.Between(updated, PlanUpdate.Onto(current, PlanUpdate.Aligned(current, newer))).ShouldBeEmpty();
        var blue = current.WorkItems.Single(item => item.Name == "Blue");
        updated.WorkItems.Single(item => item.Name == "Blue").ShouldSatisfyAllConditions(item => item.Id.ShouldBe(blue.Id), item => item.Key.ShouldBe(blue.Key), item => item.Duration.ShouldBe(new Duration(1920)));
        updated.WorkItems.Single(item => item.Name == "Green").Key.ShouldBe("PLA-3");
        updated.WorkItems.Select(item => item.Key).Distinct().Count().ShouldBe(3);
        updated.Program.NextNumber.ShouldBe(4);
        Outlook.Of(updated, new Surroundings(new DateOnly(2026, 1, 5))).HasDates.ShouldBeTrue();
    }

    [Fact]
    public void Items_made_here_are_found_again_in_the_file_they_were_exported_to()
    {
        var here = new WorkItemId(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"));
        var current = Read.Import("Name,Duration\nRed,2d", "plan.csv").Plan;
        current = current with { WorkItems = current.WorkItems.Put(new WorkItem { Id = here, Key = "PLA-9", Name = "Made here", Order = "z", Commitment = new Commitment(new DateTime(2026, 5, 1), "Kite") }), Program = current.Program with { NextNumber = 10 } };
        using var file = new MemoryStream();
        MspdiWriter.Write(current, Outlook.Of(current, new Surroundings(new DateOnly(2026, 1, 5))), file);
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray()).Replace("Made here", "Renamed there", StringComparison.Ordinal);
        var updated = PlanUpdate.Onto(current, Read.Import(text));
        updated.WorkItems.Count.ShouldBe(2);
        updated.WorkItems.TryGet(here.Value, out var item).ShouldBeTrue();
        (item!.Name, item.Key, item.Commitment!.PromisedBy).ShouldBe(("Renamed there", "PLA-9", "Kite"));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        foreach (var (text, name) in new[] { ("Name,Duration,Predecessors,Owner\nRed,2d,,Kite\nBlue,3d,1,Kite", "plan.csv"), (Read.Mspdi("<Task><UID>4</UID><Name>Red</Name></Task><Task><UID>5</UID><Name>Red</Name></Task>"), "plan.xml") })
        {
            var current = Read.Import(text, name).Plan;
            PlanDifference.Between(current, PlanUpdate.Onto(current, Read.Import(text, name))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_newer_file_gives_one_difference_of_what_changed()
    {
        var current = Read.Import(Read.Mspdi("<Task><UID>4</UID><Name>Red</Name><Duration>PT8H0M0S</Duration></Task><Task><UID>5</UID><Name>Blue</Name></Task><Task><UID>6</UID><Name>Gone</Name></Task>")).Plan;
        var newer = Read.Import(Read.Mspdi("<Task><UID>5</UID><Name>Blue paint</Name></Task><Task><UID>4</UID><Name>Red</Name><Duration>PT16H0M0S</Duration></Task><Task><UID>7</UID><Name>New</Name></Task>"));
        var updated = PlanUpdate.Onto(current, newer);
        updated.WorkItems.Select(item => (item.Key, item.Name)).Order().ShouldBe([("SMA-1", "Red"), ("SMA-2", "Blue paint"), ("SMA-4", "New")]);
        PlanDifference.Between(current, updated).OfType<Change.Remove>().Single().Kind.ShouldBe(EntityKind.WorkItem);
    }
}
