using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Throughline.Server.Api;

/// <summary>The revision as an entity tag: <c>ETag: "12"</c> on answers, <c>If-Match: "12"</c> on changes.</summary>
internal static class RevisionTag
{
    /// <summary>Writes the revision into the answer.</summary>
    public static void Write(HttpContext context, long revision) => context.Response.Headers.ETag = Text(revision);

    /// <summary>Whether the caller already has this revision (<c>If-None-Match</c>).</summary>
    public static bool IsKnown(HttpContext context, long revision) =>
        context.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(Text(revision), StringComparer.Ordinal);

    /// <summary>The revision the caller expects.</summary>
    /// <param name="context">The request.</param>
    /// <param name="revision">Null: none named, or any (<c>*</c>).</param>
    /// <param name="problem">What is wrong with the header.</param>
    public static bool TryRead(HttpContext context, out long? revision, out ProblemHttpResult? problem)
    {
        (revision, problem) = (null, null);
        var text = context.Request.Headers.IfMatch.ToString().Trim();
        if (text.Length == 0 || text == "*") return true;
        if (EntityTagHeaderValue.TryParse(text, out var tag)
            && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            revision = number;
            return true;
        }
        problem = Problems.BadRequest("malformedIfMatch", $"If-Match holds '{text}'; it takes one revision in quotes, such as \"12\".", "");
        return false;
    }

    private static string Text(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
}
