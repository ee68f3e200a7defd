namespace Throughline.Server.Words;

/// <summary>Texts cut to fit where they are only a label.</summary>
internal static class ShortText
{
    private const int LongestName = 60;

    /// <summary>A name in a sentence: whole words, then an ellipsis.</summary>
    public static string Name(string name)
    {
        var line = name.ReplaceLineEndings(" ");
        if (line.Length <= LongestName) return line;
        var blank = line.LastIndexOf(' ', LongestName - 1, LongestName / 2);
        return blank > 0 ? line[..blank].TrimEnd() + "…" : Cut(line, LongestName);
    }

    /// <summary>The beginning of a text and an ellipsis; no character is cut in two.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var length = longest - 1;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }
}
