using System.Text;

namespace Throughline.Testing;

/// <summary>Damages files as bad tools, bad lines and bad people do. The same seed gives the same damage.</summary>
public sealed class Mutants(int seed)
{
    private static readonly string[] HostileValues =
    [
        "-1", "0", "1", "7", "2147483648", "-9223372036854775809", "99999999999999999999999999", "1e309", "NaN", "", " ", "PT999999999H0M0S", "-PT8H0M0S", "P9999999Y", "PT",
        "0001-01-01T00:00:00", "9999-12-31T23:59:59", "2199-12-31T23:59:00", "1900-01-01T00:00:00", "2025-02-30T08:00:00", "24:00:00", "true", "\u0000", "&#0;", "<x/>", "]]>", "=1+1",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy.</summary>
    /// <param name="original">A file.</param>
    public byte[] Of(byte[] original)
    {
        var mutant = original;
        for (var times = _random.Next(1, 4); times > 0; times--) mutant = Once(mutant);
        return mutant;
    }

    private byte[] Once(byte[] bytes) => bytes.Length < 8 ? bytes : _random.Next(8) switch
    {
        0 => Flip(bytes),
        1 => Without(bytes, Span(bytes, 2_000)),
        2 => Doubled(bytes, Span(bytes, 20_000)),
        3 => bytes[.._random.Next(bytes.Length)],
        4 or 5 => ReplaceValue(bytes, Encoding.UTF8.GetBytes(HostileValues[_random.Next(HostileValues.Length)])),
        6 => ReplaceValue(bytes, ValueAt(bytes, _random.Next(bytes.Length)) is { } other ? bytes[other] : []),
        _ => Doubled(bytes, ElementAt(bytes, _random.Next(bytes.Length)) ?? Span(bytes, 200)),
    };

    private byte[] Flip(byte[] bytes)
    {
        var copy = (byte[])bytes.Clone();
        for (var times = _random.Next(1, 6); times > 0; times--) copy[_random.Next(copy.Length)] = (byte)_random.Next(256);
        return copy;
    }

    private byte[] ReplaceValue(byte[] bytes, byte[] value) =>
        ValueAt(bytes, _random.Next(bytes.Length)) is { } range ? [.. bytes[..range.Start], .. value, .. bytes[range.End..]] : Flip(bytes);

    private Range Span(byte[] bytes, int longest)
    {
        var start = _random.Next(bytes.Length);
        return start..Math.Min(bytes.Length, start + _random.Next(1, longest));
    }

    private static byte[] Without(byte[] bytes, Range range) => [.. bytes[..range.Start], .. bytes[range.End..]];

    private static byte[] Doubled(byte[] bytes, Range range) => [.. bytes[..range.End], .. bytes[range.Start..]];

    /// <summary>The text between two tags, or two separators, behind a place.</summary>
    private static Range? ValueAt(byte[] bytes, int from)
    {
        var start = bytes.AsSpan(from).IndexOfAny(">,;"u8);
        if (start < 0) return null;
        start += from + 1;
        var length = bytes.AsSpan(start).IndexOfAny("<,;\n"u8);
        return length < 0 ? null : start..(start + length);
    }

    /// <summary>A whole element that begins behind a place, up to 20,000 bytes.</summary>
    private static Range? ElementAt(byte[] bytes, int from)
    {
        var start = bytes.AsSpan(from).IndexOf((byte)'<');
        if (start < 0) return null;
        start += from;
        var length = bytes.AsSpan(start + 1).IndexOfAny((byte)'>', (byte)' ');
        if (length <= 0 || length > 60) return null;
        byte[] closing = [.. "</"u8, .. bytes.AsSpan(start + 1, length), (byte)'>'];
        var end = bytes.AsSpan(start, Math.Min(20_000, bytes.Length - start)).IndexOf(closing);
        return end < 0 ? null : start..(start + end + closing.Length);
    }
}
