namespace Throughline.Programs;

/// <summary>Keys that order siblings by ordinal string comparison, so that a new one always fits between two others without touching them.</summary>
/// <remarks>Digits base 62 (0–9, A–Z, a–z) after an implied point; a key never ends in '0'.</remarks>
public static class FractionalKey
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A key strictly between two keys.</summary>
    /// <param name="before">The lower key. Null: the beginning.</param>
    /// <param name="after">The upper key. Null: the end.</param>
    /// <exception cref="ArgumentException"><paramref name="before"/> is not lower than <paramref name="after"/>.</exception>
    public static string Between(string? before, string? after)
    {
        if (before is not null && after is not null && string.CompareOrdinal(before, after) >= 0)
            throw new ArgumentException($"'{before}' is not lower than '{after}'.", nameof(before));
        var key = new System.Text.StringBuilder();
        for (var place = 0; ; place++)
        {
            var low = before is not null && place < before.Length ? Digits.IndexOf(before[place], StringComparison.Ordinal) : 0;
            var high = after is not null && place < after.Length ? Digits.IndexOf(after[place], StringComparison.Ordinal) : Digits.Length;
            if (low == high)
            {
                key.Append(Digits[low]);
                continue;
            }
            // Appending one after the other must not halve the room each time.
            var middle = before is not null && after is null && high == Digits.Length ? Math.Min(low + 1, high - 1) : (low + high) / 2;
            key.Append(Digits[middle == low ? low : middle]);
            if (middle != low) return key.ToString();
            after = null;
        }
    }

    /// <summary>Keys for a run of siblings, in order.</summary>
    /// <param name="count">How many.</param>
    public static IEnumerable<string> Sequence(int count)
    {
        var width = 1;
        for (var room = Digits.Length - 1L; room <= count; room *= Digits.Length) width++;
        var step = Math.Max(1, (long)(Math.Pow(Digits.Length, width) / (count + 1)));
        for (var number = 1; number <= count; number++)
        {
            var value = number * step;
            var digits = new char[width];
            for (var place = width - 1; place >= 0; place--, value /= Digits.Length) digits[place] = Digits[(int)(value % Digits.Length)];
            yield return new string(digits).TrimEnd('0');
        }
    }
}
