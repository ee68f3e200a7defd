using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Throughline.Server.Access;

namespace Throughline.Server.Api;

/// <summary>Part of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Total">How many the whole list has.</param>
/// <param name="Next">Opaque; give it as <c>cursor</c> to get what follows. Null: this is the end.</param>
public sealed record Page<T>(ImmutableArray<T> Items, int Total, string? Next);

/// <summary>Where a page begins and how long it is.</summary>
/// <param name="Position">Place in the list after which it begins; -1: the beginning.</param>
/// <param name="After">The thing at that place; decides when the list has changed meanwhile.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record PageRequest(int Position, Guid After, int Limit)
{
    /// <summary>Reads <c>cursor</c> and <c>limit</c>.</summary>
    public static bool TryRead(string? cursor, int? limit, out PageRequest request, out ProblemHttpResult? problem)
    {
        (request, problem) = (new PageRequest(-1, Guid.Empty, limit ?? RequestLimits.DefaultPage), null);
        if (limit is < 1 or > RequestLimits.Page)
            problem = Problems.BadRequest("limitOutOfRange", $"limit is {limit}; it goes from 1 to {RequestLimits.Page}.", "/limit");
        else if (cursor is not null && !TryDecode(cursor, ref request))
            problem = Problems.BadRequest("malformedCursor", "cursor is not one that this server gave out; take 'next' of the page before, unchanged.", "/cursor");
        return problem is null;
    }

    /// <summary>The cursor that continues after a thing.</summary>
    public static string Cursor(int position, Guid after) =>
        WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position}.{after:N}")));

    private static bool TryDecode(string cursor, ref PageRequest request)
    {
        if (cursor.Length > 100) return false;
        try
        {
            var parts = Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(cursor)).Split('.');
            if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position) || !Guid.TryParseExact(parts[1], "N", out var after))
                return false;
            request = request with { Position = position, After = after };
            return true;
        }
        catch (FormatException)
        {
            // Not base64: the caller is told so.
            return false;
        }
    }
}
