using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Throughline.Programs;

namespace Throughline.Interchange;

/// <summary>Makes identifiers that follow from the program and from the file's own, so that reading a file twice gives the same plan.</summary>
/// <remarks>A name-based UUID (RFC 9562, version 8): the first 16 bytes of SHA-256 over program, kind and the file's identifier.</remarks>
/// <param name="program">The program the identifiers belong to.</param>
public sealed class IdSource(ProgramId program)
{
    private readonly Guid _program = program.Value;

    /// <summary>The identifier of a thing.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="external">Its identifier in the file.</param>
    public Guid Of(EntityKind kind, string external)
    {
        Span<byte> text = stackalloc byte[256];
        var name = external.Length <= 70 ? text[..(20 + Encoding.UTF8.GetByteCount(external))] : new byte[20 + Encoding.UTF8.GetByteCount(external)];
        _program.TryWriteBytes(name, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(name[16..], (int)kind);
        Encoding.UTF8.GetBytes(external, name[20..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(name, hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The identifier of a work item.</summary>
    public WorkItemId WorkItem(string external) => new(Of(EntityKind.WorkItem, external));

    /// <summary>The identifier of a dependency.</summary>
    public DependencyId Dependency(string external) => new(Of(EntityKind.Dependency, external));

    /// <summary>The identifier of a dependency that none has yet: a second one of the same type between the same items is called after its number.</summary>
    /// <param name="external">What the first one is called.</param>
    /// <param name="taken">The identifiers in use, to which this one is added.</param>
    internal DependencyId Free(string external, HashSet<DependencyId> taken)
    {
        var id = Dependency(external);
        for (var number = 2; !taken.Add(id); number++) id = Dependency(string.Create(CultureInfo.InvariantCulture, $"{external}~{number}"));
        return id;
    }

    /// <summary>The identifier of a resource.</summary>
    public ResourceId Resource(string external) => new(Of(EntityKind.Resource, external));

    /// <summary>The identifier of an assignment.</summary>
    public AssignmentId Assignment(string external) => new(Of(EntityKind.Assignment, external));

    /// <summary>The identifier of a calendar.</summary>
    public CalendarId Calendar(string external) => new(Of(EntityKind.Calendar, external));

    /// <summary>The identifier of a baseline.</summary>
    public BaselineId Baseline(string external) => new(Of(EntityKind.Baseline, external));
}
