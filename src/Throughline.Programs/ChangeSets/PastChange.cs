namespace Throughline.Programs.ChangeSets;

/// <summary>A change set with the moment at which it was made, of a history that is written down later.</summary>
/// <param name="Changes">What changed, who changed it and why; on the revision of the one before it.</param>
/// <param name="At">When (local wall clock).</param>
public sealed record PastChange(ChangeSet Changes, DateTime At);
