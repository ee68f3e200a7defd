using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Validation;

namespace Throughline.Server.Api;

/// <summary>One thing that is wrong with a request, with its place.</summary>
/// <param name="Code">Stable name of the problem.</param>
/// <param name="Message">One sentence for people: what is wrong and what would be right.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) to the field in the request or, for a change, in the entity. Empty: the whole.</param>
/// <param name="Entity">The entity meant. Null: none.</param>
public sealed record Fault(string Code, string Message, string Pointer, EntityName? Entity = null);

/// <summary>Names an entity of a program.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">What people call it. Null: it has no name, or is not known.</param>
public sealed record EntityName(EntityKind Kind, Guid Id, string? Name);

/// <summary>Problem details (RFC 9457): the one place where what went wrong becomes an answer. <c>code</c> is stable; <c>problems</c> lists all at once.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string title, string detail, params IEnumerable<Fault> faults)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (faults.ToImmutableArray() is { IsEmpty: false } all) extensions["problems"] = all;
        return TypedResults.Problem(detail, statusCode: status, title: title, type: $"urn:throughline:problem:{code}", extensions: extensions);
    }

    /// <summary>Says what may keep a change of a program from being made.</summary>
    public static RouteHandlerBuilder ProducesWriteProblems(this RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    public static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "notFound", "Not found", $"There is no {what}.");

    /// <summary>There is no such program or, where a revision of it was asked for, no such revision.</summary>
    public static ProblemHttpResult NotFound(Guid program, long? revision) =>
        NotFound(revision is null ? $"program {program}" : string.Create(CultureInfo.InvariantCulture, $"revision {revision} of program {program}"));

    public static ProblemHttpResult BadRequest(string code, string message, string pointer) =>
        Of(StatusCodes.Status400BadRequest, code, "The request cannot be understood", message, new Fault(code, message, pointer));

    /// <summary>What keeps the query or the form from being read.</summary>
    public static ProblemHttpResult Unread(IReadOnlyList<Fault> faults, string code = "badRequest") => Of(
        StatusCodes.Status400BadRequest, code, "The request cannot be understood",
        faults.Count == 1 ? faults[0].Message : $"{faults.Count} values cannot be read; all are listed in 'problems'.", faults);

    /// <summary>What keeps a body from being read; the first of it where there is very much.</summary>
    public static ProblemHttpResult Misread(IReadOnlyList<Fault> faults) => Of(
        StatusCodes.Status400BadRequest, "malformedEntity", "The request cannot be understood",
        faults.Count switch
        {
            1 => faults[0].Message,
            <= JsonShape.Told => $"{faults.Count} fields cannot be read; all are listed in 'problems'.",
            _ => $"More than {JsonShape.Told} fields cannot be read; the first {JsonShape.Told} are listed in 'problems'.",
        },
        faults.Take(JsonShape.Told));

    /// <summary>What became of a change that was not made.</summary>
    /// <param name="outcome">Refused, conflicted, reused or not found.</param>
    /// <param name="plan">The plan it was meant for, to name things.</param>
    /// <param name="isConditional">Whether the request named the revision it expects in <c>If-Match</c>.</param>
    public static ProblemHttpResult From(ChangeOutcome outcome, Plan plan, bool isConditional) => outcome switch
    {
        ChangeOutcome.Refused refused => Refused(refused, plan),
        ChangeOutcome.Conflicted conflicted => Conflicted(conflicted, isConditional),
        ChangeOutcome.Reused reused => Reused(reused),
        ChangeOutcome.NotFound missing => NotFound(missing.What),
        _ => throw new System.Diagnostics.UnreachableException($"{outcome.GetType().Name} is no problem."),
    };

    private static ProblemHttpResult Refused(ChangeOutcome.Refused refused, Plan plan)
    {
        var faults = refused.Problems.Select(problem => Fault(problem, plan)).ToImmutableArray();
        var detail = faults.Length == 1 ? faults[0].Message : $"{faults.Length} problems keep this change from being made; nothing was changed.";
        return Of(StatusCodes.Status422UnprocessableEntity, "changeRefused", "The plan would be wrong", detail, faults);
    }

    public static Fault Fault(PlanProblem problem, Plan plan) =>
        new(problem.Code, ProblemText.Render(problem, plan), problem.Field.Length == 0 ? "" : "/" + problem.Field, new EntityName(problem.At.Kind, problem.At.Id, EntityNames.Of(plan, problem.At)));

    private static ProblemHttpResult Reused(ChangeOutcome.Reused reused)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"The change set {reused.ChangeSetId} made revision {reused.Revision}, and not with this content. Give this change an id of its own.");
        return Of(StatusCodes.Status409Conflict, "changeSetUsed", "Used for another change", message, new Fault("changeSetUsed", message, "/changeSet"));
    }

    private static ProblemHttpResult Conflicted(ChangeOutcome.Conflicted conflicted, bool isConditional)
    {
        var (status, code) = isConditional ? (StatusCodes.Status412PreconditionFailed, "preconditionFailed") : (StatusCodes.Status409Conflict, "conflict");
        return TypedResults.Problem(
            $"Somebody changed the same since the revision this change was made on. The present revision is {conflicted.Revision}; both versions are in 'conflicts'.",
            statusCode: status, title: "Changed meanwhile", type: $"urn:throughline:problem:{code}",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code, ["revision"] = conflicted.Revision, ["conflicts"] = conflicted.Conflicts });
    }
}
