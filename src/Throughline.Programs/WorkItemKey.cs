using System.Globalization;
using System.Text.RegularExpressions;

namespace Throughline.Programs;

/// <summary>The short name of a work item for people, such as <c>APX-142</c>. An item keeps the one it was born with, also when the program's prefix changes.</summary>
/// <param name="Prefix">Two to ten capital letters or digits, first a letter.</param>
/// <param name="Number">From 1 to <see cref="LargestNumber"/>.</param>
public readonly partial record struct WorkItemKey(string Prefix, int Number)
{
    /// <summary>The largest number of a key.</summary>
    public const int LargestNumber = 1_000_000_000;

    /// <summary>Whether keys can begin with this.</summary>
    /// <param name="text">The text.</param>
    public static bool IsPrefix(string text) => PrefixForm().IsMatch(text);

    /// <summary>Takes a key apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">Its parts.</param>
    /// <returns>False: it is no key, also where the number begins with a zero, so that no two keys mean the same.</returns>
    public static bool TryParse(string? text, out WorkItemKey key)
    {
        key = default;
        if (text?.LastIndexOf('-') is not (> 0 and var dash) || !IsPrefix(text[..dash])) return false;
        var digits = text.AsSpan(dash + 1);
        if (digits.StartsWith("0") || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > LargestNumber) return false;
        key = new WorkItemKey(text[..dash], number);
        return true;
    }

    /// <summary>The key as people read it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Number}");

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,9}\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PrefixForm();
}
