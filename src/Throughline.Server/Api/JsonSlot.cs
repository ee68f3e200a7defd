using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Throughline.Server.Api;

/// <summary>Where a JSON value goes.</summary>
/// <param name="Type">The type it shall have there.</param>
/// <param name="MayBeNull">Whether it may be null.</param>
/// <param name="ElementsMayBeNull">For a list: whether what it holds may be.</param>
internal sealed record JsonSlot(Type Type, bool MayBeNull, bool ElementsMayBeNull)
{
    private static readonly ConcurrentDictionary<JsonPropertyInfo, JsonSlot> Slots = new();
    private static readonly ConcurrentDictionary<JsonTypeInfo, FrozenDictionary<string, JsonPropertyInfo>> Fields = new();

    /// <summary>The fields of an object that can be given.</summary>
    public static FrozenDictionary<string, JsonPropertyInfo> FieldsOf(JsonTypeInfo known) => Fields.GetOrAdd(
        known, type => type.Properties.Where(field => field.Set is not null || field.AssociatedParameter is not null).ToFrozenDictionary(field => field.Name, StringComparer.Ordinal));

    public static JsonSlot Of(JsonPropertyInfo field) => Slots.GetOrAdd(field, Create);

    public static JsonSlot Of(Type type, bool mayBeNull) => Nullable.GetUnderlyingType(type) is { } inner ? new JsonSlot(inner, true, false) : new JsonSlot(type, mayBeNull, false);

    private static JsonSlot Create(JsonPropertyInfo field)
    {
        // The reader checks the null of fields, but not of what lists hold.
        var declared = field.AttributeProvider is PropertyInfo property ? new NullabilityInfoContext().Create(property) : null;
        return Of(field.PropertyType, field.IsSetNullable) with { ElementsMayBeNull = declared?.GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }] };
    }
}
