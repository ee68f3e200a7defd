using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Text;

namespace Throughline.Interchange.Sheets;

/// <summary>Reads lists of links such as <c>3FS+2d, 7SS</c>, where the names are row numbers or identifiers.</summary>
internal static class SheetLinks
{
    public const string Forms = "3, 3FS+2d, 7SS, 12FF-25%, by row number or identifier";

    /// <summary>The parts of a list; where semicolons part them, commas belong to numbers.</summary>
    public static IEnumerable<string> Split(string text) =>
        text.Split(text.Contains(';', StringComparison.Ordinal) ? [';', '\n'] : [',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One link.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="find">Finds a row by number or identifier.</param>
    /// <param name="program">Whose units count.</param>
    /// <param name="bare">What a lag without unit counts in.</param>
    /// <returns>The row found, or -1 with <c>Form</c> true when only the name is unknown, false when the form is.</returns>
    public static (int Row, LinkType Type, Lag Lag, bool Form) Read(string text, Func<string, int> find, ProgramDetails program, DurationUnit bare)
    {
        if (find(text) is >= 0 and var whole) return (whole, LinkType.FinishToStart, Lag.None, true);
        var isFormKnown = false;
        for (var at = text.Length - 2; at > 0; at--)
        {
            if (PredecessorText.TypeAtStart(text.AsSpan(at)) is not { } type) continue;
            var lag = Lag.None;
            var behind = text[(at + 2)..].Trim();
            if (behind.Length > 0 && !SheetValues.TryLag(behind, bare, program, out lag)) continue;
            isFormKnown = true;
            if (find(text[..at].Trim()) is >= 0 and var row) return (row, type, lag, true);
        }
        for (var at = text.Length - 1; at > 0; at--)
            if (text[at] is '+' or '-' && SheetValues.TryLag(text[at..], bare, program, out var lag) && find(text[..at].Trim()) is >= 0 and var row)
                return (row, LinkType.FinishToStart, lag, true);
        return (-1, default, default, isFormKnown || text.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.'));
    }
}
