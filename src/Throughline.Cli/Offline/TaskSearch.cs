using System.Globalization;
using Throughline.Cli.Analysis;
using Throughline.Programs.Outlooks;

namespace Throughline.Cli.Offline;

/// <summary>Finds the task somebody means: by the file's identifier, by key, by position in the outline, by name, by a part of the name; the first of these that fits decides.</summary>
internal static class TaskSearch
{
    private const int MostCandidates = 10;

    /// <summary>The task's row, or null after saying on standard error why there is not exactly one.</summary>
    public static int? Find(Outlook outlook, string wanted, Streams streams)
    {
        var rows = Rows(outlook, wanted.Trim());
        if (rows.Count == 1) return rows[0];
        streams.Error(rows.Count == 0
            ? $"No task is called '{wanted}'. Give its identifier in the file, its position such as 1.2, or a part of its name."
            : string.Create(CultureInfo.InvariantCulture, $"'{wanted}' fits {rows.Count} tasks. Give the identifier or the position of one:"));
        foreach (var row in rows.Take(MostCandidates)) streams.Errors.WriteLine($"  {outlook.Wbs(row)}  {outlook.Item(row).Name}  (identifier {Wording.Uid(outlook.Item(row))})");
        if (rows.Count > MostCandidates)
            streams.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {rows.Count - MostCandidates} more. More of the name leaves fewer; a position such as {outlook.Wbs(rows[0])} leaves one."));
        return null;
    }

    private static List<int> Rows(Outlook outlook, string wanted)
    {
        Func<int, bool>[] ways =
        [
            row => outlook.Item(row).External?.Id == wanted,
            row => outlook.Item(row).Key.Equals(wanted, StringComparison.OrdinalIgnoreCase),
            row => outlook.Wbs(row) == wanted,
            row => outlook.Item(row).Name.Equals(wanted, StringComparison.OrdinalIgnoreCase),
            row => outlook.Item(row).Name.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        ];
        return ways.Select(way => Enumerable.Range(0, outlook.Count).Where(way).ToList()).FirstOrDefault(rows => rows.Count > 0) ?? [];
    }
}
