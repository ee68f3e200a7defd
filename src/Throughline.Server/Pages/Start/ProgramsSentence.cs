using System.Collections.Immutable;
using Throughline.Programs.Outlooks;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Start;

/// <summary>The answer above the list of programs.</summary>
internal static class ProgramsSentence
{
    /// <summary>How many keep what they promised.</summary>
    public static string Headline(ImmutableArray<ProgramSummary> programs)
    {
        var promising = programs.Where(program => program.Commitments > 0).ToList();
        var missing = promising.Where(program => program.CommitmentsMissed > 0).ToList();
        var these = promising.Count == programs.Length ? $"{promising.Count} programs" : $"the {promising.Count} programs with promises";
        return (promising.Count, missing.Count) switch
        {
            (0, _) => programs.Length == 1 ? $"{ShortText.Name(programs[0].Name)} has promised nothing yet." : $"{programs.Length} programs, and nothing is promised yet.",
            (1, 0) => $"{ShortText.Name(promising[0].Name)} keeps its promises.",
            (1, _) => $"{ShortText.Name(missing[0].Name)} misses what it promised.",
            (_, 0) => $"All {these} keep what they promised.",
            (var all, var late) when late == all => $"None of {these} keeps what it promised.",
            (var all, 1) => $"{ShortText.Name(missing[0].Name)} misses what it promised; {all - 1} of {these} {(all == 2 ? "holds" : "hold")}.",
            var (_, late) => $"{late} of {these} miss what they promised.",
        };
    }

    /// <summary>Where to look first.</summary>
    public static string Support(ImmutableArray<ProgramSummary> programs)
    {
        var worst = programs.Where(program => program.Commitment is { IsMissed: true }).MaxBy(Slip);
        if (worst is { Commitment: { } commitment }) return $"Furthest behind: {ShortText.Name(commitment.Name)} in {ShortText.Name(worst.Name)}, {DayText.Days(Slip(worst))} late.";
        var broken = programs.FirstOrDefault(program => program.Errors > 0);
        if (broken is not null) return $"{ShortText.Name(broken.Name)} has no dates: something in its plan contradicts itself.";
        return programs.Any(program => program.Commitments == 0) ? "Set a commitment on a milestone's row of the overview to see whether it holds." : "Open one to see what changed.";
    }

    private static int Slip(ProgramSummary program) => program.Commitment is { } commitment ? Math.Max(1, DayText.DaysBetween(commitment.Promised.TimeOfDay == TimeSpan.Zero ? commitment.Promised.AddDays(1) : commitment.Promised, commitment.Forecast)) : 0;
}
