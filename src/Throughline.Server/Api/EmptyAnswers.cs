using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Throughline.Server.Api;

/// <summary>Gives an error that the framework answers without a word (no such address, wrong method or media type) the shape of all others.</summary>
internal sealed class EmptyAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < StatusCodes.Status400BadRequest || response.ContentLength > 0
            || !context.Request.Path.StartsWithSegments(RequestFaults.Prefix, StringComparison.Ordinal)) return;
        if (response.StatusCode == StatusCodes.Status415UnsupportedMediaType)
        {
            await WrongMediaType(context).ExecuteAsync(context);
            return;
        }
        if (response.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await TooLarge(context).ExecuteAsync(context);
            return;
        }
        var (code, title, detail) = response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ("notFound", "Not found", $"There is nothing at {context.Request.Path}."),
            StatusCodes.Status405MethodNotAllowed => ("methodNotAllowed", "Wrong method", $"{context.Request.Method} is not possible at {context.Request.Path}. Possible: {response.Headers.Allow}."),
            _ => ("requestFailed", "The request failed", $"The answer is status {response.StatusCode}."),
        };
        await Problems.Of(response.StatusCode, code, title, detail).ExecuteAsync(context);
    }

    /// <summary>The answer to a body beyond the limit of its address.</summary>
    public static ProblemHttpResult TooLarge(HttpContext context)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Access.RequestLimits.Body;
        var detail = string.Create(CultureInfo.InvariantCulture, $"The request is larger than {limit:N0} bytes ({limit >> 20} MB), the most that {context.Request.Path} takes. Send it in parts: fields that are left out get their defaults, so that a change need not hold them.");
        return Problems.Of(StatusCodes.Status413PayloadTooLarge, "requestTooLarge", "Too large", detail);
    }

    /// <summary>The answer to a body that is not declared as what the address reads.</summary>
    public static ProblemHttpResult WrongMediaType(HttpContext context)
    {
        var given = string.IsNullOrEmpty(context.Request.ContentType) ? "A body without a Content-Type" : context.Request.ContentType;
        return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "Wrong media type", $"{given} is not read at {context.Request.Path}. Send application/json in UTF-8, a change of fields also as application/merge-patch+json, and a file as multipart/form-data; /openapi/v1.json says which.");
    }
}
