using System.Reflection;
using System.Xml.Linq;
using Throughline.Testing;

namespace Throughline.Laws.Tests;

public sealed class DocumentationTests
{
    [Theory]
    [InlineData("Throughline.Engine")]
    [InlineData("Throughline.Programs")]
    public void Every_public_member_is_documented(string assembly)
    {
        var documented = XDocument.Load(Path.ChangeExtension(Sources.Assembly(assembly), ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null || member.Descendants("inheritdoc").Any())
            .Select(member => member.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        documented.ShouldNotBeEmpty();
        Assembly.LoadFrom(Sources.Assembly(assembly)).GetExportedTypes()
            .Select(type => "T:" + type.FullName!.Replace('+', '.'))
            .Where(name => !documented.Contains(name))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Throughline.Engine")]
    [InlineData("Throughline.Programs")]
    public void A_missing_comment_is_a_build_error(string project)
    {
        var file = XDocument.Load(Path.Combine(Checkout.Root, "src", project, project + ".csproj"));
        file.Descendants("NoWarn").Single().Value.ShouldContain("Replace(\";CS1591\",\"\")");
    }

    [Theory]
    [InlineData("Throughline.Engine")]
    [InlineData("Throughline.Programs")]
    public void Every_public_class_is_sealed_static_or_a_closed_family(string assembly) =>
        Assembly.LoadFrom(Sources.Assembly(assembly)).GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: false } && !IsClosedFamily(type))
            .ShouldBeEmpty();

    private static bool IsClosedFamily(Type type) =>
        type.IsAbstract && type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .All(constructor => constructor.IsPrivate || constructor.IsAssembly || constructor.IsFamilyAndAssembly || IsRecordCopy(constructor));

    private static bool IsRecordCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;
}
