using System.Text.RegularExpressions;
using Throughline.Testing;

namespace Throughline.Laws.Tests;

public sealed partial class RepositoryTests
{
    [Fact]
    public void Colors_stand_only_in_tokens_css() =>
        SourceFiles("*.css", "*.razor").Where(file => Path.GetFileName(file) != "tokens.css")
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (file, number: index + 1, line)))
            .Where(place => HexColor().IsMatch(place.line))
            .Select(place => $"{Path.GetRelativePath(Checkout.Root, place.file)}:{place.number} {place.line.Trim()}")
            .ShouldBeEmpty();

    [Fact]
    public void Packages_are_pinned_to_exact_versions_in_one_place()
    {
        var pins = File.ReadAllText(Checkout.Path("Directory.Packages.props"));
        FloatingVersion().Matches(pins).ShouldBeEmpty();
        foreach (var project in Directory.EnumerateFiles(Checkout.Root, "*.csproj", SearchOption.AllDirectories).Where(IsSource))
            VersionInProject().Matches(File.ReadAllText(project)).ShouldBeEmpty(project);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData("throughline")]
    [InlineData(".ci/run")]
    public void Scripts_can_be_started(string script)
    {
        var path = Checkout.Path(script);
        File.Exists(path).ShouldBeTrue();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    private static IEnumerable<string> SourceFiles(params string[] patterns) =>
        patterns.SelectMany(pattern => Directory.EnumerateFiles(Checkout.Path("src"), pattern, SearchOption.AllDirectories)).Where(IsSource);

    private static bool IsSource(string file) => !Path.GetRelativePath(Checkout.Root, file).StartsWith("artifacts", StringComparison.Ordinal);

    [GeneratedRegex("#[0-9a-fA-F]{6}\\b|#[0-9a-fA-F]{3}(?=[;\\s])")]
    private static partial Regex HexColor();

    [GeneratedRegex("Version(Override)?(=\"|>)")]
    private static partial Regex VersionInProject();

    [GeneratedRegex("Version=\"[^\"]*[*\\[(,][^\"]*\"")]
    private static partial Regex FloatingVersion();
}
