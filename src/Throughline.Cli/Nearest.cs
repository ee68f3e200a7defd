namespace Throughline.Cli;

/// <summary>Finds the word somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>The known word that takes the fewest letters to change, at most a third of them. Null: none is near.</summary>
    public static string? Of(string word, IEnumerable<string> known) => known
        .Select(candidate => (Word: candidate, Steps: StepsBetween(word.ToLowerInvariant(), candidate)))
        .Where(candidate => candidate.Steps <= Math.Max(1, candidate.Word.Length / 3))
        .OrderBy(candidate => candidate.Steps).Select(candidate => candidate.Word).FirstOrDefault();

    /// <summary>Letters to insert, remove or replace (Levenshtein 1965), row by row.</summary>
    private static int StepsBetween(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var at = 1; at <= from.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var other = 1; other <= to.Length; other++)
            {
                var replaced = diagonal + (from[at - 1] == to[other - 1] ? 0 : 1);
                diagonal = row[other];
                row[other] = Math.Min(replaced, Math.Min(row[other], row[other - 1]) + 1);
            }
        }
        return row[^1];
    }
}
