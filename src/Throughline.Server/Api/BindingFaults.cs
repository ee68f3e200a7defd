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
        var faults = ParametersOf(endpoint).SelectMany(parameter => Check(context.Request, parameter)).ToList();
        return faults.Count == 0 ? null : Problems.Unread(faults);
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
