using System.Buffers;
using System.Globalization;

namespace Throughline.Programs;

/// <summary>The short name of a work item for people, such as <c>APX-142</c>. An item keeps the one it was born with, also when the program's prefix changes.</summary>
/// <param name="Prefix">Two to ten capital letters or digits, first a letter.</param>
/// <param name="Number">From 1 to <see cref="LargestNumber"/>.</param>
public readonly record struct WorkItemKey(string Prefix, int Number)
{
    /// <summary>The largest number of a key.</summary>
    public const int LargestNumber = 1_000_000_000;

    private const int ShortestPrefix = 2;
    private const int LongestPrefix = 10;

    private static readonly SearchValues<char> PrefixLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Whether keys can begin with this.</summary>
    /// <param name="text">The text.</param>
    public static bool IsPrefix(ReadOnlySpan<char> text) =>
        text.Length is >= ShortestPrefix and <= LongestPrefix && char.IsAsciiLetterUpper(text[0]) && !text.ContainsAnyExcept(PrefixLetters);

    /// <summary>Whether this is a key. Not where the number begins with a zero, so that no two keys mean the same.</summary>
    /// <param name="text">The text.</param>
    public static bool IsKey(ReadOnlySpan<char> text) => NumberOf(text) > 0;

    /// <summary>Takes a key apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">Its parts.</param>
    /// <returns>False: it is no key, as <see cref="IsKey"/> says.</returns>
    public static bool TryParse(string text, out WorkItemKey key)
    {
        var number = NumberOf(text);
        key = number > 0 ? new WorkItemKey(text[..text.LastIndexOf('-')], number) : default;
        return number > 0;
    }

    /// <summary>The key as people read it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Number}");

    private static int NumberOf(ReadOnlySpan<char> text)
    {
        var dash = text.LastIndexOf('-');
        if (dash < 0 || !IsPrefix(text[..dash]) || text[(dash + 1)..].StartsWith("0")) return 0;
        return int.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LargestNumber ? number : 0;
    }
}
