using System.Text.RegularExpressions;

namespace Throughline.Laws.Tests;

public sealed partial class RepositoryTests
{
    [Fact]
    public void Colors_stand_only_in_tokens_css() =>
        SourceFiles("*.css", "*.razor").Where(file => Path.GetFileName(file) != "tokens.css")
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (file, number: index + 1, line)))
            .Where(place => HexColor().IsMatch(place.line))
            .Select(place => $"{Path.GetRelativePath(Repository.Root, place.file)}:{place.number} {place.line.Trim()}")
            .ShouldBeEmpty();

    [Fact]
    public void Packages_are_pinned_to_exact_versions_in_one_place()
    {
        var pins = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        FloatingVersion().Matches(pins).ShouldBeEmpty();
        foreach (var project in Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Where(IsSource))
            File.ReadAllText(project).ShouldNotContain("Version=\"", Case.Sensitive, project);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData("throughline")]
    [InlineData(".ci/run")]
    public void Scripts_can_be_started(string script)
    {
        var path = Path.Combine(Repository.Root, script);
        File.Exists(path).ShouldBeTrue();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    private static IEnumerable<string> SourceFiles(params string[] patterns) =>
        patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), pattern, SearchOption.AllDirectories)).Where(IsSource);

    private static bool IsSource(string file) => !Path.GetRelativePath(Repository.Root, file).StartsWith("artifacts", StringComparison.Ordinal);

    [GeneratedRegex("#[0-9a-fA-F]{6}\\b|#[0-9a-fA-F]{3}(?=[;\\s])")]
    private static partial Regex HexColor();

    [GeneratedRegex("Version=\"[^\"]*[*\\[,][^\"]*\"")]
    private static partial Regex FloatingVersion();
}
