using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;
using Throughline.Programs.Validation;

namespace Throughline.Server.Api;

/// <summary>An edit for the draft.</summary>
/// <param name="Changes">What changes.</param>
/// <param name="Label">What was done, in a few words; at most 200 characters.</param>
/// <param name="BaseRevision">The revision that was looked at. Null: that of If-Match, or the present one.</param>
public sealed record NewEdit(ImmutableArray<Change> Changes, string? Label = null, long? BaseRevision = null);

/// <summary>The caller's draft and what it does as a whole.</summary>
/// <param name="Revision">The committed revision it lies over.</param>
/// <param name="Edits">Labels of the edits, first to last. Empty: there is no draft.</param>
/// <param name="Changes">Every entity it changes.</param>
/// <param name="Impact">What it does. Null: nothing, or problems keep it from being computed.</param>
/// <param name="Problems">What keeps it from being committed.</param>
/// <param name="Conflicts">Fields that somebody else changed too.</param>
public sealed record DraftView(
    long Revision, ImmutableArray<string> Edits, ImmutableArray<ChangedEntity> Changes, Impact? Impact, ImmutableArray<Fault> Problems, ImmutableArray<FieldConflict> Conflicts);

/// <summary>How the draft's conflicts shall be settled.</summary>
/// <param name="Choices">Field by field, named as <c>conflicts</c> of the draft names them.</param>
/// <param name="Keep">Whose value holds in the conflicts not named. Null: all must be named.</param>
public sealed record DraftChoices(ImmutableArray<FieldChoice>? Choices = null, ConflictSide? Keep = null);

/// <summary>The caller's draft: edits that are kept but not yet committed.</summary>
internal static class DraftApi
{
    private const int LongestLabel = 200;

    public static void MapDraft(this RouteGroupBuilder programs)
    {
        var group = programs.MapGroup("/{program:guid}/draft").WithTags("Draft");
        group.MapGet("/", Read).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Read your draft and what it does");
        group.MapPost("/edits", Stage).ProducesWriteProblems().WithSummary("Add an edit to your draft");
        group.MapDelete("/edits/last", TakeBack).ChecksRevision().WithSummary("Take the last edit back");
        group.MapDelete("/", Discard).ChecksRevision().WithSummary("Throw your draft away");
        group.MapPost("/resolve", Resolve).ProducesWriteProblems().ChecksRevision().WithSummary("Settle the conflicts of your draft, field by field or all one way");
        group.MapPost("/commit", Commit).ProducesWriteProblems().ChecksRevision().WithSummary("Commit your draft as one change");
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Read(Guid program, [FromServices] ChangeDoor door) =>
        await View(program, door, (await door.Program(program).Draft(door.Principal)).Value);

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Stage(Guid program, Given<NewEdit> sent, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (!ChangesApi.TryRead(sent, edit => edit.Changes, out var body, out var misread)) return misread!;
        if (body!.Label is { Length: > LongestLabel and var length }) return Problems.BadRequest("textTooLong", $"label has {length} characters; at most {LongestLabel} are accepted.", "/label");
        if (await door.Ask(program, new PresentRevision()) is not { } present) return Problems.NotFound($"program {program}");
        if (!RevisionTag.TryRead(context, present.Revision, out var seen, out var unmatched)) return unmatched!;
        var on = context.Request.Headers.IfMatch.Count > 0 ? seen : body.BaseRevision ?? seen;
        if (on < 0 || on > present.Revision)
        {
            var unknown = new PlanProblem.UnknownRevision(new(EntityKind.Program, program), "baseRevision", on, present.Revision);
            return await door.Refuse(context, program, new ChangeOutcome.Refused(present.Revision, [unknown]));
        }
        var edit = new Edit(body.Label ?? "Edit", on, body.Changes);
        return await View(program, door, (await door.Program(program).Stage(edit, door.Principal)).Value);
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> TakeBack(Guid program, [FromServices] ChangeDoor door) =>
        await View(program, door, (await door.Program(program).TakeBack(door.Principal)).Value);

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Discard(Guid program, [FromServices] ChangeDoor door)
    {
        await door.Program(program).Discard(door.Principal);
        return await Read(program, door);
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Resolve(Guid program, Given<DraftChoices> sent, [FromServices] ChangeDoor door)
    {
        if (!sent.TryRead(out var body, out var misread)) return misread!;
        var settlement = new Settlement(body!.Choices ?? [], body.Keep);
        if (settlement is { Choices.IsEmpty: true, Others: null }) return Problems.BadRequest("required", "choices or keep is required: whose values hold, mine or theirs?", "/choices");
        var conflicts = (await door.Program(program).Draft(door.Principal)).Value.Conflicts;
        for (var index = 0; index < settlement.Choices.Length; index++)
            if (!conflicts.Any(settlement.Choices[index].IsOf))
                return Problems.BadRequest("notInConflict", $"choices[{index}] names '{settlement.Choices[index].Field}' of {settlement.Choices[index].At.Kind} {settlement.Choices[index].At.Id}, which is not in conflict. Take at and field from 'conflicts' of the draft.", $"/choices/{index}");
        if (conflicts.FirstOrDefault(conflict => settlement.Of(conflict) is null) is { } open)
            return Problems.BadRequest("unsettled", $"Nothing is settled: '{open.Field}' of {open.At.Kind} {open.At.Id} is in conflict too. Choose for it, or say with keep whose values hold in all others.", "/choices");
        return await View(program, door, (await door.Program(program).ResolveDraft(settlement, door.Principal)).Value);
    }

    private static async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Commit(Guid program, [FromServices] ChangeDoor door, HttpContext context, [FromQuery] string? reason = null)
    {
        var outcome = (await door.Program(program).CommitDraft(reason ?? "", door.Principal, context.RequestAborted)).Value;
        return await door.Answer(context, program, outcome, [], preview: false);
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> View(Guid program, ChangeDoor door, DraftOutcome draft)
    {
        if (draft.Revision == 0) return Problems.NotFound($"program {program}");
        ImmutableArray<Fault> faults = [];
        if (!draft.Problems.IsEmpty && await door.Ask(program, new WholePlan(), Scope.WithDraft) is { } answer) faults = [.. draft.Problems.Select(problem => Problems.Fault(problem, answer.View))];
        return TypedResults.Ok(new DraftView(draft.Revision, draft.Edits, [.. draft.Changes.Select(ChangedEntity.Of)], draft.Impact, faults, draft.Conflicts));
    }
}
