using System.Globalization;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>The custom fields of a plan as the file names them: by their own number, or one of Microsoft Project's free text fields under their name.</summary>
internal sealed class MspdiCustomFields
{
    private const int FirstFreeText = 188_743_997;
    private const int FirstFreeTextNumber = 11;
    private const int LastFreeTextNumber = 30;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public MspdiCustomFields(Plan plan)
    {
        var definitions = new List<CustomFieldDefinition>();
        var taken = plan.Program.CustomFields.Select(field => field.FieldId).ToHashSet(StringComparer.Ordinal);
        var next = FirstFreeTextNumber;
        foreach (var field in plan.Program.CustomFields.Where(field => field.FieldId != MspdiDocument.OwnCode))
        {
            if (int.TryParse(field.FieldId, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                _fields[field.FieldId] = field.FieldId;
                definitions.Add(field);
                continue;
            }
            while (next <= LastFreeTextNumber && taken.Contains(IdOf(next))) next++;
            if (next > LastFreeTextNumber) continue;
            _fields[field.FieldId] = IdOf(next);
            definitions.Add(new CustomFieldDefinition(IdOf(next), string.Create(CultureInfo.InvariantCulture, $"Text{next}"), field.Alias ?? field.Name));
            next++;
        }
        Definitions = definitions;
    }

    public IReadOnlyList<CustomFieldDefinition> Definitions { get; }

    /// <summary>The file's identifier of a field; null where it has no place.</summary>
    public string? FieldOf(string fieldId) => _fields.GetValueOrDefault(fieldId);

    private static string IdOf(int textNumber) => (FirstFreeText + textNumber - FirstFreeTextNumber).ToString(CultureInfo.InvariantCulture);
}
