using System.Collections.Immutable;
using System.Globalization;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>The custom fields of a plan as the file names them: by their own number, or one of Microsoft Project's free text fields under their name. Our own come from the far end.</summary>
internal sealed class MspdiCustomFields
{
    private const int TaskField = 0x0B40_0000;
    private static readonly ImmutableArray<CustomFieldDefinition> FirstTexts = Fields("Text", 1, [51, 54, 57, 60, 63, 66, 67, 68, 69, 70]);
    private static readonly ImmutableArray<CustomFieldDefinition> LaterTexts = Fields("Text", 11, [.. Enumerable.Range(317, 20)]);
    private static readonly ImmutableArray<CustomFieldDefinition> Dates = Fields("Date", 1, [.. Enumerable.Range(265, 10)]);

    /// <summary>Where keys go unless the plan uses the field itself.</summary>
    public static string UsualKeyField => LaterTexts[^1].FieldId;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _own = new(StringComparer.Ordinal);
    private readonly List<CustomFieldDefinition> _definitions = [];
    private readonly List<string> _unplaced = [];
    private readonly HashSet<string> _taken;

    public MspdiCustomFields(Plan plan)
    {
        var fields = plan.Program.CustomFields.Where(field => field.FieldId != MspdiDocument.OwnCode).ToList();
        _taken = fields.Select(field => field.FieldId).ToHashSet(StringComparer.Ordinal);
        PlaceOwn(OwnFields.Key);
        if (plan.WorkItems.Any(item => item.Commitment is not null))
            foreach (var alias in OwnFields.Commitment) PlaceOwn(alias);
        foreach (var field in fields) Place(field);
    }

    public IReadOnlyList<CustomFieldDefinition> Definitions => _definitions;

    /// <summary>What found no free field, by its name; the file does not hold it.</summary>
    public IReadOnlyList<string> Unplaced => _unplaced;

    /// <summary>The file's identifier of a field of the plan; null where it has no place.</summary>
    public string? FieldOf(string fieldId) => _fields.GetValueOrDefault(fieldId);

    /// <summary>The file's identifier of one of <see cref="OwnFields"/>; null where it has no place.</summary>
    public string? OwnField(string alias) => _own.GetValueOrDefault(alias);

    private void PlaceOwn(string alias)
    {
        var free = OwnFields.IsDate(alias) ? Dates.Reverse() : LaterTexts.Reverse().Concat(FirstTexts.Reverse());
        if (Claim(free, alias) is { } id) _own[alias] = id;
    }

    private void Place(CustomFieldDefinition field)
    {
        var isKnown = int.TryParse(field.FieldId, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (isKnown) _definitions.Add(field);
        if ((isKnown ? field.FieldId : Claim(LaterTexts.Concat(FirstTexts), field.Alias ?? field.Name)) is { } id) _fields[field.FieldId] = id;
    }

    /// <summary>Defines the first field that is free.</summary>
    private string? Claim(IEnumerable<CustomFieldDefinition> candidates, string alias)
    {
        if (candidates.FirstOrDefault(field => _taken.Add(field.FieldId)) is not { } free)
        {
            _unplaced.Add(alias);
            return null;
        }
        _definitions.Add(free with { Alias = alias });
        return free.FieldId;
    }

    private static ImmutableArray<CustomFieldDefinition> Fields(string name, int first, int[] offsets) =>
        [.. offsets.Select((offset, index) => new CustomFieldDefinition((TaskField + offset).ToString(CultureInfo.InvariantCulture), name + (first + index).ToString(CultureInfo.InvariantCulture)))];
}
