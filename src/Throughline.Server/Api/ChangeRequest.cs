using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;

namespace Throughline.Server.Api;

/// <summary>What every change takes besides the change itself.</summary>
internal sealed class ChangeTerms
{
    [FromQuery(Name = "preview"), Description("true: only show what the change would do; nothing is kept.")]
    public bool? Preview { get; init; }

    [FromQuery(Name = "reason"), Description("Why, for the history.")]
    public string? Reason { get; init; }

    [FromQuery(Name = "changeSet"), Description("An id chosen by the caller. Sent again with the same id, a change is made once and answers as before; another change under it is answered 409.")]
    public Guid? ChangeSet { get; init; }
}

/// <summary>What a change did, or would do.</summary>
public sealed record ChangeResult
{
    /// <summary>The revision it made; in a preview, the one it was computed on.</summary>
    public required long Revision { get; init; }

    /// <summary>The change set in the log.</summary>
    public required Guid ChangeSet { get; init; }

    /// <summary>True: nothing was kept.</summary>
    public required bool IsPreview { get; init; }

    /// <summary>Every entity that changed, with all that was removed along; at most 500.</summary>
    public required ImmutableArray<ChangedEntity> Changes { get; init; }

    /// <summary>How many entities changed.</summary>
    public required int ChangeCount { get; init; }

    /// <summary>What it does, in short.</summary>
    public required ChangeEffect Effect { get; init; }

    /// <summary>What it does; moved items at most 500. Null: it was sent before.</summary>
    public Impact? Impact { get; init; }

    /// <summary>How many entries a list has at most.</summary>
    internal const int Largest = 500;

    internal static ChangeResult Of(ChangeOutcome.Done done, bool isPreview) => new()
    {
        Revision = done.Revision,
        ChangeSet = done.ChangeSetId,
        IsPreview = isPreview,
        Changes = [.. done.Changes.Take(Largest).Select(ChangedEntity.Of)],
        ChangeCount = done.Changes.Length,
        Effect = done.Effect,
        Impact = done.Impact is { Items.Length: > Largest } impact ? impact with { Items = impact.Items[..Largest] } : done.Impact,
    };
}

/// <summary>An entity that changed.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Change">added, changed or removed.</param>
/// <param name="Entity">The entity as it is now; as it was, when it was removed.</param>
public sealed record ChangedEntity(EntityKind Kind, Guid Id, string Change, Entity Entity)
{
    internal static ChangedEntity Of(EntityChange change) => new(
        change.Target.Kind, change.Target.Id, change.Before is null ? "added" : change.After is null ? "removed" : "changed", (change.After ?? change.Before)!);
}

/// <summary>Hands changes to the front door and its answer back.</summary>
internal sealed class ChangeDoor(IGrainFactory grains, Principal principal)
{
    /// <summary>The principal on whose behalf requests are made.</summary>
    public Principal Principal => principal;

    public IProgramGrain Program(Guid program) => grains.GetGrain<IProgramGrain>(program);

    /// <summary>A view of what is committed. Null: there is no such program.</summary>
    public async Task<Answer<TView>?> Ask<TView>(Guid program, IProgramView<TView> view, Scope? scope = null) =>
        (await Program(program).Ask(view, scope ?? Scope.Committed, principal)).Value;

    /// <summary>Whether a request was made before, under the same id.</summary>
    public async Task<bool> IsRepeated(Guid program, long present, ChangeTerms terms) =>
        terms.ChangeSet is { } id && (await Program(program).Preview(new ChangeSet { Id = id, BaseRevision = present, Author = principal.Name, Changes = [] }, principal)).Value is ChangeOutcome.Done { Impact: null };

    /// <summary>Makes a change, or shows what it would do.</summary>
    /// <param name="context">The request; its <c>If-Match</c> names the revision the change was made on.</param>
    /// <param name="program">The program.</param>
    /// <param name="present">The present revision, taken when the request names none.</param>
    /// <param name="changes">The change.</param>
    /// <param name="terms">What the request says about it.</param>
    public async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Submit(HttpContext context, Guid program, long present, ImmutableArray<Change> changes, ChangeTerms terms)
    {
        if (!RevisionTag.TryRead(context, present, out var seen, out var problem)) return problem!;
        var changeSet = new ChangeSet { Id = terms.ChangeSet ?? Guid.NewGuid(), BaseRevision = seen, Author = principal.Name, Reason = terms.Reason ?? "", Changes = changes };
        return await Submit(context, program, changeSet, null, terms.Preview ?? false);
    }

    public async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Submit(HttpContext context, Guid program, ChangeSet changes, ImportFile? import, bool preview)
    {
        var outcome = await Make(context, program, changes, import, preview);
        return await Answer(context, program, outcome, changes.Changes, preview);
    }

    /// <summary>What becomes of a change, or would.</summary>
    public async Task<ChangeOutcome> Make(HttpContext context, Guid program, ChangeSet changes, ImportFile? import, bool preview)
    {
        var grain = Program(program);
        var outcome = preview ? await grain.Preview(changes, principal) : await grain.Commit(changes, import, principal, context.RequestAborted);
        return outcome.Value;
    }

    /// <summary>The answer to an outcome.</summary>
    public async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Answer(HttpContext context, Guid program, ChangeOutcome outcome, ImmutableArray<Change> changes, bool preview)
    {
        if (outcome is ChangeOutcome.Done done)
        {
            if (!preview) RevisionTag.Write(context, done.Revision);
            return TypedResults.Ok(ChangeResult.Of(done, preview));
        }
        if (outcome is ChangeOutcome.Conflicted conflicted) RevisionTag.Write(context, conflicted.Revision);
        return await Refuse(context, program, outcome, changes);
    }

    /// <summary>The answer to a change that was not made.</summary>
    public async Task<ProblemHttpResult> Refuse(HttpContext context, Guid program, ChangeOutcome outcome, params ImmutableArray<Change> changes) =>
        Problems.From(outcome, await PlanToName(program, changes), context.Request.Headers.IfMatch.Count > 0);

    /// <summary>The plan with the entities of a change that was not made, so that its problems can name them.</summary>
    private async Task<Plan> PlanToName(Guid program, ImmutableArray<Change> changes)
    {
        var put = changes.OfType<Change.Put>().Select(change => change.Entity).ToList();
        var plan = (await Ask(program, new WholePlan()))?.View
            ?? new Plan { Program = put.OfType<ProgramDetails>().FirstOrDefault() ?? ProgramsApi.Nameless(program) };
        return new Plan
        {
            Program = plan.Program,
            WorkItems = EntityTable<WorkItem>.Of(plan.WorkItems.Concat(put.OfType<WorkItem>())),
            Dependencies = EntityTable<Dependency>.Of(plan.Dependencies.Concat(put.OfType<Dependency>())),
            Resources = EntityTable<Resource>.Of(plan.Resources.Concat(put.OfType<Resource>())),
            Assignments = EntityTable<Assignment>.Of(plan.Assignments.Concat(put.OfType<Assignment>())),
            Calendars = EntityTable<PlanCalendar>.Of(plan.Calendars.Concat(put.OfType<PlanCalendar>())),
            Baselines = EntityTable<Baseline>.Of(plan.Baselines.Concat(put.OfType<Baseline>())),
        };
    }
}

/// <summary>The whole plan.</summary>
internal sealed record WholePlan : IProgramView<Plan>
{
    public Plan Of(ProgramSnapshot snapshot) => snapshot.Plan;
}
