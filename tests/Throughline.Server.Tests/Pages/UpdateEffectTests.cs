using Bunit;
using Throughline.Grains;
using Throughline.Programs.Impacts;
using Throughline.Server.Pages.Import;

namespace Throughline.Server.Tests.Pages;

/// <summary>What importing a newer file over a program would do.</summary>
public sealed class UpdateEffectTests : BunitContext
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_open_draft_is_mentioned_before_the_import(bool hasDraft)
    {
        var outcome = new ChangeOutcome.Done(1, Guid.NewGuid(), [], Impact.Between(SmallPlan.Outlook, SmallPlan.Outlook), ChangeEffect.None);

        var page = Render<UpdateEffect>(parameters => parameters.Add(view => view.Outcome, outcome).Add(view => view.Today, new DateOnly(2026, 3, 2)).Add(view => view.Plan, SmallPlan.Outlook.Plan).Add(view => view.HasDraft, hasDraft));

        page.Markup.Contains("Your draft of this program stays open", StringComparison.Ordinal).ShouldBe(hasDraft);
    }
}
