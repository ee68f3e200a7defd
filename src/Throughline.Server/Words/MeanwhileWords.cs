using System.Collections.Immutable;

namespace Throughline.Server.Words;

/// <summary>What somebody did to the fields of an edit before it arrived, as a sentence.</summary>
internal static class MeanwhileWords
{
    /// <summary><c>Bob changed Name of Frame from "Frame" to "Hull" meanwhile (revision 7).</c></summary>
    public static string Of(ImmutableArray<ConflictLine> lines) => string.Join(" ", lines.Select(Of));

    private static string Of(ConflictLine line)
    {
        var when = line.Revision is { } revision ? $" (revision {revision})" : "";
        return line.Field.Length == 0
            ? $"{line.By} {line.Theirs} {line.Name} meanwhile{when}."
            : $"{line.By} changed {line.FieldName} of {line.Name} from {Quoted(line.Was)} to {Quoted(line.Theirs)} meanwhile{when}.";
    }

    private static string Quoted(string value) => value.Length == 0 ? "nothing" : $"\"{value}\"";
}
