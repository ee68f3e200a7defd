using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Text;

/// <summary>A predecessor as people write it.</summary>
/// <param name="Item">The work item.</param>
/// <param name="Type">Which edges are tied.</param>
/// <param name="Lag">The wait.</param>
public sealed record PredecessorEntry(WorkItemId Item, LinkType Type, Lag Lag);

/// <summary>Predecessors as people write them: <c>3FS+2d, 7SS, 12FF-25%</c>, by row number, work breakdown code or key (<c>APX-142FS+2d</c>). Finish-to-start without lag needs no letters.</summary>
public static class PredecessorText
{
    private static readonly (string Symbol, LinkType Type)[] Types =
    [
        ("FS", LinkType.FinishToStart), ("SS", LinkType.StartToStart), ("FF", LinkType.FinishToFinish), ("SF", LinkType.StartToFinish),
        ("EA", LinkType.FinishToStart), ("AA", LinkType.StartToStart), ("EE", LinkType.FinishToFinish), ("AE", LinkType.StartToFinish),
    ];

    /// <summary>Reads predecessors, separated by comma or semicolon. A decimal comma needs the semicolon.</summary>
    /// <param name="text">The text; empty means none.</param>
    /// <param name="program">The program whose days and weeks are meant.</param>
    /// <param name="find">Finds a work item by what people call it (row number, code or key).</param>
    public static TextResult<ImmutableArray<PredecessorEntry>> Parse(string text, ProgramDetails program, Func<string, WorkItemId?> find)
    {
        var entries = ImmutableArray.CreateBuilder<PredecessorEntry>();
        var problems = ImmutableArray.CreateBuilder<TextProblem>();
        var separator = text.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var position = 0;
        foreach (var part in text.Split(separator))
        {
            if (part.Trim() is { Length: > 0 } entry)
            {
                var at = position + part.Length - part.TrimStart().Length;
                if (Read(entry, at, program, find, problems) is { } read) entries.Add(read);
            }

            position += part.Length + 1;
        }

        return new TextResult<ImmutableArray<PredecessorEntry>>(entries.DrainToImmutable(), problems.DrainToImmutable());
    }

    /// <summary>Writes predecessors as <see cref="Parse"/> reads them.</summary>
    /// <param name="entries">The predecessors, in order.</param>
    /// <param name="program">The program whose days and weeks are meant.</param>
    /// <param name="name">What to call a work item: its row number, code or key.</param>
    public static string Format(IEnumerable<PredecessorEntry> entries, ProgramDetails program, Func<WorkItemId, string> name) =>
        string.Join(", ", entries.Select(entry => Format(entry, program, name(entry.Item))));

    /// <summary>Writes a lag: <c>+2d</c>, <c>-25%</c>; empty for none.</summary>
    /// <param name="lag">The lag.</param>
    /// <param name="program">The program whose days and weeks are meant.</param>
    public static string FormatLag(Lag lag, ProgramDetails program)
    {
        if (lag.Percent is { } percent)
            return string.Create(CultureInfo.InvariantCulture, $"{(percent < 0 ? "" : "+")}{percent:0.###}{(lag.IsElapsed ? "e" : "")}%");
        return lag.Minutes == 0 ? "" : (lag.Minutes < 0 ? "" : "+") + DurationText.Amount(lag.Minutes, lag.Unit, program);
    }

    /// <summary>Reads a lag with its sign: <c>+2d</c>, <c>-25%</c>, <c>+ 3 ed</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="program">The program whose days and weeks are meant.</param>
    /// <param name="bare">What a number without a unit counts.</param>
    public static TextResult<Lag> ParseLag(string text, ProgramDetails program, DurationUnit bare = DurationUnit.Days)
    {
        var problems = ImmutableArray.CreateBuilder<TextProblem>();
        var trimmed = text.Trim();
        var lag = trimmed.Length == 0 ? null : ReadLag(trimmed, text.Length - text.TrimStart().Length, program, problems, bare);
        if (trimmed.Length == 0) problems.Add(new TextProblem(TextProblemCode.LagExpected, text, 0));
        return new TextResult<Lag>(lag ?? Lag.None, problems.DrainToImmutable());
    }

