using System.Xml.Linq;
using Throughline.Testing;

namespace Throughline.Laws.Tests;

/// <summary>The project files of the product, and its built assemblies beside the tests.</summary>
internal static class Sources
{
    public static IEnumerable<string> Projects => Directory.EnumerateFiles(Checkout.Path("src"), "*.csproj", SearchOption.AllDirectories);

    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. XDocument.Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal)];

    public static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");
}
