using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>Takes <see cref="OwnFields"/> out of what was read, so that they are keys and commitments again and not custom fields.</summary>
internal sealed class MspdiOwnValues
{
    private readonly Dictionary<string, string> _fields;
    private readonly Dictionary<int, string> _keys = [];
    private readonly MspdiDocument _document;
    private readonly ProblemList _problems;

    private MspdiOwnValues(MspdiDocument document, ProblemList problems) => (_document, _problems, _fields) = (document, problems, MspdiOwnColumns.Of(document));

    /// <summary>The keys that stand in the file, each once, by the task's identifier there.</summary>
    public IReadOnlyDictionary<int, string> Keys => _keys;

    /// <summary>The program's prefix and next number. Null: the file does not say.</summary>
    public (string Prefix, int Next)? Numbering { get; private set; }

    public static MspdiOwnValues Take(MspdiDocument document, ProblemList problems)
    {
        var own = new MspdiOwnValues(document, problems);
        if (own._fields.Count == 0) return own;
        document.CustomFields.RemoveAll(definition => OwnFields.IsOwn(definition) || own._fields.ContainsValue(definition.FieldId));
        foreach (var task in document.Tasks) own.Take(task);
        own.SettleKeys();
        if (document.ProjectTask is { } project) own.Numbering = OwnFields.ReadNumbering(own.ValueOf(project, OwnFields.Key));
        return own;
    }

    // A row that was copied carries the key of its original, which is the older of both. Nobody promised the copy.
    private void SettleKeys()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in _document.Tasks.Where(task => _keys.ContainsKey(task.Uid)).OrderBy(task => task.Uid))
        {
            var key = _keys[task.Uid];
            if (!WorkItemKey.IsKey(key)) Replace(task, "A key is a prefix and a number, such as APX-142; what is none is replaced by the next number.");
            else if (!taken.Add(key))
            {
                Replace(task, "A key that another task has, as after copying a row, is replaced by the next number.");
                if (task.Item.Commitment is null) continue;
                _document.Ledger.Dropped("Task", OwnFields.CommittedDate, "The promise of a copied row belongs to the original; nobody promised the copy.", $"{task.Label}: {key}", task.Line);
                task.Item = task.Item with { Commitment = null };
            }
        }
    }

    private void Replace(MspdiTask task, string reason)
    {
        _document.Ledger.Changed("Task", OwnFields.Key, reason, $"{task.Label}: {_keys[task.Uid]}", task.Line);
        _keys.Remove(task.Uid);
    }

    private void Take(MspdiTask task)
    {
        if (ValueOf(task, OwnFields.Key).Trim() is { Length: > 0 } key) _keys[task.Uid] = key;
        task.Item = task.Item with
        {
            Commitment = ReadCommitment(task),
            CustomFields = task.Item.CustomFields.RemoveAll(value => _fields.ContainsValue(value.FieldId)),
        };
    }

    private Commitment? ReadCommitment(MspdiTask task)
    {
        var by = ValueOf(task, OwnFields.CommittedBy);
        if (DateOf(task, OwnFields.CommittedDate) is { } date)
            return new Commitment(date, by, DateOf(task, OwnFields.CommittedOn) is { } on ? DateOnly.FromDateTime(on) : null);
        if (by.Length > 0) _document.Ledger.Dropped("Task", OwnFields.CommittedBy, "A name without a promised date: no promise was read. One that the program has already stays.", $"{task.Label}: {by}", task.Line);
        return null;
    }

    private DateTime? DateOf(MspdiTask task, string alias)
    {
        var text = ValueOf(task, alias);
        if (text is "" or "NA") return null;
        if (MspdiText.TryDate(text, out var date, isLastMoment: true)) return date;
        _problems.Warn("value-not-a-date", "This is not a date of a plan, so it was left out.", task.Line, task.Label, alias, text, "2026-11-23T17:00:00, from 1900 to 2199");
        return null;
    }

    private string ValueOf(MspdiTask task, string alias) =>
        _fields.TryGetValue(alias, out var field) ? task.Item.CustomFields.FirstOrDefault(value => value.FieldId == field)?.Value ?? "" : "";
}
