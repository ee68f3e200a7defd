using System.Xml.Linq;
using Throughline.Testing;

namespace Throughline.Laws.Tests;

public sealed class WallTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Throughline.Engine"] = [],
        ["Throughline.Programs"] = ["Throughline.Engine"],
        ["Throughline.Interchange"] = ["Throughline.Programs"],
        ["Throughline.Storage"] = ["Throughline.Programs"],
        ["Throughline.Grains"] = ["Throughline.Programs", "Throughline.Storage"],
        ["Throughline.Server"] = ["Throughline.Grains", "Throughline.Interchange"],
        ["Throughline.Cli"] = ["Throughline.Interchange", "Throughline.Server"],
    };

    [Fact]
    public void Projects_reference_only_those_below_them()
    {
        Sources.Projects.ShouldNotBeEmpty();
        foreach (var project in Sources.Projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Allowed.Keys.ShouldContain(name, $"{name} has no place in the architecture yet.");
            Sources.ReferencesOf(project).ShouldBe(Allowed[name], name);
        }
    }

    [Fact]
    public void Storage_is_hidden_from_those_above_Grains()
    {
        var grains = XDocument.Load(Sources.Projects.Single(project => project.EndsWith("Throughline.Grains.csproj", StringComparison.Ordinal)));
        grains.Descendants("ProjectReference").Single(reference => reference.Attribute("Include")!.Value.Contains("Storage", StringComparison.Ordinal))
            .Attribute("PrivateAssets")!.Value.ShouldBe("compile");
    }

    [Theory]
    [InlineData("Throughline.Server")]
    [InlineData("throughline")]
    [InlineData("Throughline.Interchange")]
    [InlineData("Throughline.Programs")]
    [InlineData("Throughline.Engine")]
    public void Only_Storage_and_Grains_know_the_database(string assembly) =>
        AssemblyFacts.Of(assembly).Assemblies.ShouldAllBe(name =>
            name != "Throughline.Storage" && !name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Data", StringComparison.Ordinal));

    /// <summary>What both speak with lives beside them, in Words.</summary>
    [Theory]
    [InlineData("Api")]
    [InlineData("Access")]
    [InlineData("Words")]
    public void What_answers_other_programs_does_not_use_the_pages(string folder)
    {
        var files = Directory.GetFiles(Checkout.Path("src", "Throughline.Server", folder), "*.cs", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        files.Where(file => File.ReadAllText(file).Contains("Pages.", StringComparison.Ordinal)).Select(Path.GetFileName).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Throughline.Engine")]
    [InlineData("Throughline.Programs")]
    public void The_engine_and_the_model_bring_no_package_along(string name)
    {
        var project = XDocument.Load(Sources.Projects.Single(file => Path.GetFileNameWithoutExtension(file) == name));
        project.Descendants("FrameworkReference").ShouldBeEmpty();
        project.Descendants("PackageReference").Where(package => package.Attribute("PrivateAssets")?.Value != "all").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Throughline.Engine")]
    [InlineData("Throughline.Programs")]
    public void The_engine_and_the_model_know_neither_Orleans_nor_the_web(string assembly) =>
        AssemblyFacts.Of(assembly).Assemblies.ShouldAllBe(name =>
            !name.StartsWith("Orleans", StringComparison.Ordinal) && !name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal));
}
