namespace Throughline.Server.Api;

/// <summary>HEAD (RFC 9110, 9.3.2) on every address of the interface that can be read.</summary>
internal static class HeadRequests
{
    /// <summary>Answers HEAD as GET. Stands before routing; the web server itself sends no body, because it saw what was asked.</summary>
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method) && context.Request.Path.StartsWithSegments(RequestFaults.Prefix, StringComparison.Ordinal))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    });
}
