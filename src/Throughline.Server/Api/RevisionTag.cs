using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Throughline.Server.Api;

/// <summary>The revision as an entity tag: <c>ETag: "12"</c> on answers, <c>If-Match: "12"</c> on changes.</summary>
internal static class RevisionTag
{
    /// <summary>Writes the revision into the answer.</summary>
    public static void Write(HttpContext context, long revision) => context.Response.Headers.ETag = Text(revision);

    /// <summary>Answers 304 to a read whose revision the caller already has (<c>If-None-Match</c>), unless the caller's draft lies over it: it changes without a revision.</summary>
    public static RouteHandlerBuilder AnswersKnown(this RouteHandlerBuilder route) => route
        .Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound).WithMetadata(new TellsRevision())
        .AddEndpointFilter(async (call, next) =>
        {
            var answer = await next(call);
            return IsKnown(call.HttpContext) ? NotModified() : answer;
        });

    /// <summary>Writes the revision, and makes the answer only if the caller does not have it already. For what is dear to make.</summary>
    public static async Task<IResult> UnlessKnown(HttpContext context, long revision, Func<Task<IResult>> make)
    {
        Write(context, revision);
        return IsKnown(context) ? NotModified() : await make();
    }

    /// <summary>Whether the caller named the answer's tag, by the weak comparison of RFC 9110, 13.1.2. Answers to what is not there have no tag.</summary>
    private static bool IsKnown(HttpContext context) =>
        !(bool.TryParse(context.Request.Query["draft"], out var seesDraft) && seesDraft)
        && EntityTagHeaderValue.TryParse(context.Response.Headers.ETag.ToString(), out var tag)
        && EntityTagHeaderValue.TryParseList([.. context.Request.Headers.IfNoneMatch.OfType<string>()], out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));

    private static StatusCodeHttpResult NotModified() => TypedResults.StatusCode(StatusCodes.Status304NotModified);

    /// <summary>Reads <c>If-Match</c> (RFC 9110, 13.1.1): the revision a change is made on.</summary>
    /// <param name="context">The request.</param>
    /// <param name="present">The present revision; 0 where there is nothing yet.</param>
    /// <param name="revision">The last of the revisions named that has been; the present one when none or any (<c>*</c>) is named.</param>
    /// <param name="problem">What is wrong: malformed (400), or none of the revisions named has been (412).</param>
    public static bool TryRead(HttpContext context, long present, out long revision, out ProblemHttpResult? problem)
    {
        (revision, problem) = (present, null);
        var text = context.Request.Headers.IfMatch.ToString().Trim();
        if (context.Request.Headers.IfMatch.Count == 0 || text == "*") return true;
        if (Named(context.Request.Headers.IfMatch) is not { } named)
        {
            problem = Problems.BadRequest("malformedIfMatch", $"If-Match holds '{text}'; it takes revisions in quotes, such as \"12\", or *.", "");
            return false;
        }
        revision = named.Where(number => number >= 1 && number <= present).DefaultIfEmpty().Max();
        if (revision == 0) problem = Failed(context, present, text);
        return problem is null;
    }

    /// <summary>Checks <c>If-Match</c> of a change that is not made on a revision, such as an undo.</summary>
    public static RouteHandlerBuilder ChecksRevision(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (call, next) =>
    {
        var context = call.HttpContext;
        if (context.Request.Headers.IfMatch.Count == 0) return await next(call);
        var door = context.RequestServices.GetRequiredService<ChangeDoor>();
        var program = Guid.Parse((string)context.GetRouteValue("program")!, CultureInfo.InvariantCulture);
        return await door.Ask(program, new PresentRevision()) is { } present && !TryRead(context, present.Revision, out _, out var problem) ? problem : await next(call);
    });

    /// <summary>The answer where <c>If-Match</c> names nothing that is there.</summary>
    /// <param name="context">The request; its answer gets the present revision as <c>ETag</c>.</param>
    /// <param name="present">The present revision; 0 where there is nothing yet.</param>
    /// <param name="given">What the request named.</param>
    public static ProblemHttpResult Failed(HttpContext context, long present, string given)
    {
        if (present > 0) Write(context, present);
        var detail = present > 0 ? $"If-Match names {given}; the present revision is {Text(present)}." : $"If-Match names {given}, but there is nothing here yet.";
        return Problems.Of(StatusCodes.Status412PreconditionFailed, "preconditionFailed", "Not the revision you expect", detail);
    }

    /// <summary>The revisions of a list of strong entity tags; a weak one matches nothing. Null: it is no such list.</summary>
    private static List<long>? Named(IList<string?> header)
    {
        if (!EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags)) return null;
        var named = new List<long>();
        foreach (var tag in tags)
        {
            if (!long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            if (!tag.IsWeak) named.Add(number);
        }
        return named;
    }

    private static string Text(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
}

/// <summary>Marks a read whose answers carry the revision as <c>ETag</c>, for the OpenAPI document.</summary>
internal sealed record TellsRevision;
