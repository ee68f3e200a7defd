using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Throughline.Laws.Tests;

/// <summary>What a built assembly refers to, read from its metadata.</summary>
internal sealed class AssemblyFacts
{
    private AssemblyFacts(IReadOnlySet<string> types, IReadOnlySet<string> members, IReadOnlySet<string> assemblies) =>
        (Types, Members, Assemblies) = (types, members, assemblies);

    /// <summary>Full names of referenced types.</summary>
    public IReadOnlySet<string> Types { get; }

    /// <summary>Referenced members as <c>Namespace.Type::Member</c>.</summary>
    public IReadOnlySet<string> Members { get; }

    /// <summary>Names of referenced assemblies.</summary>
    public IReadOnlySet<string> Assemblies { get; }

    public static AssemblyFacts Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Sources.Assembly(assembly)));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => Name(metadata, handle)).ToHashSet(StringComparer.Ordinal);
        var members = metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{Name(metadata, (TypeReferenceHandle)member.Parent)}::{metadata.GetString(member.Name)}")
            .ToHashSet(StringComparer.Ordinal);
        var assemblies = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToHashSet(StringComparer.Ordinal);
        return new(types, members, assemblies);
    }

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Name(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
