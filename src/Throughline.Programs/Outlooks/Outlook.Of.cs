using Throughline.Programs.Validation;

namespace Throughline.Programs.Outlooks;

/// <content>Computing.</content>
public sealed partial class Outlook
{
    private Outlook(Plan plan, Surroundings surroundings, Outlook? previous)
    {
        Plan = plan;
        Surroundings = surroundings;
        _outline = OutlineOf(plan, previous);
        Problems = PlanValidation.Check(plan);
        _work = new Lazy<OutlookWork>(() => OutlookWork.Of(this));
    }

    /// <summary>Computes the outlook. Never throws for a bad plan: then there are problems and no dates.</summary>
    /// <param name="plan">Any plan.</param>
    /// <param name="surroundings">What it depends on.</param>
    public static Outlook Of(Plan plan, Surroundings surroundings) => new(plan, surroundings, null);

    /// <summary>The same as <see cref="Of(Plan, Surroundings)"/>, reusing what a version before it shares: the law that both give the same is tested.</summary>
    /// <param name="plan">Any plan.</param>
    /// <param name="surroundings">What it depends on.</param>
    /// <param name="previous">The outlook of a version this plan was derived from, or any other.</param>
    public static Outlook Of(Plan plan, Surroundings surroundings, Outlook? previous) => new(plan, surroundings, previous);

    private static Outline OutlineOf(Plan plan, Outlook? previous)
    {
        if (previous is null || !plan.WorkItems.SharesOrdinalsWith(previous.Plan.WorkItems)) return Outline.Of(plan.WorkItems);
        foreach (var ordinal in plan.WorkItems.OrdinalsThatDiffer(previous.Plan.WorkItems))
        {
            var before = ordinal < previous.Plan.WorkItems.OrdinalLimit ? previous.Plan.WorkItems[ordinal] : null;
            var after = ordinal < plan.WorkItems.OrdinalLimit ? plan.WorkItems[ordinal] : null;
            if (before is null || after is null || !Outline.SameTree(before, after)) return Outline.Of(plan.WorkItems);
        }

        return previous._outline;
    }
}
