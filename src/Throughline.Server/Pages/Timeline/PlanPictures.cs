using Throughline.Programs;

namespace Throughline.Server.Pages.Timeline;

/// <summary>The last pictures that were sent, so that a browser that has one of them gets only what changed. Forgetting one costs a full payload, nothing else.</summary>
public sealed class PlanPictures
{
    private const int Kept = 16;
    private readonly Lock _gate = new();
    private readonly LinkedList<(ProgramId Program, string Person, KeptPicture Picture)> _pictures = [];

    /// <summary>Keeps a picture, and gives the one that is kept already under its version.</summary>
    public KeptPicture Keep(ProgramId program, string person, PlanPicture picture)
    {
        lock (_gate)
        {
            if (Known(program, person, picture.Header.Version) is { } known) return known;
            var kept = new KeptPicture(picture);
            _pictures.AddFirst((program, person, kept));
            if (_pictures.Count > Kept) _pictures.RemoveLast();
            return kept;
        }
    }

    /// <summary>A picture by its version, or null when it is forgotten.</summary>
    public KeptPicture? Find(ProgramId program, string person, string version)
    {
        lock (_gate) return Known(program, person, version);
    }

    private KeptPicture? Known(ProgramId program, string person, string version) => _pictures
        .FirstOrDefault(entry => entry.Program == program && string.Equals(entry.Person, person, StringComparison.Ordinal) && string.Equals(entry.Picture.Picture.Header.Version, version, StringComparison.Ordinal)).Picture;
}

/// <summary>A picture and its payload, packed and compressed when it is first sent and never again.</summary>
public sealed class KeptPicture(PlanPicture picture)
{
    private readonly Lazy<byte[]> _document = new(() => CompressedJson.Brotli(PlanPacker.Pack(picture.Header, picture.Rows)));

    /// <summary>The picture.</summary>
    public PlanPicture Picture => picture;

    /// <summary>The whole payload as JSON, compressed with Brotli.</summary>
    public ReadOnlyMemory<byte> Document => _document.Value;
}
