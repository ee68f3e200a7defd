using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Validation;

namespace Throughline.Server.Api;

/// <summary>What happened, what each change did, and undo.</summary>
internal static class HistoryApi
{
    public static void MapHistory(this RouteGroupBuilder programs)
    {
        var group = programs.MapGroup("/{program:guid}/history").WithTags("History");
        group.MapGet("/", List).AnswersKnown().WithSummary("List changes, newest first, with what each did");
        group.MapGet("/{revision:long}", Read).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Read one change with each entity before and after");
        group.MapPost("/{revision:long}/undo", Undo).ProducesWriteProblems().ChecksRevision().WithSummary("Take a change back, or see what that would do");
    }

    private static async Task<Results<Ok<Page<HistoryEntry>>, ProblemHttpResult>> List(
        Guid program, [FromServices] ChangeDoor door, HttpContext context, [FromQuery] string? cursor = null, [FromQuery] int? limit = null)
    {
        if (!PageRequest.TryRead(cursor, limit, out var request, out var problem)) return problem!;
        if (await door.Ask(program, new PresentRevision()) is not { } present) return Problems.NotFound($"program {program}");
        RevisionTag.Write(context, present.Revision);
        // The log grows at its head, so a place in it is a revision.
        var log = (await door.Program(program).History(request.Position < 0 ? null : request.Position, request.Limit, door.Principal)).Value;
        var next = log.Next is null ? null : PageRequest.Cursor(checked((int)log.Next), log.Entries[^1].ChangeSetId);
        return TypedResults.Ok(new Page<HistoryEntry>(log.Entries, checked((int)present.Revision), next));
    }

    private static async Task<Results<Ok<LogEntry>, ProblemHttpResult>> Read(Guid program, long revision, [FromServices] ChangeDoor door) =>
        (await door.Program(program).Entry(revision, door.Principal)).Value is { } entry
            ? TypedResults.Ok(entry)
            : Problems.NotFound(program, revision);

    private static async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Undo(
        Guid program, long revision, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        var preview = terms.Preview ?? false;
        var undo = new UndoRequest(revision, terms.ChangeSet ?? Guid.NewGuid(), terms.Reason ?? "", preview);
        var outcome = (await door.Program(program).Undo(undo, door.Principal, context.RequestAborted)).Value;
        if (outcome is ChangeOutcome.Refused refused && refused.Problems.OfType<PlanProblem.NotUndoable>().FirstOrDefault() is { } beginning) return Beginning(program, beginning);
        return await door.Answer(context, program, outcome, [], preview);
    }

    /// <summary>The revision that created the program: what to do instead is a request of its own.</summary>
    private static ProblemHttpResult Beginning(Guid program, PlanProblem.NotUndoable problem)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"Revision {problem.Revision} created the program and cannot be taken back. Remove the program instead: DELETE {ApiHost.Prefix}/programs/{program}");
        return Problems.Of(StatusCodes.Status422UnprocessableEntity, "changeRefused", "The beginning cannot be taken back", message, new Fault(problem.Code, message, ""));
    }
}
