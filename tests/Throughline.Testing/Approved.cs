namespace Throughline.Testing;

/// <summary>Compares text with a file that people approved. <c>THROUGHLINE_APPROVE=1</c> writes the new text instead, to be read in the diff.</summary>
public static class Approved
{
    /// <summary>Fails when <paramref name="text"/> differs from the file; the message names the first line that does.</summary>
    /// <param name="text">What the product gave.</param>
    /// <param name="path">The file, relative to the checkout's root.</param>
    public static void ShouldMatch(string text, string path)
    {
        var file = Checkout.Path(path.Split('/'));
        var received = text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("THROUGHLINE_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, received);
            return;
        }
        if (!File.Exists(file)) throw new ShouldAssertException($"{path} is not there. Run with THROUGHLINE_APPROVE=1 to write it, then read it.");
        var approved = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (received == approved) return;
        var (was, now) = (approved.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(index => was.ElementAtOrDefault(index) != now.ElementAtOrDefault(index));
        throw new ShouldAssertException(
            $"{path} differs from line {line + 1}:\n  approved: {was.ElementAtOrDefault(line) ?? "(end)"}\n  received: {now.ElementAtOrDefault(line) ?? "(end)"}\nIf the change is meant, run with THROUGHLINE_APPROVE=1 and read the diff.");
    }
}
