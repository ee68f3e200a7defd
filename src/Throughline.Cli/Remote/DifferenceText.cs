using System.Text.Json;
using Throughline.Cli.Analysis;
using Throughline.Programs;
using Throughline.Server.Words;

namespace Throughline.Cli.Remote;

/// <summary>What a newer file would change in a program, record by record.</summary>
internal static class DifferenceText
{
    /// <summary>Of the answer to a check; empty where the file makes a new program.</summary>
    public static string Of(JsonElement view)
    {
        if (view.GetProperty("difference").Deserialize<RecordList>(PlanJson.Options) is not { } list) return "";
        return string.Concat(Lines(view.GetProperty("program").GetGuid(), list).Select(line => line + "\n"));
    }

    private static IEnumerable<string> Lines(Guid program, RecordList list)
    {
        yield return $"Program {program}: {Wording.Count(list.Changed, "record")} changed, {list.Added} added, {list.Removed} removed";
        foreach (var record in list.Records)
        {
            yield return $"  {record.Name}: {record.What.ToLowerInvariant()}";
            foreach (var field in record.Fields) yield return $"    {field.Field}: {Shown(field)}";
        }
        if (list.Hidden > 0) yield return $"  and {list.Hidden} more";
    }

    private static string Shown(FieldChange field) =>
        field is { Before: "", After.Length: > 0 } ? field.After : $"{field.Before} → {(field.After.Length == 0 ? "nothing" : field.After)}";
}
