using System.Text.Json.Nodes;

namespace Throughline.Programs.ChangeSets;

/// <summary>Two people changed the same field, or one changed what the other removed.</summary>
/// <param name="At">The entity.</param>
/// <param name="Field">The field as JSON names it; empty when the entity as a whole was removed on one side, or added on both.</param>
/// <param name="Base">The value both started from.</param>
/// <param name="Yours">The value the change set wants; null with an empty field: removed.</param>
/// <param name="Theirs">The value as it is now; null with an empty field: removed.</param>
/// <param name="TheirRevision">The revision that last changed the field. Null: not among the entries given.</param>
/// <param name="TheirAuthor">Who made that revision.</param>
public sealed record FieldConflict(
    EntityRef At, string Field, JsonNode? Base, JsonNode? Yours, JsonNode? Theirs, long? TheirRevision = null, string? TheirAuthor = null);
