using System.Globalization;

namespace Throughline.Server.Api;

/// <summary>A place in a JSON document, for programs and for people.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901).</param>
/// <param name="Path">The same as people write it: <c>changes[0].entity.name</c>.</param>
internal sealed record JsonPlace(string Pointer, string Path)
{
    public static JsonPlace Root { get; } = new("", "");

    public JsonPlace Field(string name) => new($"{Pointer}/{Escaped(name)}", Path.Length == 0 ? name : $"{Path}.{name}");

    public JsonPlace At(int index) => new(string.Create(CultureInfo.InvariantCulture, $"{Pointer}/{index}"), string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"));

    public override string ToString() => Path.Length == 0 ? "The body" : Path;

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
