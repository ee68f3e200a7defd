using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Impacts;

namespace Throughline.Server.Api;

/// <summary>An edit for the draft.</summary>
/// <param name="Changes">What changes.</param>
/// <param name="Label">What was done, in a few words.</param>
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

/// <summary>The caller's draft: edits that are kept but not yet committed.</summary>
internal static class DraftApi
{
    public static void MapDraft(this RouteGroupBuilder programs)
    {
        var group = programs.MapGroup("/{program:guid}/draft").WithTags("Draft");
        group.MapGet("/", Read).WithSummary("Read your draft and what it does");
        group.MapPost("/edits", Stage).ProducesWriteProblems().WithSummary("Add an edit to your draft");
        group.MapDelete("/edits/last", TakeBack).ChecksRevision().WithSummary("Take the last edit back");
        group.MapDelete("/", Discard).ChecksRevision().WithSummary("Throw your draft away");
        group.MapPost("/resolve", Resolve).ChecksRevision().WithSummary("Settle conflicts: keep=mine or keep=theirs");
        group.MapPost("/commit", Commit).ProducesWriteProblems().ChecksRevision().WithSummary("Commit your draft as one change");
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Read(Guid program, [FromServices] ChangeDoor door) =>
        await View(program, door, (await door.Program(program).Draft(door.Principal)).Value);

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Stage(Guid program, Given<NewEdit> sent, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (!sent.TryRead(out var body, out var misread)) return misread!;
        if (body!.Changes.IsDefaultOrEmpty) return Problems.BadRequest("required", "changes is required and must not be empty.", "/changes");
        if (await door.Ask(program, new PresentRevision()) is not { } present) return Problems.NotFound($"program {program}");
        if (!RevisionTag.TryRead(context, present.Revision, out var seen, out var unmatched)) return unmatched!;
        var edit = new Edit(body.Label ?? "Edit", context.Request.Headers.IfMatch.Count > 0 ? seen : body.BaseRevision ?? seen, body.Changes);
        return await View(program, door, (await door.Program(program).Stage(edit, door.Principal)).Value);
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> TakeBack(Guid program, [FromServices] ChangeDoor door) =>
        await View(program, door, (await door.Program(program).TakeBack(all: false, door.Principal)).Value);

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Discard(Guid program, [FromServices] ChangeDoor door) =>
        await View(program, door, (await door.Program(program).TakeBack(all: true, door.Principal)).Value);

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Resolve(Guid program, [FromServices] ChangeDoor door, [FromQuery] string? keep = null) =>
        keep is "mine" or "theirs"
            ? await View(program, door, (await door.Program(program).ResolveDraft(keep == "mine", door.Principal)).Value)
            : Problems.BadRequest("unknownChoice", keep is null ? "keep is required: mine or theirs." : $"keep is '{keep}'; it is mine or theirs.", "/keep");

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
