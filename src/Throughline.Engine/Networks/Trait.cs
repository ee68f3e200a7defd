namespace Throughline.Engine.Networks;

/// <summary>What sets an activity apart from a plain one, so that the passes can take the short way for the rest.</summary>
[Flags]
internal enum Trait : ushort
{
    None = 0,
    Summary = 1,
    Inactive = 2,

    /// <summary>Manual, and with at least one date of its own.</summary>
    Manual = 4,
    Started = 8,
    Finished = 16,
    Constrained = 32,
    AsLateAsPossible = 64,
    Assigned = 128,

    /// <summary>A deadline, a leveling delay, an interruption, or progress without a start.</summary>
    Special = 256,
}

/// <summary>Reads traits.</summary>
internal static class Traits
{
    /// <summary>Whether at least one of some traits is there.</summary>
    public static bool Has(this Trait traits, Trait any) => (traits & any) != Trait.None;
}