    /// <summary>The link type that a text begins with, also by its German letters (<c>EA</c>, <c>AA</c>, <c>EE</c>, <c>AE</c>). Null: none.</summary>
    /// <param name="text">The text.</param>
    public static LinkType? TypeAtStart(ReadOnlySpan<char> text)
    {
        foreach (var (symbol, type) in Types)
            if (text.StartsWith(symbol, StringComparison.OrdinalIgnoreCase))
                return type;
        return null;
    }

    /// <summary>The letters of a link type: <c>FS</c>, <c>SS</c>, <c>FF</c>, <c>SF</c>.</summary>
    public static string Symbol(LinkType type) => Types.First(pair => pair.Type == type).Symbol;

    private static string Format(PredecessorEntry entry, ProgramDetails program, string name)
    {
        var lag = FormatLag(entry.Lag, program);
        return entry.Type == LinkType.FinishToStart && lag.Length == 0 ? name : name + Symbol(entry.Type) + lag;
    }

    private static PredecessorEntry? Read(string text, int position, ProgramDetails program, Func<string, WorkItemId?> find, ImmutableArray<TextProblem>.Builder problems)
    {
        var (item, length) = FindItem(text, find);
        var rest = text[length..].TrimStart();
        var (type, lagText) = SplitType(rest);
        if (item is null || type is null)
        {
            problems.Add(
                length == 0 ? new TextProblem(TextProblemCode.ItemExpected, text, position)
                : item is null ? new TextProblem(TextProblemCode.UnknownItem, text[..length], position)
                : new TextProblem(TextProblemCode.UnknownLinkType, rest, position + text.Length - rest.Length));
            return null;
        }

        return ReadLag(lagText, position + text.Length - lagText.Length, program, problems, DurationUnit.Days) is { } lag ? new PredecessorEntry(item.Value, type.Value, lag) : null;
    }

    /// <summary>The longest known name that a link type, a lag or nothing follows; else the number it begins with, or what stands before a lag.</summary>
    private static (WorkItemId? Item, int Length) FindItem(string text, Func<string, WorkItemId?> find)
    {
        for (var length = text.Length; length > 0; length--)
            if (SplitType(text[length..].TrimStart()).Type is not null && find(text[..length].TrimEnd()) is { } item)
                return (item, length);
        var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        if (digits > 0) return (find(text[..digits]), digits);
        var lag = text.AsSpan().IndexOfAny('+', '%');
        return (null, lag < 0 ? text.Length : lag);
    }

    private static (LinkType? Type, string Lag) SplitType(string rest)
    {
        if (TypeAtStart(rest) is { } type) return (type, rest[2..].TrimStart());
        return rest.Length == 0 || rest[0] is '+' or '-' ? (LinkType.FinishToStart, rest) : (null, rest);
    }

    private static Lag? ReadLag(string text, int position, ProgramDetails program, ImmutableArray<TextProblem>.Builder problems, DurationUnit bare)
    {
        if (text.Length == 0) return Lag.None;
        if (text[0] is not ('+' or '-'))
        {
            problems.Add(new TextProblem(TextProblemCode.LagExpected, text, position));
            return null;
        }

        var compact = new StringBuilder(text.Length).Append(text[0]).Append(text.AsSpan(1).TrimStart()).ToString();
        if (compact.EndsWith('%')) return ReadPercent(compact, position, problems);
        var (minutes, unit, problem) = DurationText.ReadAmount(compact, program, position, bare);
        if (problem is null) return new Lag(minutes, unit);
        problems.Add(problem);
        return null;
    }

    private static Lag? ReadPercent(string text, int position, ImmutableArray<TextProblem>.Builder problems)
    {
        var isElapsed = text.EndsWith("e%", StringComparison.OrdinalIgnoreCase);
        var number = text[..^(isElapsed ? 2 : 1)].Replace(',', '.');
        if (decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && Math.Abs(percent) <= 100_000)
            return new Lag(0, isElapsed ? DurationUnit.ElapsedDays : DurationUnit.Days, percent);
        problems.Add(new TextProblem(TextProblemCode.LagExpected, text, position));
        return null;
    }
}
