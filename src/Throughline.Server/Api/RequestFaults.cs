using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace Throughline.Server.Api;

/// <summary>Answers requests to the API that could not even be read, and failures of our own, as problem details.</summary>
internal sealed class RequestFaults(ILogger<RequestFaults> log) : IExceptionHandler
{
    public const string Prefix = "/api";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal)) return false;
        await (exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => EmptyAnswers.TooLarge(httpContext),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => EmptyAnswers.WrongMediaType(httpContext),
            BadHttpRequestException bad => BindingFaults.Of(httpContext) ?? Problems.Of(bad.StatusCode, "badRequest", "The request cannot be understood", $"{httpContext.Request.Method} {httpContext.Request.Path} cannot be read; /openapi/v1.json says what it takes."),
            JsonException json => Malformed(json),
            InvalidDataException data => Problems.Of(StatusCodes.Status400BadRequest, "badRequest", "The request cannot be understood", data.Message),
            _ => Ours(httpContext, exception),
        }).ExecuteAsync(httpContext);
        return true;
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Malformed(JsonException json)
    {
        var sentence = JsonFaults.Sentence(json);
        return Problems.Of(StatusCodes.Status400BadRequest, "malformedJson", "The request cannot be understood", sentence, new Fault("malformedJson", sentence, ""));
    }

    private Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Ours(HttpContext context, Exception exception)
    {
        log.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
        return Problems.Of(StatusCodes.Status500InternalServerError, "internalError", "This is our fault", $"Something failed that should not have. The server's log says more under {context.TraceIdentifier}.");
    }
}
