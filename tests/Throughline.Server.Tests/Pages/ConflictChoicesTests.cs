using AngleSharp.Dom;
using Bunit;
using Throughline.Grains;
using Throughline.Programs;
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

    [Theory]
    [InlineData("Keep all mine", ConflictSide.Mine)]
    [InlineData("Take all theirs", ConflictSide.Theirs)]
    public void All_are_settled_one_way_at_once(string button, ConflictSide side)
    {
        Button(Choices(), button).Click();
        _asked.ShouldNotBeNull().Others.ShouldBe(side);
    }
}
