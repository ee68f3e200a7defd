using System.Text.Json.Nodes;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Words;

namespace Throughline.Server.Tests.Pages.History;

public sealed class FieldWordsTests
{
    private static readonly Resource Teal = new() { Id = new ResourceId(Guid.CreateVersion7()), Name = "Ms Teal" };
    private static readonly WorkItem Task = new() { Id = new WorkItemId(Guid.CreateVersion7()), Key = "KIT-1", Name = "Soak test", Order = "a" };
    private static readonly Plan Kite = new()
    {
        Program = new ProgramDetails { Id = new ProgramId(Guid.CreateVersion7()), Name = "Kite", KeyPrefix = "KIT", Start = new DateTime(2026, 11, 2, 8, 0, 0) },
        WorkItems = EntityTable<WorkItem>.Of([Task]),
        Resources = EntityTable<Resource>.Of([Teal]),
    };
    private readonly FieldWords _words = new(Kite, new DateOnly(2026, 11, 23), []);

    [Fact]
    public void Durations_and_owners_are_written_as_people_write_them()
    {
        var change = _words.Of(new EntityChange(Task with { Duration = Duration.OfDays(3) }, Task with { Duration = Duration.OfDays(7), Owner = Teal.Id }));

        change.Name.ShouldBe("Soak test");
        change.What.ShouldBe("Changed");
        change.Key.ShouldBe("KIT-1");
        change.Fields.ShouldBe([new FieldChange("Duration", "3d", "7d"), new FieldChange("Owner", "", "Ms Teal")], ignoreOrder: true);
    }

    [Fact]
    public void Taken_back_a_record_reads_the_other_way()
    {
        var words = RecordList.Of(
            [new EntityChange(Task with { Duration = Duration.OfDays(10), Order = "a" }, Task with { Duration = Duration.OfDays(15), Order = "b" }), new EntityChange(null, Teal)], Kite, new DateOnly(2026, 11, 23)).Reversed();

        words.Records[0].Fields.ShouldBe([new FieldChange("Duration", "15d", "10d"), FieldChange.Place], ignoreOrder: true);
        (words.Records[1].What, words.Added, words.Removed).ShouldBe(("Removed", 0, 1));
    }

    [Fact]
    public void A_link_is_called_by_its_two_ends()
    {
        var link = new Dependency { Id = new DependencyId(Guid.CreateVersion7()), Predecessor = Task.Id, Successor = new WorkItemId(Guid.CreateVersion7()) };

        _words.Of(new EntityChange(null, link)).ShouldBe(new RecordChange("Link Soak test → something removed since", "Added", null, []));
    }

    [Fact]
    public void A_conflict_of_a_draft_has_the_field_and_all_versions_in_words()
    {
        var line = _words.Line(new FieldConflict(Task.Ref, "duration", Minutes(480), Minutes(960), Minutes(2400), 7, "Mr Rust"));

        line.ShouldBe(new ConflictLine(Task.Ref, "duration", "Soak test", "KIT-1", "Duration", "1d", "2d", "5d", "Mr Rust", 7));
    }

    [Fact]
    public void What_somebody_removed_is_still_called_by_its_name()
    {
        var gone = Task with { Id = new WorkItemId(Guid.CreateVersion7()), Name = "Old test" };

        var line = _words.Line(new FieldConflict(gone.Ref, "", EntityFields.Of(gone), EntityFields.Of(gone with { Priority = 3 }), null, 7, "Mr Rust"));

        (line.Name, line.Key, line.Mine, line.Theirs).ShouldBe(("Old test", null, "changed", "removed"));
    }

    private static JsonObject Minutes(int minutes) => EntityFields.Of(Task with { Duration = new Duration(minutes, DurationUnit.Days) })["duration"]!.DeepClone().AsObject();

    [Fact]
    public void A_conflict_says_who_what_and_the_way_out()
    {
        var sentence = _words.Sentence(new FieldConflict(Task.Ref, "percentComplete", 0, 20, 60, 7, "Mr Rust"));

        sentence.ShouldBe("Mr Rust changed percent complete of Soak test in revision 7 to \"60\"; taking back would make it \"20\". Take that revision back first.");
    }
}
