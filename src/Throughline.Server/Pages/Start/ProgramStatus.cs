using Throughline.Programs.Outlooks;

namespace Throughline.Server.Pages.Start;

/// <summary>Where a program stands, as a shape, a color and a word: never one alone.</summary>
public static class ProgramStatus
{
    /// <summary>The mark of a program.</summary>
    public static (string Icon, string Tone, string Word) Of(ProgramSummary program) => program switch
    {
        { Errors: > 0 } => ("off-track", "red", "No dates"),
        { CommitmentsMissed: > 0 } => ("off-track", "red", "Off track"),
        { Commitments: 0 } => ("at-risk", "label", "Nothing promised"),
        _ => ("on-track", "green", "On track"),
    };
}
