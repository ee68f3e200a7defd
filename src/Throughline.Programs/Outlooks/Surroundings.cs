namespace Throughline.Programs.Outlooks;

/// <summary>What a program depends on but does not own, as an immutable snapshot. Adopting a new one is a revision.</summary>
/// <param name="Today">The day on which the outlook is taken.</param>
public sealed record Surroundings(DateOnly Today);
