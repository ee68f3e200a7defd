using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Api;

/// <summary>Several changes that are made together or not at all.</summary>
/// <param name="Changes">What changes; the order does not matter.</param>
/// <param name="BaseRevision">The revision the changes were made on. Null: that of If-Match, or the present one.</param>
/// <param name="Reason">Why, for the history.</param>
/// <param name="Id">Chosen by the caller; sent again with the same id, it is made once and answers as before.</param>
public sealed record Batch(ImmutableArray<Change> Changes, long? BaseRevision = null, string? Reason = null, Guid? Id = null);

/// <summary>Changes of any kind in one request.</summary>
internal static class ChangesApi
{
    private const int Largest = 100_000;

    /// <summary>Reads a body that holds changes, unless they are none or too many.</summary>
    /// <param name="sent">The body.</param>
    /// <param name="changes">The changes it holds.</param>
    /// <param name="body">What was sent. Null: there is a problem.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool TryRead<T>(Given<T> sent, Func<T, ImmutableArray<Change>> changes, out T? body, out ProblemHttpResult? problem)
    {
        (body, problem) = (default, null);
        // Counted before it is looked at: looking at too many takes long.
        if (sent.Body.ValueKind == JsonValueKind.Object && sent.Body.TryGetProperty("changes", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > Largest and var count)
            problem = Problems.BadRequest("tooMany", $"{count} changes are too many; {Largest} fit into one request.", "/changes");
        else if (sent.TryRead(out body, out problem) && changes(body!).IsDefaultOrEmpty)
            problem = Problems.BadRequest("required", "changes is required and must not be empty.", "/changes");
        return problem is null;
    }

    public static void MapChanges(this RouteGroupBuilder programs) =>
        programs.MapGroup("/{program:guid}/changes").WithTags("Changes")
            .MapPost("/", Make).ProducesWriteProblems().WithSummary("Make several changes together, or see what they would do")
            .WithDescription("Against an old revision, what nobody touched since is changed; a field that somebody changed too is a conflict (409, or 412 with If-Match) that shows both versions.");

    private static async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Make(
        Guid program, Given<Batch> sent, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (!TryRead(sent, batch => batch.Changes, out var body, out var misread)) return misread!;
        if (await door.Ask(program, new PresentRevision()) is not { } present) return Problems.NotFound($"program {program}");
        if (!RevisionTag.TryRead(context, present.Revision, out var seen, out var unmatched)) return unmatched!;
        var changes = new ChangeSet
        {
            Id = body!.Id ?? terms.ChangeSet ?? Guid.NewGuid(),
            BaseRevision = context.Request.Headers.IfMatch.Count > 0 ? seen : body.BaseRevision ?? seen,
            Author = door.Principal.Name,
            Reason = body.Reason ?? terms.Reason ?? "",
            Changes = body.Changes,
        };
        return await door.Submit(context, program, changes, null, terms.Preview ?? false);
    }
}

/// <summary>Only the revision.</summary>
internal sealed record PresentRevision : IProgramView<long>
{
    public long Of(ProgramSnapshot snapshot) => snapshot.Revision.Number;
}
