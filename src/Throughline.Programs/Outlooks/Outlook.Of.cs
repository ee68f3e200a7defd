using System.Collections.Immutable;
using Throughline.Engine.Networks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Outlooks;

/// <content>Computing.</content>
public sealed partial class Outlook
{
    private readonly CalendarSet _calendars;
    private readonly Lazy<ImmutableArray<PlanProblem>> _problems;
    private readonly ImmutableArray<PlanProblem> _entityProblems;
    private readonly AssignmentsByRow _assignments;
    private readonly Lazy<OutlookMarks> _marks;

    private Outlook(Plan plan, Surroundings surroundings, Outlook? previous)
    {
        Plan = plan;
        Surroundings = surroundings;
        var changed = previous is null ? null : LocalChange.Between(previous, plan);
        _outline = changed is null ? OutlineOf(plan, previous) : previous!._outline;
        _calendars = CalendarSet.Of(plan, previous?._calendars);
        var changedRows = changed?.ConvertAll(ordinal => _outline.Rows[ordinal]);
        _assignments = changed is null ? AssignmentsByRow.Of(plan, _outline) : previous!._assignments;
        // Only what is known at hand: a chain of versions must not keep all its links alive.
        var workBefore = changed is not null && previous!._work.IsValueCreated ? previous._work.Value : null;
        _work = new Lazy<OutlookWork>(() => OutlookWork.Of(this, workBefore, changedRows ?? []));
        var marks = changed is not null && previous!._marks.IsValueCreated ? OutlookMarks.Of(this, (previous, previous._marks.Value), changedRows!) : null;
        _marks = marks is null ? new Lazy<OutlookMarks>(() => OutlookMarks.Of(this, null, [])) : new Lazy<OutlookMarks>(marks);
        _links = new Lazy<LinkRow[]>(LinkRows);
        _programStart = new Lazy<DateTime>(FirstStart);
        var problems = new ProblemList();
        if (changed is null) PlanValidation.CheckEntities(plan, _calendars, problems);
        else PlanValidation.CheckItems(plan, changed, previous!._entityProblems, problems);
        _entityProblems = problems.Sorted();
        if (!problems.HasErrors) (_network, _schedule) = Compute(problems, previous, changedRows);
        _problems = new Lazy<ImmutableArray<PlanProblem>>(() => AllProblems(problems));
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

    private (PlanNetwork?, Schedule?) Compute(ProblemList problems, Outlook? previous, List<int>? changed)
    {
        var network = changed is not null && previous?._network is { } before ? PlanNetwork.Of(before, Plan, changed) : null;
        var isContinued = network is not null;
        network ??= PlanNetwork.Of(Plan, _outline, _calendars, _assignments);
        foreach (var problem in network.Outcome.Problems) problems.Add(ProblemMapping.Of(problem, this));
        if (!network.Outcome.Succeeded) return (null, null);
        var schedule = Schedule.Of(network.Outcome.Value, isContinued ? previous?._schedule : null, changed ?? []);
        foreach (var problem in schedule.Problems) problems.Add(ProblemMapping.Of(problem, this));
        return schedule.Succeeded ? (network, schedule.Value) : (null, null);
    }

    private ImmutableArray<PlanProblem> AllProblems(ProblemList problems)
    {
        if (_schedule is not null)
            foreach (var warning in _schedule.Warnings)
                if (ProblemMapping.Of(warning, this, Network) is { } problem)
                    problems.Add(problem);
        return problems.Sorted();
    }

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
