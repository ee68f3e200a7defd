using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Engine.Networks;

namespace Throughline.Testing;

/// <summary>Reads the words of a drawn row.</summary>
internal sealed partial class ChartWords(List<string> names, Dictionary<string, int> calendars)
{
    private static readonly Dictionary<string, ConstraintKind> Constraints = new(StringComparer.Ordinal)
    {
        ["MSO"] = ConstraintKind.MustStartOn,
        ["MFO"] = ConstraintKind.MustFinishOn,
        ["SNET"] = ConstraintKind.StartNoEarlierThan,
        ["SNLT"] = ConstraintKind.StartNoLaterThan,
        ["FNET"] = ConstraintKind.FinishNoEarlierThan,
        ["FNLT"] = ConstraintKind.FinishNoLaterThan,
        ["SO"] = ConstraintKind.StartOn,
        ["FO"] = ConstraintKind.FinishOn,
    };

    private static readonly Dictionary<string, LinkType> Types = new(StringComparer.Ordinal)
    {
        ["FS"] = LinkType.FinishToStart,
        ["SS"] = LinkType.StartToStart,
        ["FF"] = LinkType.FinishToFinish,
        ["SF"] = LinkType.StartToFinish,
    };

    public (Activity Activity, IReadOnlyList<Link> Links) Read(ChartRow row)
    {
        var activity = Drawn(row);
        var links = new List<Link>();
        foreach (var words in row.Words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (words.StartsWith("after ", StringComparison.Ordinal)) links.Add(ReadLink(words[6..], names.IndexOf(row.Name)));
            else activity = ReadWords(activity, words);
        return (activity, links);
    }

    private static Activity Drawn(ChartRow row)
    {
        var first = row.Bar.IndexOf('X', StringComparison.Ordinal);
        var activity = new Activity { DurationMinutes = row.Bar.Count(column => column == 'X') * 480 };
        return first <= 0 ? activity : activity with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = Chart.Origin.AddDays(first).AddHours(8) };
    }

    private Activity ReadWords(Activity activity, string words)
    {
        var (verb, rest) = words.Split(' ', 2) is [var a, var b] ? (a, b) : (words, "");
        if (Constraints.TryGetValue(verb, out var kind)) return activity with { Constraint = kind, ConstraintDate = Chart.Day(rest, verb[0] == 'F' || verb == "MFO" ? 17 : 8) };
        return verb switch
        {
            "ALAP" => activity with { Constraint = ConstraintKind.AsLateAsPossible },
            "deadline" => activity with { Deadline = Chart.Day(rest, 17) },
            "inactive" => activity with { IsInactive = true },
            "in" => activity with { Parent = names.IndexOf(rest) },
            "on" => activity with { Calendar = calendars[rest] },
            "manual" => activity with { IsManual = true, ManualStart = Chart.Day(rest.Split('-')[0], 8), ManualFinish = Chart.Day(rest.Split('-')[1], 17) },
            "begun" => activity with { ActualStart = Chart.Day(rest, 8) },
            "done" => activity with { ActualStart = Chart.Day(rest.Split('-')[0], 8), ActualFinish = Chart.Day(rest.Split('-')[1], 17) },
            "resumed" => activity with { Resume = Chart.Day(rest, 8) },
            "delayed" => activity with { LevelingDelayMinutes = ReadAmount(rest).Minutes },
            "assigned" => activity with { Assignments = (activity.Assignments.IsDefault ? [] : activity.Assignments).Add(ReadAssignment(rest)) },
            _ when verb.EndsWith('%') => activity with { PercentComplete = double.Parse(verb[..^1], CultureInfo.InvariantCulture) },
            _ => ReadAmount(verb) is var (minutes, elapsed) ? activity with { DurationMinutes = minutes, IsElapsed = elapsed } : activity,
        };
    }

    private AssignedWork ReadAssignment(string words) =>
        words.Split(" on ") is [var amount, var calendar] ? new AssignedWork(calendars[calendar], ReadAmount(amount).Minutes) : new AssignedWork(0, ReadAmount(words).Minutes);

    private Link ReadLink(string words, int successor)
    {
        var parts = LinkPattern().Match(words);
        if (!parts.Success) throw new FormatException($"Not a link: {words}");
        var type = parts.Groups["type"].Success ? Types[parts.Groups["type"].Value] : LinkType.FinishToStart;
        return new Link(names.IndexOf(parts.Groups["name"].Value), successor, type, ReadLag(parts.Groups["lag"].Value));
    }

    private static LinkLag ReadLag(string text)
    {
        if (text.Length == 0) return default;
        if (text.EndsWith("e%", StringComparison.Ordinal)) return new LinkLag(decimal.Parse(text[..^2], CultureInfo.InvariantCulture), LagUnit.ElapsedPercent);
        if (text.EndsWith('%')) return new LinkLag(decimal.Parse(text[..^1], CultureInfo.InvariantCulture), LagUnit.Percent);
        var (minutes, elapsed) = ReadAmount(text);
        return elapsed ? LinkLag.Elapsed(minutes) : LinkLag.Working(minutes);
    }

    private static (long Minutes, bool IsElapsed) ReadAmount(string text)
    {
        var parts = AmountPattern().Match(text);
        if (!parts.Success) throw new FormatException($"Not an amount: {text}");
        var perUnit = parts.Groups["unit"].Value switch { "d" => 480, "h" or "eh" => 60, "ed" => 1440, _ => 1 };
        return (long.Parse(parts.Groups["number"].Value, CultureInfo.InvariantCulture) * perUnit, parts.Groups["unit"].Value[0] == 'e');
    }

    [GeneratedRegex("^(?<name>\\S+)( (?<type>FS|SS|FF|SF)(?<lag>[+-]\\S+)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkPattern();

    [GeneratedRegex("^(?<number>[+-]?[0-9]+)(?<unit>d|h|m|ed|eh|em)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmountPattern();
}
