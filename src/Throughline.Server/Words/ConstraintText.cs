using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Server.Words;

/// <summary>Constraints as people read and type them: <c>Start no earlier than 2027-01-05</c>, or the usual short forms (<c>SNET 2027-01-05</c>).</summary>
public static class ConstraintText
{
    private static readonly (ConstraintKind Kind, string Words, string Short)[] Kinds =
    [
        (ConstraintKind.AsSoonAsPossible, "As soon as possible", "ASAP"),
        (ConstraintKind.AsLateAsPossible, "As late as possible", "ALAP"),
        (ConstraintKind.MustStartOn, "Must start on", "MSO"),
        (ConstraintKind.MustFinishOn, "Must finish on", "MFO"),
        (ConstraintKind.StartNoEarlierThan, "Start no earlier than", "SNET"),
        (ConstraintKind.StartNoLaterThan, "Start no later than", "SNLT"),
        (ConstraintKind.FinishNoEarlierThan, "Finish no earlier than", "FNET"),
        (ConstraintKind.FinishNoLaterThan, "Finish no later than", "FNLT"),
        (ConstraintKind.StartOn, "Start on", "SO"),
        (ConstraintKind.FinishOn, "Finish on", "FO"),
    ];

    /// <summary>The item's constraint with its date; empty for as soon as possible.</summary>
    public static string Of(WorkItem item)
    {
        if (item.Constraint == ConstraintKind.AsSoonAsPossible) return "";
        var words = Words(item.Constraint);
        return item.ConstraintDate is { } date ? string.Create(CultureInfo.InvariantCulture, $"{words} {date:yyyy-MM-dd}") : words;
    }

    /// <summary>A kind in words.</summary>
    public static string Words(ConstraintKind kind) => Array.Find(Kinds, entry => entry.Kind == kind).Words;

    /// <summary>Reads a constraint; empty means as soon as possible. Null: not understood.</summary>
    public static (ConstraintKind Kind, DateTime? Date)? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return (ConstraintKind.AsSoonAsPossible, null);
        foreach (var (kind, words, shortForm) in Kinds.OrderByDescending(entry => entry.Words.Length))
        {
            foreach (var name in new[] { words, shortForm })
            {
                if (!trimmed.StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
                var rest = trimmed[name.Length..].Trim();
                var needsDate = kind is not (ConstraintKind.AsSoonAsPossible or ConstraintKind.AsLateAsPossible);
                if (!needsDate) return rest.Length == 0 ? (kind, null) : null;
                return DateText.Parse(rest) is { } date ? (kind, date) : null;
            }
        }

        return null;
    }
}
