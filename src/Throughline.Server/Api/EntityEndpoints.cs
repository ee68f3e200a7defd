using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Api;

/// <summary>The six requests that every kind of entity answers: list, read, add, put, change, remove.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Word">One of it, for people.</param>
/// <param name="Path">Its place below a program.</param>
internal sealed record EntityEndpoints<T>(EntityKind Kind, string Word, string Path) where T : Entity
{
    private string Article => Word[0] is 'a' ? "an" : "a";

    /// <summary>Maps adding, putting, changing and removing below a path such as <c>dependencies</c>.</summary>
    public void MapChanges(RouteGroupBuilder group)
    {
        group.MapPost("/", Add).ProducesWriteProblems().WithSummary($"Add {Article} {Word}").WithMetadata(new EntityBody(typeof(T), IsPartial: false))
            .WithDescription("The id may be left out; fields that are left out get their defaults. 201 with Location; a preview answers 200.");
        group.MapPut("/{id:guid}", Replace).ProducesWriteProblems().WithSummary($"Put {Article} {Word} in place of what is there, or add it").WithMetadata(new EntityBody(typeof(T), IsPartial: false))
            .WithDescription("Fields that are left out get their defaults; nothing else follows from what is given. 201 where there was none.");
        group.MapPatch("/{id:guid}", Change).ProducesWriteProblems().Accepts<T>("application/merge-patch+json", "application/json").WithSummary($"Change fields of {Article} {Word}").WithMetadata(new EntityBody(typeof(T), IsPartial: true))
            .WithDescription("Fields that are left out stay as they are, also inside an object such as duration; null empties a field that may be empty. What follows from a field on the plan page follows here too.");
        group.MapDelete("/{id:guid}", Remove).ProducesWriteProblems().WithSummary($"Remove {Article} {Word} and what cannot be without it");
    }

    /// <summary>Maps all six.</summary>
    public void MapAll(RouteGroupBuilder programs)
    {
        var group = programs.MapGroup($"/{{program:guid}}/{Path}").WithTags(char.ToUpperInvariant(Path[0]) + Path[1..]);
        group.MapGet("/", List).AnswersKnown().WithSummary($"List: {Word}");
        group.MapGet("/{id:guid}", Read).AnswersKnown().WithSummary($"Read {Article} {Word}");
        MapChanges(group);
    }

    private async Task<Results<Ok<Page<T>>, ProblemHttpResult>> List(
        Guid program, [FromServices] ChangeDoor door, HttpContext context, [FromQuery] string? cursor = null, [FromQuery] int? limit = null)
    {
        if (!PageRequest.TryRead(cursor, limit, out var request, out var problem)) return problem!;
        if (await door.Ask(program, new EntityPage<T>(Kind, request)) is not { } answer) return Problems.NotFound($"program {program}");
        RevisionTag.Write(context, answer.Revision);
        return TypedResults.Ok(answer.View);
    }

