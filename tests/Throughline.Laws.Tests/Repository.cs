using System.Xml.Linq;

namespace Throughline.Laws.Tests;

/// <summary>The checkout the tests were built from, and the built assemblies beside them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Projects => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories);

    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. XDocument.Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal)];

    public static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests run outside a checkout: no Throughline.slnx above " + AppContext.BaseDirectory);
    }
}
