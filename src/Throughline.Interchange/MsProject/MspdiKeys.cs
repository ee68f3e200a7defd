using System.Globalization;

namespace Throughline.Interchange.MsProject;

/// <summary>The keys of the tasks: those the file carries from here, else the next numbers of the program.</summary>
internal sealed class MspdiKeys
{
    private const int Longest = 50;
    private readonly Dictionary<int, string> _keys = [];
    private readonly HashSet<int> _carried = [];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    private MspdiKeys(string prefix, int next) => (Prefix, Next) = (prefix, next);

    public string Prefix { get; }

    /// <summary>The number of the next key.</summary>
    public int Next { get; private set; }

    /// <param name="document">The tasks.</param>
    /// <param name="own">The keys they carry.</param>
    /// <param name="given">The prefix that was asked for: a file with another one gives its tasks no keys. Null: none.</param>
    /// <param name="otherwise">The prefix where the file has none.</param>
    public static MspdiKeys For(MspdiDocument document, MspdiOwnValues own, string? given, string otherwise)
    {
        var prefix = own.Numbering?.Prefix ?? own.Keys.OrderBy(key => key.Key).Select(key => KeyPrefixes.Split(key.Value)?.Prefix).FirstOrDefault(known => known is not null);
        var isKept = given is null || given == prefix;
        var keys = new MspdiKeys(given ?? prefix ?? otherwise, isKept ? own.Numbering?.Next ?? 1 : 1);
        // A row that was copied carries the key of its original, which is the older of both.
        if (isKept)
            foreach (var task in document.Tasks.Where(task => own.Keys.ContainsKey(task.Uid)).OrderBy(task => task.Uid)) keys.Carry(task, own.Keys[task.Uid], document.Ledger);
        foreach (var task in document.Tasks.Where(task => !keys._carried.Contains(task.Uid))) keys.Number(task);
        return keys;
    }

    public string Of(int uid) => _keys[uid];

    /// <summary>Whether the task's key stands in the file.</summary>
    public bool IsCarried(int uid) => _carried.Contains(uid);

    private void Carry(MspdiTask task, string key, LedgerBuilder ledger)
    {
        if (key.Length > Longest || !_taken.Add(key))
        {
            ledger.Changed("Task", OwnFields.Key, "A key that another task has, or longer than 50 characters, is replaced by the next number.", $"{task.Label}: {key}", task.Line);
            return;
        }
        _keys[task.Uid] = key;
        _carried.Add(task.Uid);
        if (KeyPrefixes.Split(key) is { } parts && parts.Prefix == Prefix) Next = Math.Max(Next, parts.Number + 1);
    }

    private void Number(MspdiTask task)
    {
        string key;
        do key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Next++}");
        while (!_taken.Add(key));
        _keys[task.Uid] = key;
    }
}
