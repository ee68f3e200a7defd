using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Throughline.Server.Api;

/// <summary>Compares JSON with the type it shall become, and finds everything that is wrong at once.</summary>
internal sealed class JsonShape
{
    /// <summary>How many faults an answer tells. One more is looked for, to know whether there are more.</summary>
    public const int Told = 100;

    private readonly List<Fault> _faults = [];
    private readonly bool _isPartial;

    private JsonShape(bool isPartial) => _isPartial = isPartial;

    private bool IsFull => _faults.Count > Told;

    /// <summary>Everything that keeps a value from being read as a type, up to one more than <see cref="Told"/>. Empty: it can be read.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <param name="isPartial">Whether fields that are required may be left out, because something else holds them.</param>
    public static List<Fault> FaultsOf(JsonElement value, Type type, bool isPartial = false)
    {
        var shape = new JsonShape(isPartial);
        shape.Visit(value, JsonPlace.Root, new JsonSlot(type, MayBeNull: false, ElementsMayBeNull: false));
        return shape._faults;
    }

    private void Visit(JsonElement value, JsonPlace place, JsonSlot slot)
    {
        var known = RequestJson.Options.GetTypeInfo(slot.Type);
        switch (value.ValueKind, known.Kind)
        {
            case (JsonValueKind.Null, _):
                if (!slot.MayBeNull) Add("null", $"{place} must not be null; {JsonWords.Of(slot.Type)} is expected.", place);
                break;
            case (JsonValueKind.Object, JsonTypeInfoKind.Object):
                Fields(value, place, known);
                break;
            case (JsonValueKind.Array, JsonTypeInfoKind.Enumerable):
                var index = 0;
                var elements = JsonSlot.Of(known.ElementType!, slot.ElementsMayBeNull);
                foreach (var element in value.EnumerateArray().TakeWhile(_ => !IsFull)) Visit(element, place.At(index++), elements);
                break;
            default:
                Single(value, place, slot.Type);
                break;
        }
    }

    private void Single(JsonElement value, JsonPlace place, Type type)
    {
        try
        {
            if (!JsonWords.Fits(value, type)) Add("wrongType", $"{place}: {JsonWords.Of(type)} is expected, not {JsonWords.Given(value)}.", place);
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to half of a surrogate pair, which is no character.
            Add("malformedText", $"{place} holds half of a character (an unpaired surrogate). Send whole Unicode characters.", place);
        }
    }

    private void Fields(JsonElement value, JsonPlace place, JsonTypeInfo known)
    {
        var family = known.PolymorphismOptions;
        if (family is not null && (known = MemberOf(value, place, family)!) is null) return;
        var fields = JsonSlot.FieldsOf(known);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var given in value.EnumerateObject().TakeWhile(_ => !IsFull))
        {
            seen.Add(given.Name);
            if (given.Name == family?.TypeDiscriminatorPropertyName) continue;
            if (fields.TryGetValue(given.Name, out var field)) Visit(given.Value, place.Field(given.Name), JsonSlot.Of(field));
            else Add("unknownField", $"There is no field {given.Name} here. Known: {string.Join(", ", fields.Keys)}.", place.Field(given.Name));
        }
        if (_isPartial || IsFull) return;
        foreach (var field in fields.Values.Where(field => field.IsRequired && !seen.Contains(field.Name)))
            Add("required", $"{place.Field(field.Name)} is required: {JsonWords.Of(field.PropertyType)}.", place.Field(field.Name));
    }

    /// <summary>Which of a family's types an object says it is. Null: none; the fault is told.</summary>
    private JsonTypeInfo? MemberOf(JsonElement value, JsonPlace place, JsonPolymorphismOptions family)
    {
        var name = family.TypeDiscriminatorPropertyName;
        var words = family.DerivedTypes.ToDictionary(member => (string)member.TypeDiscriminator!, member => member.DerivedType, StringComparer.Ordinal);
        var expected = $"one of {string.Join(", ", words.Keys)}";
        if (!value.TryGetProperty(name, out var given)) Add("required", $"{place.Field(name)} is required: {expected}.", place.Field(name));
        else if (given.ValueKind != JsonValueKind.String || !words.TryGetValue(given.GetString()!, out var type)) Add("wrongType", $"{place.Field(name)}: {expected} is expected, not {JsonWords.Given(given)}.", place.Field(name));
        else return RequestJson.Options.GetTypeInfo(type);
        return null;
    }

    private void Add(string code, string message, JsonPlace place) => _faults.Add(new Fault(code, message, place.Pointer));
}
