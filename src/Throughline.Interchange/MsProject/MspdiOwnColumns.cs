using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>Finds the columns of <see cref="OwnFields"/>: by their names, that of the keys also by what the row of the whole project says. What is lost with a name is told.</summary>
internal static class MspdiOwnColumns
{
    private const string HowToMend = "Give it that name in the file again and import anew.";

    /// <summary>The fields of the file by the name of ours; without those that were not found.</summary>
    public static Dictionary<string, string> Of(MspdiDocument document)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in document.CustomFields.Where(OwnFields.IsOwn)) columns.TryAdd(definition.Alias!, definition.FieldId);
        FindKeys(document, columns);
        if (columns.Keys.Any(OwnFields.Commitment.Contains) && !IsUsed(document, columns.GetValueOrDefault(OwnFields.CommittedDate)))
            document.Ledger.Dropped("Task", OwnFields.CommittedDate, $"No promise was read: no column of this name holds a date. Promises that the program has already stay. {HowToMend}", null);
        return columns;
    }

    private static void FindKeys(MspdiDocument document, Dictionary<string, string> columns)
    {
        var named = columns.GetValueOrDefault(OwnFields.Key);
        var marked = document.ProjectTask?.Item.CustomFields.Where(value => OwnFields.ReadNumbering(value.Value) is not null).Select(value => value.FieldId).ToList() ?? [];
        if (named is not null && marked.Contains(named)) return;
        if (marked.Count > 0)
        {
            columns[OwnFields.Key] = marked[0];
            document.Ledger.Changed("Task", OwnFields.Key, "The column of keys has not the name or number it went out with; it was known by the row of the whole project.", marked[0]);
            if (!columns.Keys.Any(OwnFields.Commitment.Contains) && HasNamelessValues(document, marked[0]))
                document.Ledger.Changed("Task", OwnFields.CommittedDate, $"Promises are known by the name of their column only, and no column has it: their values stay custom values. {HowToMend}", null);
        }
        else if (named is null ? columns.Count > 0 || HasNamelessKeys(document) : !IsUsed(document, named))
            document.Ledger.Dropped("Task", OwnFields.Key, $"No key was read: no column of this name holds one. Tasks that are not known otherwise get the next numbers. {HowToMend}", null);
    }

    private static bool IsUsed(MspdiDocument document, string? field) => field is not null && document.Tasks.Exists(task => task.Item.CustomFields.Any(value => value.FieldId == field));

    private static bool HasNamelessValues(MspdiDocument document, string keys)
    {
        var named = Named(document);
        return document.Tasks.Exists(task => task.Item.CustomFields.Any(value => value.FieldId != keys && value.FieldId != MspdiDocument.OwnCode && !named.Contains(value.FieldId)));
    }

    private static bool HasNamelessKeys(MspdiDocument document)
    {
        var values = document.Tasks.SelectMany(task => task.Item.CustomFields).Where(value => value.FieldId == MspdiCustomFields.UsualKeyField).ToList();
        return values.Count > 0 && !Named(document).Contains(MspdiCustomFields.UsualKeyField) && values.TrueForAll(value => WorkItemKey.IsKey(value.Value));
    }

    private static HashSet<string> Named(MspdiDocument document) => document.CustomFields.Where(definition => definition.Alias is not null).Select(definition => definition.FieldId).ToHashSet(StringComparer.Ordinal);
}
