using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Bunit;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Words;

namespace Throughline.Server.Tests.Pages;

public sealed class ConflictChoicesTests : BunitContext
{
    private static readonly EntityRef Frame = new(EntityKind.WorkItem, SmallPlan.Id(2).Value);
    private static readonly ConflictLine Length = new(Frame, "duration", "Frame", "KIT-2", "Duration", "5d", "6d", "8d", "Mr Rust", 7);
    private static readonly ConflictLine Title = new(Frame, "name", "Frame", "KIT-2", "Name", "Frame", "The frame", "Frames", "Mr Rust", 8);
    private Settlement? _asked;

    private IRenderedComponent<ConflictChoices> Choices() => Render<ConflictChoices>(parameters => parameters
        .Add(view => view.Lines, [Length, Title]).Add(view => view.Program, Guid.Empty).Add(view => view.OnSettle, settlement => _asked = settlement));

    private static IElement Button(IRenderedComponent<ConflictChoices> view, string text) => view.FindAll("button").Single(button => button.TextContent == text);

    [Fact]
    public void Each_conflict_names_the_record_the_field_and_all_versions()
    {
        var text = Choices().Find("fieldset").TextContent;
        foreach (var part in new[] { "KIT-2 Frame", "Duration", "Was 5d", "Keep mine: 6d", "Take theirs: 8d", "Mr Rust", "revision 7" }) text.ShouldContain(part);
    }

    [Fact]
    public void Fields_are_settled_one_by_one_once_each_has_a_choice()
    {
        var view = Choices();
        view.FindAll("input")[0].Change(true);
        Button(view, "Settle").HasAttribute("disabled").ShouldBeTrue();
        view.FindAll("input")[3].Change(true);
        Button(view, "Settle").Click();
        _asked.ShouldNotBeNull().Choices.ShouldBe([new FieldChoice(Frame, "duration", ConflictSide.Mine), new FieldChoice(Frame, "name", ConflictSide.Theirs)]);
        _asked.Others.ShouldBeNull();
    }

    [Fact]
    public void A_duration_and_the_work_that_followed_it_are_one_question_with_one_answer()
    {
        var resource = new Resource { Id = new ResourceId(new Guid(70, 0, 0, new byte[8])), Name = "Ms Saffron", Kind = ResourceKind.Work };
        var assignment = new Assignment { Id = new AssignmentId(new Guid(71, 0, 0, new byte[8])), WorkItem = SmallPlan.Id(2), Resource = resource.Id, WorkMinutes = 8 * 480 };
        var plan = SmallPlan.Plan with { Resources = SmallPlan.Plan.Resources.Put(resource), Assignments = SmallPlan.Plan.Assignments.Put(assignment) };
        FieldConflict Of(EntityRef at, string field, string was, string mine, string theirs) => new(at, field, JsonNode.Parse(was), JsonNode.Parse(mine), JsonNode.Parse(theirs), 7, "Mr Rust");
        static string Days(int days) => $$"""{"minutes": {{days * 480}}, "unit": "days", "isEstimated": false}""";
        var view = new ConflictLinesView([Of(assignment.Ref, "workMinutes", "2400", "2880", "3840"), Of(Frame, "duration", Days(5), Days(6), Days(8)), Of(Frame, "name", "\"A\"", "\"B\"", "\"C\"")], "en-GB");
        var lines = view.Of(new ProgramSnapshot(Revision.Of(7, plan, SmallPlan.Outlook.Surroundings), plan, Outlook.Of(plan, SmallPlan.Outlook.Surroundings), null));
        lines.Select(line => (line.Name, line.FieldName, line.Mine, line.Theirs)).ShouldBe([("Frame", "Duration and work", "6d", "8d"), ("Frame", "Name", "B", "C")]);

        var page = Render<ConflictChoices>(parameters => parameters.Add(choices => choices.Lines, lines).Add(choices => choices.Program, Guid.Empty).Add(choices => choices.OnSettle, settlement => _asked = settlement));
        page.FindAll("input")[0].Change(true);
        page.FindAll("input")[1].Change(true);
        page.FindAll("input")[2].Change(true);
        Button(page, "Settle").Click();
        _asked.ShouldNotBeNull().Choices.ShouldBe([new FieldChoice(Frame, "duration", ConflictSide.Theirs), new FieldChoice(assignment.Ref, "workMinutes", ConflictSide.Theirs), new FieldChoice(Frame, "name", ConflictSide.Mine)]);
    }

    [Theory]
    [InlineData("Keep all mine", ConflictSide.Mine)]
    [InlineData("Take all theirs", ConflictSide.Theirs)]
    public void All_are_settled_one_way_at_once(string button, ConflictSide side)
    {
        Button(Choices(), button).Click();
        _asked.ShouldNotBeNull().Others.ShouldBe(side);
    }
}
