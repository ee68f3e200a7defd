using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>The keys of the tasks: those the file carries from here, else the next numbers of the program.</summary>
internal sealed class MspdiKeys
{
    private readonly Dictionary<int, string> _keys = [];
    private readonly HashSet<int> _carried = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

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
        var prefix = own.Numbering?.Prefix ?? own.Keys.OrderBy(key => key.Key).Select(key => KeyOf(key.Value).Prefix).FirstOrDefault();
        var isKept = given is null || given == prefix;
        var keys = new MspdiKeys(given ?? prefix ?? otherwise, isKept ? own.Numbering?.Next ?? 1 : 1);
        if (isKept)
            foreach (var (uid, key) in own.Keys) keys.Carry(uid, key);
        foreach (var task in document.Tasks.Where(task => !keys._carried.Contains(task.Uid))) keys.Number(task);
        return keys;
    }

    public string Of(int uid) => _keys[uid];

    /// <summary>Whether the task's key stands in the file.</summary>
    public bool IsCarried(int uid) => _carried.Contains(uid);

    private void Carry(int uid, string key)
    {
        _keys[uid] = key;
        _carried.Add(uid);
        _taken.Add(key);
        if (KeyOf(key) is var parts && parts.Prefix == Prefix) Next = Math.Max(Next, Math.Min(parts.Number + 1, WorkItemKey.LargestNumber));
    }

    private void Number(MspdiTask task)
    {
        string key;
        do key = new WorkItemKey(Prefix, Next++).ToString();
        while (!_taken.Add(key));
        _keys[task.Uid] = key;
    }

    private static WorkItemKey KeyOf(string text) => WorkItemKey.TryParse(text, out var key) ? key : default;
}
