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
        var change = previous is null ? null : LocalChange.Between(previous, plan);
        var continued = change is null ? null : change.Added.Count == 0 ? previous!._outline : Outline.WithLast(previous!._outline, plan.WorkItems, change.Added);
        _outline = continued ?? OutlineOf(plan, previous);
        _calendars = CalendarSet.Of(plan, previous?._calendars);
        // From here on the version before counts only where its rows are ours, and only what is known at hand: a chain of versions must not keep all its links alive.
        var before = continued is null ? null : previous;
        List<int> changed = before is null ? [] : [.. change!.Changed.Concat(change.Added).Select(ordinal => _outline.Rows[ordinal]).Order()];
        _assignments = before is null ? AssignmentsByRow.Of(plan, _outline) : before._assignments.For(Count);
        var workBefore = before is { _work.IsValueCreated: true } ? before._work.Value : null;
        _work = new Lazy<OutlookWork>(() => OutlookWork.Of(this, workBefore, changed));
        var marks = before is { _marks.IsValueCreated: true } ? OutlookMarks.Of(this, (before, before._marks.Value), changed) : null;
        _marks = marks is null ? new Lazy<OutlookMarks>(() => OutlookMarks.Of(this, null, [])) : new Lazy<OutlookMarks>(marks);
        _links = new Lazy<LinkRow[]>(LinkRows);
        _programStart = new Lazy<DateTime>(FirstStart);
        var problems = new ProblemList();
        if (before is null) PlanValidation.CheckEntities(plan, _calendars, problems);
        else PlanValidation.CheckItems(plan, change!, before._entityProblems, problems);
        _entityProblems = problems.All();
        if (!problems.HasErrors) (_network, _schedule) = Compute(problems, before, changed);
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

    private (PlanNetwork?, Schedule?) Compute(ProblemList problems, Outlook? before, List<int> changed)
    {
        var network = before?._network is { } known ? PlanNetwork.Of(known, Plan, _outline, _assignments, changed) : null;
        var isContinued = network is not null;
        network ??= PlanNetwork.Of(Plan, _outline, _calendars, _assignments);
        foreach (var problem in network.Outcome.Problems) problems.Add(ProblemMapping.Of(problem, this));
        if (!network.Outcome.Succeeded) return (null, null);
        var schedule = Schedule.Of(network.Outcome.Value, isContinued ? before?._schedule : null, changed);
        foreach (var problem in schedule.Problems) problems.Add(ProblemMapping.Of(problem, this));
        return schedule.Succeeded ? (network, schedule.Value) : (null, null);
    }

    private ImmutableArray<PlanProblem> AllProblems(ProblemList problems)
    {
        if (_schedule is not null)
            foreach (var warning in _schedule.Warnings)
                if (ProblemMapping.Of(warning, this, Network) is { } problem)
                    problems.Add(problem);
        return ProblemOrder.Sorted(problems.All(), this);
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
