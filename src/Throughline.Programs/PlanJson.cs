using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Throughline.Programs;

/// <summary>How the model is written as JSON everywhere: in the log, over REST and between nodes.</summary>
/// <remarks>
/// Names in camelCase, enumerations as camelCase words, identifiers as guid strings, plan dates as local ISO 8601 without a zone, computed properties left out,
/// absent values as null. What a class requires must be there; what it does not know is ignored, so that a newer writer can be read.
/// </remarks>
public static class PlanJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowOutOfOrderMetadataProperties = true,
            IgnoreReadOnlyProperties = true,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new WallClockConverter());
        options.Converters.Add(new EntityTableConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>A local wall-clock time: <c>2026-03-02T08:00:00</c>. A zone is refused, because a plan date has none.</summary>
    private sealed class WallClockConverter : JsonConverter<DateTime>
    {
        private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && DateTime.TryParseExact(reader.GetString(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
                ? value
                : throw new JsonException("A plan date is a local time without a zone, such as \"2026-03-02T08:00\".");

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(value.Ticks % TimeSpan.TicksPerSecond == 0 ? "s" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
    }

    /// <summary>A table as the array of its entities.</summary>
    private sealed class EntityTableConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(EntityTable<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Rows<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Rows<T> : JsonConverter<EntityTable<T>> where T : Entity
        {
            public override EntityTable<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                EntityTable<T>.Of(JsonSerializer.Deserialize<List<T>>(ref reader, options) ?? []);

            public override void Write(Utf8JsonWriter writer, EntityTable<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize(writer, value.ToList(), options);
        }
    }
}
