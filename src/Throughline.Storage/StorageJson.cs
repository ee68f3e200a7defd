using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Programs;

namespace Throughline.Storage;

/// <summary>How lists and log entries are written into the database: as everywhere else.</summary>
internal static class StorageJson
{
    // Written into a database, never into a page: what is not ASCII needs no six characters for one.
    private static readonly JsonSerializerOptions Options = new(PlanJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, PlanJson.Options) ?? throw new InvalidDataException($"The database holds no {typeof(T).Name} where one is required.");
}
