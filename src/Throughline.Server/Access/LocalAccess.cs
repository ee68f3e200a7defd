using System.Net;
using Throughline.Server.Api;

namespace Throughline.Server.Access;

/// <summary>Until there are accounts, only this machine's own user may come in: a web page of somebody else must not reach the server through the browser.</summary>
internal static class LocalAccess
{
    /// <summary>Refuses requests that name another host (DNS rebinding), and writes that another origin's page sends.</summary>
    public static IApplicationBuilder UseLocalAccessOnly(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!IsLoopback(context.Request.Host.Host))
        {
            await Refuse(context, "hostNotLocal", $"This server answers to localhost only, not to '{context.Request.Host.Host}'.");
            return;
        }
        if (IsFromElsewhere(context.Request))
        {
            await Refuse(context, "crossOrigin", "A page of another origin may not use this server.");
            return;
        }
        await next(context);
    });

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Browsers name the origin of every write and of every WebSocket; tools name none.</summary>
    private static bool IsFromElsewhere(HttpRequest request)
    {
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (isRead && !request.Headers.ContainsKey("Sec-WebSocket-Key")) return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site") return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static Task Refuse(HttpContext context, string code, string detail) =>
        Problems.Of(StatusCodes.Status403Forbidden, code, "Not allowed", detail).ExecuteAsync(context);
}
