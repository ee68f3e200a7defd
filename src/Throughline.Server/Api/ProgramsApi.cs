using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Server.Api;

/// <summary>A program to be.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="KeyPrefix">Two to ten capital letters or digits, first a letter. Null: made from the name.</param>
/// <param name="Start">When work without predecessors begins (local). Null: today, 08:00.</param>
/// <param name="Purpose">What it is for; Markdown.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Id">Its identifier. Null: a new one.</param>
public sealed record NewProgram(string Name, string? KeyPrefix = null, DateTime? Start = null, string? Purpose = null, string? Currency = null, Guid? Id = null);

/// <summary>A program with what follows from its plan.</summary>
/// <param name="Program">What people decided.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Outlook">What follows, in short.</param>
public sealed record ProgramView(ProgramDetails Program, long Revision, OutlookSummary Outlook);

/// <summary>Programs.</summary>
internal static class ProgramsApi
{
    public static void MapPrograms(this RouteGroupBuilder programs)
    {
        var group = programs.MapGroup("").WithTags("Programs");
        group.MapGet("/", List).WithSummary("List programs by name");
        group.MapPost("/", Create).WithSummary("Create an empty program");
        group.MapGet("/{program:guid}", Read).AnswersKnown().WithSummary("Read a program");
        group.MapPatch("/{program:guid}", Change).ProducesWriteProblems().Accepts<ProgramDetails>("application/merge-patch+json", "application/json").WithMetadata(new EntityBody(typeof(ProgramDetails), IsPartial: true)).WithSummary("Change fields of a program");
        group.MapDelete("/{program:guid}", Remove).ProducesWriteProblems().ProducesProblem(StatusCodes.Status428PreconditionRequired).WithSummary("Remove a program with its history, for good")
            .WithDescription("If-Match is required: it says which revision is thrown away.");
    }

    /// <summary>What stands in for the program where there is none, so that problems can be named.</summary>
    public static ProgramDetails Nameless(Guid program) => new() { Id = new(program), Name = "", KeyPrefix = "", Start = default };

    private static async Task<Results<Ok<Page<ProgramSummary>>, ProblemHttpResult>> List(
        [FromServices] IGrainFactory grains, [FromServices] Principal principal, [FromQuery] string? cursor = null, [FromQuery] int? limit = null)
    {
        if (!PageRequest.TryRead(cursor, limit, out var request, out var problem)) return problem!;
        var all = (await grains.GetGrain<IPortfolioGrain>(IPortfolioGrain.Key).List(principal)).Value;
        var known = request.Position < 0 ? -1 : all.Select(summary => summary.Id.Value).ToList().IndexOf(request.After);
        var first = Math.Min((known >= 0 ? known : request.Position) + 1, all.Length);
        var items = all.AsSpan(first, Math.Min(request.Limit, all.Length - first)).ToImmutableArray();
        var end = first + items.Length;
        return TypedResults.Ok(new Page<ProgramSummary>(items, all.Length, end < all.Length ? PageRequest.Cursor(end - 1, all[end - 1].Id.Value) : null));
    }

    private static async Task<Results<Created<ChangeResult>, Ok<ChangeResult>, ProblemHttpResult>> Create(
        Given<NewProgram> sent, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, [FromServices] TimeProvider clock, HttpContext context)
    {
        if (!sent.TryRead(out var body, out var problem) || !RevisionTag.TryRead(context, 0, out _, out problem)) return problem!;
        var id = body!.Id ?? terms.ChangeSet ?? Guid.NewGuid();
        var sentBefore = await door.Ask(id, new OneEntity(new(EntityKind.Program, id)), new Scope(At: 1));
        var program = new ProgramDetails
        {
            Id = new(id),
            Name = body.Name,
            KeyPrefix = body.KeyPrefix ?? Interchange.KeyPrefixes.From(body.Name),
            Start = body.Start ?? (sentBefore?.View as ProgramDetails)?.Start ?? clock.GetLocalNow().Date.AddHours(8),
            Purpose = body.Purpose ?? "",
            Currency = body.Currency ?? "",
        };
        var changes = new ChangeSet { Id = terms.ChangeSet ?? id, BaseRevision = 0, Author = door.Principal.Name, Reason = terms.Reason ?? "", Changes = [new Change.Put(program)] };
        var answer = await door.Submit(context, id, changes, null, terms.Preview ?? false);
        return answer.Result switch
        {
            ProblemHttpResult refused => refused,
            Ok<ChangeResult> { Value: { IsPreview: false } made } => TypedResults.Created($"{ApiHost.Prefix}/programs/{id}", made),
            var preview => (Ok<ChangeResult>)preview,
        };
    }

    private static async Task<Results<Ok<ProgramView>, ProblemHttpResult>> Read(Guid program, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new ProgramPage()) is not { } answer) return Problems.NotFound($"program {program}");
        RevisionTag.Write(context, answer.Revision);
        return TypedResults.Ok(answer.View);
    }

    private static async Task<Results<Ok<ChangeResult>, ProblemHttpResult>> Change(
        Guid program, Given<ProgramDetails> sent, [AsParameters] ChangeTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new OneEntity(new(EntityKind.Program, program))) is not { } present) return Problems.NotFound($"program {program}");
        if (!RevisionTag.TryRead(context, present.Revision, out var revision, out var problem)) return problem!;
        var seen = revision == present.Revision ? present : await door.Ask(program, new OneEntity(new(EntityKind.Program, program)), new Scope(At: revision)) ?? present;
        var under = (JsonObject)JsonSerializer.SerializeToNode((ProgramDetails)seen.View!, PlanJson.Options)!;
        if (!EntityInput.TryRead<ProgramDetails>(sent.Body, under, out var changed, out problem)) return problem!;
        var next = ((ProgramDetails)present.View!).NextNumber;
        if (changed!.NextNumber < next && sent.Body.TryGetProperty("nextNumber", out _) && !await door.IsRepeated(program, present.Revision, terms))
            return await door.Refuse(context, program, new ChangeOutcome.Refused(present.Revision, [new PlanProblem.NumberGoesBack(changed.Ref, "nextNumber", changed.NextNumber, next)]));
        return await door.Submit(context, program, present.Revision, [new Change.Put(changed)], terms);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid program, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new ProgramPage()) is not { } answer) return Problems.NotFound($"program {program}");
        if (context.Request.Headers.IfMatch.Count == 0)
            return Problems.Of(StatusCodes.Status428PreconditionRequired, "ifMatchRequired", "Say what is thrown away", $"Removing a program takes its history along. Send If-Match: \"{answer.Revision}\", or * for any revision.");
        if (!RevisionTag.TryRead(context, answer.Revision, out var revision, out var problem)) return problem!;
        if (revision != answer.Revision) return RevisionTag.Failed(context, answer.Revision, context.Request.Headers.IfMatch.ToString());
        var isAny = context.Request.Headers.IfMatch.ToString().Trim() == "*";
        return await door.Program(program).Remove(isAny ? null : revision, door.Principal) switch
        {
            Removal.Removed => TypedResults.NoContent(),
            Removal.Changed => RevisionTag.Failed(context, (await door.Ask(program, new ProgramPage()))?.Revision ?? 0, context.Request.Headers.IfMatch.ToString()),
            _ => Problems.NotFound($"program {program}"),
        };
    }

    private sealed record ProgramPage : IProgramView<ProgramView>
    {
        public ProgramView Of(ProgramSnapshot snapshot) => new(snapshot.Plan.Program, snapshot.Revision.Number, OutlookSummary.Of(snapshot));
    }
}
