using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Grains;

/// <summary>How the conflicts of a draft shall be settled.</summary>
/// <param name="Choices">Field by field.</param>
/// <param name="Others">Whose value holds in the conflicts not named. Null: there must be none.</param>
public sealed record Settlement(ImmutableArray<FieldChoice> Choices, ConflictSide? Others = null)
{
    /// <summary>One side holds everywhere.</summary>
    public static Settlement All(ConflictSide side) => new([], side);

    /// <summary>Whose value holds. Null: nothing was chosen.</summary>
    public ConflictSide? Of(FieldConflict conflict) => Choices.LastOrDefault(choice => choice.IsOf(conflict))?.Keep ?? Others;
}

/// <summary>Whose value holds in one conflict.</summary>
/// <param name="At">The entity, as the conflict names it.</param>
/// <param name="Field">The field, as the conflict names it; empty for the entity as a whole.</param>
/// <param name="Keep">The side.</param>
public sealed record FieldChoice(EntityRef At, string Field, ConflictSide Keep)
{
    /// <summary>Whether this is about that conflict.</summary>
    public bool IsOf(FieldConflict conflict) => conflict.At == At && string.Equals(conflict.Field, Field, StringComparison.Ordinal);
}

/// <summary>The two sides of a conflict.</summary>
public enum ConflictSide
{
    /// <summary>What the draft wants.</summary>
    Mine,

    /// <summary>What was committed meanwhile.</summary>
    Theirs,
}
