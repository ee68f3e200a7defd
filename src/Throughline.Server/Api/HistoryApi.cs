using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Access;

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

    private static async Task<Results<Ok<HistoryPage>, ProblemHttpResult>> List(
        Guid program, [FromServices] ChangeDoor door, HttpContext context, [FromQuery] long? before = null, [FromQuery] int? limit = null)
    {
        if (limit is < 1 or > RequestLimits.Page) return Problems.BadRequest("limitOutOfRange", $"limit is {limit}; it goes from 1 to {RequestLimits.Page}.", "/limit");
        if (await door.Ask(program, new PresentRevision()) is not { } present) return Problems.NotFound($"program {program}");
        RevisionTag.Write(context, present.Revision);
        return TypedResults.Ok((await door.Program(program).History(before, limit ?? RequestLimits.DefaultPage, door.Principal)).Value);
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
        return await door.Answer(context, program, outcome, [], preview);
    }
}
