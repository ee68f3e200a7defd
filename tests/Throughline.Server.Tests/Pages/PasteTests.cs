using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Timeline.Edits;

namespace Throughline.Server.Tests.Pages;

/// <summary>Cells pasted from a spreadsheet onto the small plan.</summary>
public sealed class PasteTests
{
    private static PlanEditResult Paste(string[] rows, string[] fields, params string?[][] texts) => SmallPlan.Edit(new PlanEditRequest
    {
        Kind = "paste",
        Cells = new PastedCells([.. rows], [.. fields.Select(field => new PastedColumn(field, field == "float" ? null : field))], [.. texts.Select(line => line.ToImmutableArray())]),
    });

    private static WorkItem Item(Outlook outlook, int number) => outlook.Item(outlook.RowOf(SmallPlan.Id(number)));

    [Fact]
    public void Several_cells_of_several_rows_are_one_edit()
    {
        var outlook = SmallPlan.After(Paste(["KIT-2", "KIT-3"], ["name", "duration", "predecessors"], ["Spars", "2d", ""], ["Cloth", "4d", "2FS+1d"]));
        Item(outlook, 2).Name.ShouldBe("Spars");
        // Spars Monday and Tuesday, Wednesday is the lag, Cloth Thursday to Tuesday.
        outlook.Finish(outlook.RowOf(SmallPlan.Id(3))).ShouldBe(new DateTime(2027, 1, 12, 17, 0, 0));
    }

    [Fact]
    public void A_finish_counts_from_the_start_pasted_beside_it()
    {
        var outlook = SmallPlan.After(Paste(["KIT-2"], ["start", "finish"], ["2027-01-06", "2027-01-08"]));
        Item(outlook, 2).Duration.Minutes.ShouldBe(3 * 480);
        outlook.Finish(outlook.RowOf(SmallPlan.Id(2))).ShouldBe(new DateTime(2027, 1, 8, 17, 0, 0));
    }

    [Fact]
    public void Every_cell_that_is_wrong_is_named_and_nothing_is_pasted()
    {
        var edit = Paste(["KIT-2", "KIT-3"], ["name", "duration", "start", "float"], ["Spars", "3x", "tomorrowish", null], ["", "4d", "2027-01-05", "7"]);
        edit.Changes.ShouldBeEmpty();
        var lines = edit.Problem.ShouldNotBeNull().Split('\n');
        lines.Length.ShouldBe(5);
        lines[1].ShouldStartWith("Row 2, duration \"3x\": ");
        lines[1].ShouldContain("Units are");
        lines[2].ShouldStartWith("Row 2, start \"tomorrowish\": ");
        lines[3].ShouldBe("Row 3, name \"\": A row needs a name.");
        lines[4].ShouldBe("Row 3, float \"7\": float is computed and cannot be pasted.");
    }

    [Fact]
    public void Lines_beyond_the_last_row_become_new_tasks_in_their_order_and_can_be_named_as_predecessors()
    {
        var edit = Paste(["KIT-4"], ["name", "duration", "predecessors"], [null, null, null], ["Repair", "2d", "4"], ["Second flight", "", "5"]);
        edit.Label.ShouldBe("Paste 3 rows of 3 columns, 2 new");
        var outlook = SmallPlan.After(edit);
        Enumerable.Range(4, 2).Select(row => (outlook.Item(row).Key, outlook.Item(row).Name)).ShouldBe([("KIT-5", "Repair"), ("KIT-6", "Second flight")]);
        // The first flight is on Wednesday the 13th; Repair takes Thursday and Friday, the second flight the estimated day after.
        outlook.Finish(4).ShouldBe(new DateTime(2027, 1, 15, 17, 0, 0));
        outlook.Finish(5).ShouldBe(new DateTime(2027, 1, 18, 17, 0, 0));
    }

    [Fact]
    public void A_person_named_in_two_rows_is_added_once()
    {
        var outlook = SmallPlan.After(Paste(["KIT-2", "KIT-3"], ["owner"], ["Mr Heron"], ["mr heron"]));
        outlook.Plan.Resources.ShouldHaveSingleItem().Name.ShouldBe("Mr Heron");
        Item(outlook, 3).Owner.ShouldBe(Item(outlook, 2).Owner.ShouldNotBeNull());
    }

    [Fact]
    public void A_row_that_is_gone_is_named() => Paste(["KIT-2", "KIT-9"], ["name"], ["a"], ["b"]).Problem.ShouldNotBeNull().ShouldContain("KIT-9");
}