    private async Task<Results<Ok<T>, ProblemHttpResult>> Read(Guid program, Guid id, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, One(id)) is not { } answer) return Problems.NotFound($"program {program}");
        if (answer.View is not T entity) return Missing(id);
        RevisionTag.Write(context, answer.Revision);
        return TypedResults.Ok(entity);
    }

    private async Task<Results<Created<ChangeResult>, Ok<ChangeResult>, ProblemHttpResult>> Add(
        Guid program, Given<T> sent, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new EntityDefaults(Kind, terms.ChangeSet ?? Guid.NewGuid())) is not { } answer) return Problems.NotFound($"program {program}");
        if (!EntityInput.TryRead<T>(sent.Body, answer.View, out var entity, out var problem)) return problem!;
        var id = entity!.Ref.Id;
        var isThere = (await door.Ask(program, One(id)))?.View is not null;
        if (isThere && !await door.IsRepeated(program, answer.Revision, terms))
            return Problems.Of(StatusCodes.Status409Conflict, "alreadyExists", "Already there", $"There is already {Article} {Word} {id} in this program. PUT or PATCH it, or leave the id out.", new Fault("alreadyExists", $"id: {id} is taken.", "/id"));
        return Created(program, await door.Submit(context, program, answer.Revision, [new Change.Put(entity)], terms));
    }

    private async Task<Results<Created<ChangeResult>, Ok<ChangeResult>, ProblemHttpResult>> Replace(
        Guid program, Guid id, Given<T> sent, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new EntityDefaults(Kind, id)) is not { } answer) return Problems.NotFound($"program {program}");
        var isThere = (await door.Ask(program, One(id)))?.View is not null;
        if (!isThere && context.Request.Headers.IfMatch.Count > 0) return RevisionTag.Failed(context, answer.Revision, $"{context.Request.Headers.IfMatch}, but there is no {Word} {id}");
        if (!IsOf(id, sent.Body, out var problem) || !EntityInput.TryRead<T>(sent.Body, answer.View, out var entity, out problem)) return problem!;
        var put = await door.Submit(context, program, answer.Revision, [new Change.Put(entity!)], terms);
        if (!isThere) return Created(program, put);
        return put.Result is ProblemHttpResult refused ? refused : (Ok<ChangeResult>)put.Result;
    }

    private async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Change(
        Guid program, Guid id, Given<T> sent, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, One(id)) is not { } present) return Problems.NotFound($"program {program}");
        if (!RevisionTag.TryRead(context, present.Revision, out var revision, out var problem)) return problem!;
        var scope = revision == present.Revision ? Scope.Committed : new Scope(At: revision);
        if (((await door.Ask(program, One(id), scope))?.View ?? present.View) is not T before) return Missing(id);
        var under = (JsonObject)JsonSerializer.SerializeToNode(before, PlanJson.Options)!;
        if (!IsOf(id, sent.Body, out problem) || !EntityInput.TryRead<T>(sent.Body, under, out var after, out problem)) return problem!;
        ImmutableArray<Change> changes = [new Change.Put(after!)];
        if (before is WorkItem was && after is WorkItem item)
        {
            ImmutableArray<string> given = [.. sent.Body.EnumerateObject().Select(field => field.Name)];
            if (ItemEdit.Refusal(was, item, given) is { } refusal) return await door.Refuse(context, program, new ChangeOutcome.Refused(present.Revision, [refusal]));
            changes = (await door.Ask(program, new EditedItem(was, item, given), scope))?.View ?? changes;
        }
        return await door.Submit(context, program, present.Revision, changes, terms);
    }

    private async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Remove(
        Guid program, Guid id, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, One(id)) is not { } answer) return Problems.NotFound($"program {program}");
        return answer.View is null && !await door.IsRepeated(program, answer.Revision, terms) ? Missing(id) : await door.Submit(context, program, answer.Revision, [new Change.Remove(Kind, id)], terms);
    }

    private OneEntity One(Guid id) => new(new EntityRef(Kind, id));

    private ProblemHttpResult Missing(Guid id) => Problems.NotFound($"{Word} {id} in this program");

    private Results<Created<ChangeResult>, Ok<ChangeResult>, ProblemHttpResult> Created(Guid program, Results<Ok<ChangeResult>, ProblemHttpResult> answer) => answer.Result switch
    {
        ProblemHttpResult problem => problem,
        Ok<ChangeResult> { Value: { IsPreview: false } made } => TypedResults.Created($"{ApiHost.Prefix}/programs/{program}/{Path}/{made.Changes[0].Id}", made),
        var preview => (Ok<ChangeResult>)preview,
    };

    private static bool IsOf(Guid id, JsonElement body, out ProblemHttpResult? problem)
    {
        var isOther = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String && given.TryGetGuid(out var named) && named != id;
        problem = isOther ? Problems.BadRequest("idDiffers", "The id in the body is not the one in the address. Leave it out.", "/id") : null;
        return !isOther;
    }
}

/// <summary>What the body of a request holds, for the OpenAPI document.</summary>
/// <param name="Type">The entity.</param>
/// <param name="IsPartial">Whether every field may be left out; else those the server chooses may.</param>
internal sealed record EntityBody(Type Type, bool IsPartial);
