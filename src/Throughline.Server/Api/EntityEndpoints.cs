using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Api;

/// <summary>The five requests that every kind of entity answers: list, read, add, change, remove.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Word">One of it, for people.</param>
internal sealed record EntityEndpoints<T>(EntityKind Kind, string Word) where T : Entity
{
    private const string MergePatch = "application/merge-patch+json";

    /// <summary>Maps reading one, adding, changing and removing below a path such as <c>dependencies</c>.</summary>
    public void MapChanges(RouteGroupBuilder group)
    {
        group.MapPost("/", Add).Accepts<T>("application/json").WithSummary($"Add a {Word}")
            .WithDescription("The id may be left out; fields that are left out get their defaults.");
        group.MapPatch("/{id:guid}", Change).Accepts<T>(MergePatch, "application/json").WithSummary($"Change fields of a {Word}")
            .WithDescription("Fields that are left out stay as they are; null empties a field that may be empty.");
        group.MapDelete("/{id:guid}", Remove).WithSummary($"Remove a {Word} and what cannot be without it");
    }

    /// <summary>Maps all five.</summary>
    public void MapAll(RouteGroupBuilder group)
    {
        group.MapGet("/", List).WithSummary($"List: {Word}");
        group.MapGet("/{id:guid}", Read).WithSummary($"Read a {Word}");
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

    private async Task<Results<Ok<T>, StatusCodeHttpResult, ProblemHttpResult>> Read(Guid program, Guid id, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new OneEntity(new(Kind, id))) is not { } answer) return Problems.NotFound($"program {program}");
        if (answer.View is not T entity) return Problems.NotFound($"{Word} {id} in this program");
        RevisionTag.Write(context, answer.Revision);
        if (RevisionTag.IsKnown(context, answer.Revision)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(entity);
    }

    private async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Add(
        Guid program, [FromBody] JsonObject body, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new Defaults(Kind)) is not { } answer) return Problems.NotFound($"program {program}");
        return EntityInput.Read<T>(body, answer.View, out var faults) is { } entity
            ? await door.Submit(context, program, answer.Revision, [new Change.Put(entity)], terms)
            : Problems.Misread(faults);
    }

    private async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Change(
        Guid program, Guid id, [FromBody] JsonObject body, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (!RevisionTag.TryRead(context, out var expected, out var malformed)) return malformed!;
        var seen = await door.Ask(program, new OneEntity(new(Kind, id)), expected is { } at ? new Scope(At: at) : null) ?? await door.Ask(program, new OneEntity(new(Kind, id)));
        if (seen is null) return Problems.NotFound($"program {program}");
        if (seen.View is not T entity) return Problems.NotFound($"{Word} {id} in this program");
        if (body.TryGetPropertyValue("id", out var given) && !string.Equals(given?.ToString(), id.ToString(), StringComparison.OrdinalIgnoreCase))
            return Problems.BadRequest("idDiffers", "The id in the body is not the one in the address. Leave it out.", "/id");
        var under = (JsonObject)JsonSerializer.SerializeToNode(entity, PlanJson.Options)!;
        return EntityInput.Read<T>(body, under, out var faults) is { } changed
            ? await door.Submit(context, program, seen.Revision, [new Change.Put(changed)], terms)
            : Problems.Misread(faults);
    }

    private async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Remove(
        Guid program, Guid id, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new OneEntity(new(Kind, id))) is not { } answer) return Problems.NotFound($"program {program}");
        return answer.View is null
            ? Problems.NotFound($"{Word} {id} in this program")
            : await door.Submit(context, program, answer.Revision, [new Change.Remove(Kind, id)], terms);
    }

    /// <summary>What a new entity gets where the request says nothing.</summary>
    private sealed record Defaults(EntityKind Kind) : IProgramView<JsonObject>
    {
        public JsonObject Of(ProgramSnapshot snapshot)
        {
            var fields = new JsonObject { ["id"] = Guid.NewGuid().ToString() };
            if (Kind != EntityKind.WorkItem) return fields;
            fields["key"] = "";
            fields["order"] = FractionalKey.Between(LastOrder(snapshot), null);
            return fields;
        }

        private static string? LastOrder(ProgramSnapshot snapshot) =>
            snapshot.Outlook.Count == 0 ? null : snapshot.Plan.WorkItems.Select(item => item.Order).Max(StringComparer.Ordinal);
    }
}
