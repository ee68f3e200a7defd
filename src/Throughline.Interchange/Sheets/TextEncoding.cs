using System.Text;

namespace Throughline.Interchange.Sheets;

/// <summary>Finds out how the characters of a text file are written.</summary>
public static class TextEncoding
{
    /// <summary>The encoding by the byte order mark, else UTF-8 where the bytes allow it, else Windows' western one.</summary>
    /// <param name="head">The first bytes, or all.</param>
    /// <param name="isCut">Whether the bytes may end within a character.</param>
    public static Encoding Detect(ReadOnlySpan<byte> head, bool isCut)
    {
        if (head.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return Encoding.UTF8;
        if (head.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode;
        if (head.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        if (LooksLikeUtf16(head, odd: true)) return Encoding.Unicode;
        if (LooksLikeUtf16(head, odd: false)) return Encoding.BigEndianUnicode;
        for (var cut = 0; cut <= (isCut ? 3 : 0) && cut <= head.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut])) return Encoding.UTF8;
        return CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;
    }

    /// <summary>The text of the first bytes of a file, without a byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> head) => Detect(head, isCut: true).GetString(head).TrimStart('\uFEFF');

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> head, bool odd)
    {
        var zeros = 0;
        var pairs = Math.Min(head.Length, 512) / 2;
        for (var pair = 0; pair < pairs; pair++)
            if (head[2 * pair + (odd ? 1 : 0)] == 0 && head[2 * pair + (odd ? 0 : 1)] != 0) zeros++;
        return pairs >= 4 && zeros > pairs * 3 / 4;
    }
}
