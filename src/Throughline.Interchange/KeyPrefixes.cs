namespace Throughline.Interchange;

/// <summary>Makes the prefix of work item keys from a program's name: <c>Bridge North</c> gives <c>BN</c>, <c>Atlas</c> gives <c>ATL</c>.</summary>
public static class KeyPrefixes
{
    /// <summary>Two to five capital letters or digits, first a letter.</summary>
    public static string From(string name)
    {
        var words = name.Split([' ', '-', '_', '.', ',', ':', ';', '/', '\\', '(', ')', '\t', '&', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Plain).Where(word => word.Length > 0).ToList();
        var prefix = words.Count > 1 ? string.Concat(words.Take(5).Select(word => word[0])) : string.Concat(words).PadRight(3)[..3].Trim();
        prefix = prefix.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return prefix.Length >= 2 ? prefix : prefix.Length == 1 ? prefix + "X" : "PRG";
    }

    private static string Plain(string word) =>
        string.Concat(word.ToUpperInvariant().Where(letter => letter is >= 'A' and <= 'Z' or >= '0' and <= '9'));
}
