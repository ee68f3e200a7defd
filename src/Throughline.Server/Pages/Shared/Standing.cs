using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Shared;

/// <summary>Where something stands against what was promised: always a shape, a color and a word together.</summary>
/// <param name="Word">The word.</param>
/// <param name="Mark">The symbol that goes with it.</param>
/// <param name="Tone">The color that goes with it. Null: nothing to judge by.</param>
public sealed record Standing(string Word, string Mark, string? Tone)
{
    /// <summary>From how few days on a kept promise is at risk.</summary>
    private const int ThinMarginDays = 3;

    public static Standing OffTrack { get; } = new("Off track", "off-track", "red");

    public static Standing AtRisk { get; } = new("At risk", "at-risk", "amber");

    public static Standing OnTrack { get; } = new("On track", "on-track", "green");

    public static Standing NoDates { get; } = new("No dates", "off-track", "red");

    public static Standing NothingPromised { get; } = new("Nothing promised", "no-track", null);

    /// <summary>Of a program: a missed promise is off track, one with less than three days left at risk.</summary>
    public static Standing Of(ProgramSummary program) => program switch
    {
        { Errors: > 0 } => NoDates,
        { CommitmentsMissed: > 0 } => OffTrack,
        { Commitment: { } next } => Of(next.Promised, next.Forecast, next.IsMissed, program.PercentComplete >= 100),
        _ => NothingPromised,
    };

    /// <summary>Of one promise.</summary>
    public static Standing Of(DateTime promised, DateTime forecast, bool isMissed, bool isDone) => isMissed
        ? OffTrack
        : !isDone && DayText.DaysBetween(forecast, promised) < ThinMarginDays ? AtRisk : OnTrack;
}
