using System.Collections.Immutable;
using System.Globalization;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>What a plan holds and the format has no place for. It goes out in custom fields, which Microsoft Project shows as columns, and is known again by their aliases.</summary>
internal static class OwnFields
{
    public const string Key = "Throughline key";
    public const string CommittedDate = "Throughline committed date";
    public const string CommittedBy = "Throughline committed by";
    public const string CommittedOn = "Throughline committed on";

    private const string NextNumber = ", next ";

    public static readonly ImmutableArray<string> Commitment = [CommittedDate, CommittedBy, CommittedOn];

    public static bool IsDate(string alias) => alias is CommittedDate or CommittedOn;

    public static bool IsOwn(CustomFieldDefinition field) => field.Alias is { } alias && (alias == Key || Commitment.Contains(alias));

    /// <summary>What the row of the whole project says about keys: <c>APX, next 143</c>.</summary>
    public static string NumberingOf(ProgramDetails program) => string.Create(CultureInfo.InvariantCulture, $"{program.KeyPrefix}{NextNumber}{program.NextNumber}");

    /// <summary>Prefix and next number as the row of the whole project says them. Null: it does not.</summary>
    public static (string Prefix, int Next)? ReadNumbering(string text)
    {
        var key = text.Replace(NextNumber, "-", StringComparison.Ordinal);
        return key.Length < text.Length && WorkItemKey.TryParse(key, out var next) ? (next.Prefix, next.Number) : null;
    }
}
