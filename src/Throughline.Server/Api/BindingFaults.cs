using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace Throughline.Server.Api;

/// <summary>Finds everything that is wrong in the query and the form of a request that the framework could not read.</summary>
internal static class BindingFaults
{
    /// <summary>The answer. Null: nothing is wrong there.</summary>
    public static ProblemHttpResult? Of(HttpContext context)
    {
        // While an exception is handled, the endpoint that threw it is kept apart.
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var faults = Unknown(context.Request, endpoint).Concat(ParametersOf(endpoint).SelectMany(parameter => Check(context.Request, parameter))).ToList();
        return faults.Count == 0 ? null : Problems.Unread(faults);
    }

    /// <summary>Refuses a query that names a parameter the request does not take: it would do something else than was meant.</summary>
    public static RouteGroupBuilder RefusesUnknownParameters(this RouteGroupBuilder group) => group.AddEndpointFilter((call, next) =>
        Unknown(call.HttpContext.Request, call.HttpContext.GetEndpoint()).ToList() is { Count: > 0 } faults ? ValueTask.FromResult<object?>(Problems.Unread(faults)) : next(call));

    private static IEnumerable<Fault> Unknown(HttpRequest request, Endpoint? endpoint)
    {
        if (request.Query.Count == 0) return [];
        var known = ParametersOf(endpoint).Select(QueryName).OfType<string>().ToList();
        var others = known.Count == 0 ? "This request takes none." : $"Known: {string.Join(", ", known)}.";
        return request.Query.Keys.Except(known, StringComparer.OrdinalIgnoreCase).Select(name => new Fault("unknownParameter", $"There is no parameter {name}. {others}", "/" + name));
    }

    private static IEnumerable<ParameterInfo> ParametersOf(Endpoint? endpoint) =>
        (endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? []).Select(metadata => metadata.ParameterInfo);

    private static string? QueryName(ParameterInfo parameter) => parameter.GetCustomAttribute<FromQueryAttribute>() is { } query ? query.Name ?? parameter.Name : null;

    private static IEnumerable<Fault> Check(HttpRequest request, ParameterInfo parameter)
    {
        if (QueryName(parameter) is { } query) return Check(query, request.Query[query], parameter.ParameterType);
        if (parameter.GetCustomAttribute<FromFormAttribute>() is null || !request.HasFormContentType || request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is not { } form) return [];
        return parameter.ParameterType.GetProperties()
            .SelectMany(field => field.GetCustomAttribute<FromFormAttribute>()?.Name is { } name ? Check(name, form[name], field.PropertyType) : []);
    }

    private static IEnumerable<Fault> Check(string name, StringValues given, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (given.Count > 0 && !IsRead(given.ToString(), type)) yield return new Fault("wrongType", $"{name}: {JsonWords.Of(type)} is expected, not {given}.", "/" + name);
    }

    private static bool IsRead(string text, Type type)
    {
        if (type == typeof(bool)) return bool.TryParse(text, out _);
        if (type == typeof(Guid)) return Guid.TryParse(text, out _);
        if (type == typeof(int)) return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
        return type != typeof(long) || long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
    }
}
