using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Testing;

namespace Throughline.Server.Tests.Pages;

/// <summary>Contrast after WCAG 2.2, computed from tokens.css in both themes: 4.5:1 for text, 3:1 for marks that carry meaning.</summary>
public sealed partial class TokenContrastTests
{
    private static readonly string[] Surfaces = ["surface", "surface-sunken", "surface-raised", "surface-hover", "surface-selected"];
    private static readonly string[] Inks = ["ink", "ink-support", "ink-label", "accent", "red", "amber", "green", "blue"];
    private static readonly string[] Marks = ["red-mark", "amber-mark", "green-mark", "blue-mark", "bar-edge", "bar-near-edge", "bar-critical-edge", "summary", "hairline-control"];
    private static readonly Dictionary<string, string[]> Tokens = Read();

    public static TheoryData<int> Themes => [0, 1];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_can_be_read_on_every_surface(int theme) =>
        Pairs(Surfaces, Inks, theme).Where(pair => pair.Contrast < 4.5).Select(pair => pair.Name).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Themes))]
    public void Marks_that_carry_meaning_stand_out(int theme) =>
        Pairs(["surface", "surface-selected"], Marks, theme).Where(pair => pair.Contrast < 3).Select(pair => pair.Name).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Themes))]
    public void Meaning_can_be_read_on_its_soft_surface(int theme) =>
        new[] { "red", "amber", "green", "blue" }.Where(tone => Contrast(Tokens[tone][theme], Tokens[tone + "-soft"][theme]) < 4.5).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Themes))]
    public void The_primary_button_can_be_read(int theme) =>
        new[] { "accent-fill", "accent-fill-hover" }.Where(fill => Contrast("#ffffff", Tokens[fill][theme]) < 4.5).ShouldBeEmpty();

    private static IEnumerable<(string Name, double Contrast)> Pairs(string[] surfaces, string[] inks, int theme) =>
        from surface in surfaces
        from ink in inks
        select ($"{ink} on {surface}", Contrast(Tokens[ink][theme], Tokens[surface][theme]));

    private static double Contrast(string left, string right)
    {
        var (a, b) = (Luminance(left), Luminance(right));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // Relative luminance: WCAG 2.2, definition of that term.
    private static double Luminance(string color)
    {
        var parts = new[] { 1, 3, 5 }.Select(at => int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static Dictionary<string, string[]> Read() =>
        Token().Matches(File.ReadAllText(Checkout.Path("src", "Throughline.Server", "wwwroot", "tokens.css"))).ToDictionary(match => match.Groups[1].Value, match => new[] { match.Groups[2].Value, match.Groups[3].Value });

    [GeneratedRegex(@"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")]
    private static partial Regex Token();
}
