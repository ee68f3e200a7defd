using Throughline.Server.Pages.Timeline.Edits;
using Throughline.Server.Words;

namespace Throughline.Server.Tests.Pages;

/// <summary>What an edit is called in the history: every label names the row.</summary>
public sealed class EditLabelTests
{
    [Theory]
    [InlineData("name", "Mast", "Rename Frame to Mast")]
    [InlineData("notes", "Of ash", "Notes of Frame")]
    [InlineData("duration", "6d", "Frame takes 6d")]
    [InlineData("start", "2027-01-06", "Start Frame on Jan 6, 2027")]
    [InlineData("start", "", "Start Frame as soon as possible")]
    [InlineData("finish", "2027-01-12", "Finish Frame on Jan 12, 2027")]
    [InlineData("percent", "40", "Frame 40 % done")]
    [InlineData("owner", "Mr Heron", "Mr Heron accountable for Frame")]
    [InlineData("owner", "", "Nobody accountable for Frame")]
    [InlineData("commitment", "2027-02-01", "Promise Frame for Feb 1, 2027")]
    [InlineData("commitment", "", "No promise for Frame")]
    [InlineData("deadline", "2027-02-01", "Deadline of Frame on Feb 1, 2027")]
    [InlineData("deadline", "", "No deadline for Frame")]
    [InlineData("constraint", "FNLT 2027-02-01", "Constraint of Frame: finish no later than Feb 1, 2027")]
    [InlineData("constraint", "", "Constraint of Frame: as soon as possible")]
    [InlineData("milestone", "yes", "Frame is a milestone")]
    [InlineData("predecessors", "4SS", "Predecessors of Frame: 4SS")]
    [InlineData("predecessors", "", "Predecessors of Frame: none")]
    public void The_label_of_a_field_names_the_row_and_what_became_of_it(string field, string text, string label) =>
        Cultures.In("en-US", () => SmallPlan.Set("KIT-2", field, text).Label).ShouldBe(label);

    [Fact]
    public void The_label_of_a_step_on_rows_names_them()
    {
        SmallPlan.Edit(new PlanEditRequest { Kind = "link", From = "KIT-2", To = "KIT-4" }).Label.ShouldBe("Link Frame to First flight");
        SmallPlan.Edit(new PlanEditRequest { Kind = "unlink", From = "KIT-2", To = "KIT-3" }).Label.ShouldBe("Unlink Frame and Sail");
        SmallPlan.Edit(new PlanEditRequest { Kind = "insert", Key = "KIT-2" }).Label.ShouldBe("Insert a row below Frame");
        SmallPlan.Edit(new PlanEditRequest { Kind = "remove", Keys = ["KIT-2"] }).Label.ShouldBe("Remove Frame");
    }

    [Fact]
    public void A_long_name_is_cut_after_a_word_in_a_label_and_whole_in_the_plan()
    {
        var name = string.Join(' ', Enumerable.Repeat("reinforced", 40));
        var edit = SmallPlan.Set("KIT-2", "name", name);
        edit.Label.ShouldBe("Rename Frame to reinforced reinforced reinforced reinforced reinforced…");
        var outlook = SmallPlan.After(edit);
        outlook.Item(outlook.RowOf(SmallPlan.Id(2))).Name.ShouldBe(name);
    }
}
