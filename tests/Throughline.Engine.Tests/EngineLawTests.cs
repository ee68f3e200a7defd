using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Throughline.Engine.Calendars;

namespace Throughline.Engine.Tests;

public sealed class EngineLawTests
{
    private static readonly Assembly Engine = typeof(WorkingCalendar).Assembly;

    [Fact]
    public void The_engine_references_no_other_project() =>
        Engine.GetReferencedAssemblies().ShouldAllBe(assembly => !assembly.Name!.StartsWith("Throughline", StringComparison.Ordinal));

    [Fact]
    public void The_engine_names_no_type_that_does_input_or_output() =>
        ReferencedTypes()
            .Where(type => type.StartsWith("System.IO.", StringComparison.Ordinal) || type.StartsWith("System.Net.", StringComparison.Ordinal) || type.StartsWith("System.Console", StringComparison.Ordinal) || type.StartsWith("System.Diagnostics.Process", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void The_engine_reads_no_clock_and_rolls_no_dice() =>
        ReferencedMembers()
            .Where(member => member is "DateTime.get_Now" or "DateTime.get_UtcNow" or "DateTime.get_Today" or "DateTimeOffset.get_Now" or "DateTimeOffset.get_UtcNow" or "Guid.NewGuid" or "Random.get_Shared" or "Stopwatch.GetTimestamp" or "Environment.get_TickCount64")
            .ShouldBeEmpty();

    [Fact]
    public void Every_public_class_of_the_engine_is_sealed_static_or_a_closed_family() =>
        Engine.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: false } && !IsClosedFamily(type))
            .ShouldBeEmpty();

    private static bool IsClosedFamily(Type type) =>
        type.IsAbstract && type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).All(constructor => constructor.IsPrivate || IsCopyConstructor(constructor));

    private static bool IsCopyConstructor(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static IEnumerable<string> ReferencedTypes()
    {
        using var file = new PEReader(File.OpenRead(Engine.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
    }

    private static IEnumerable<string> ReferencedMembers()
    {
        using var file = new PEReader(File.OpenRead(Engine.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.MemberReferences
               let member = metadata.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference
               let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
               select $"{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}",
        ];
    }
}
