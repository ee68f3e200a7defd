using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Throughline.Interchange;

/// <summary>How much a problem weighs.</summary>
public enum ImportSeverity
{
    /// <summary>The value was left out or replaced; the rest can be imported.</summary>
    Warning = 0,

    /// <summary>Nothing can be imported.</summary>
    Error = 1,
}

/// <summary>Something in a file that is not as it should be, with its place and what would be right.</summary>
public sealed record ImportProblem
{
    /// <summary>Stable code such as <c>value-not-a-date</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the import can go on.</summary>
    public required ImportSeverity Severity { get; init; }

    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>One sentence for people, without the place.</summary>
    public required string Message { get; init; }

    /// <summary>Line in the file, or row of the sheet; from 1. Null: the file as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>Which thing of the file: <c>Task 12 "Design"</c>.</summary>
    public string? Entity { get; init; }

    /// <summary>The field or column.</summary>
    public string? Field { get; init; }

    /// <summary>The value found, shortened.</summary>
    public string? Value { get; init; }

    /// <summary>What would be accepted.</summary>
    public string? Accepted { get; init; }

    /// <summary>What leads from the file to one that is accepted, step by step; <see cref="Accepted"/> holds the same in one line.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>The whole problem as one line of text.</summary>
    public override string ToString()
    {
        var place = Line is { } line ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{line}") : File;
        var about = string.Join(", ", new[] { Entity, Field }.Where(part => !string.IsNullOrEmpty(part)));
        return $"{place}: {(about.Length == 0 ? "" : about + ": ")}{Message}{(Value is null ? "" : $" Found '{Value}'.")}{(Accepted is null ? "" : $" Accepted: {Accepted}.")}";
    }
}

/// <summary>Collects the problems of one file, up to a limit.</summary>
internal sealed class ProblemList(string file, int limit)
{
    private readonly List<ImportProblem> _problems = [];
    private int _unlisted;

    public bool HasErrors { get; private set; }

    public void Warn(string code, string message, int? line, string? entity, string? field, string? value, string? accepted) =>
        Add(ImportSeverity.Warning, code, message, line, entity, field, value, accepted);

    public void Fail(string code, string message, int? line = null, string? entity = null, string? field = null, string? value = null, string? accepted = null) =>
        Add(ImportSeverity.Error, code, message, line, entity, field, value, accepted);

    public ImmutableArray<ImportProblem> ToImmutable()
    {
        if (_unlisted == 0) return [.. _problems];
        return [.. _problems, Make(ImportSeverity.Warning, "more-problems",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_unlisted} more problems are not listed."), null, null, null, null, null)];
    }

    private void Add(ImportSeverity severity, string code, string message, int? line, string? entity, string? field, string? value, string? accepted)
    {
        HasErrors |= severity == ImportSeverity.Error;
        if (_problems.Count < limit || severity == ImportSeverity.Error && _problems.Count < 2 * limit)
            _problems.Add(Make(severity, code, message, line, entity, field, value, accepted));
        else
            _unlisted++;
    }

    private ImportProblem Make(ImportSeverity severity, string code, string message, int? line, string? entity, string? field, string? value, string? accepted) => new()
    {
        Code = code, Severity = severity, File = file, Message = message, Line = line, Entity = entity, Field = field, Accepted = accepted,
        Value = value is { Length: > 80 } ? value[..77] + "…" : value,
    };
}
