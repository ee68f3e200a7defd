using Throughline.Programs;

namespace Throughline.Server.Pages.Timeline;

/// <summary>The last pictures that were sent, so that a browser that has one of them gets only what changed. Forgetting one costs a full payload, nothing else.</summary>
public sealed class PlanPictures
{
    private const int Kept = 16;
    private readonly Lock _gate = new();
    private readonly LinkedList<(ProgramId Program, string Person, PlanPicture Picture)> _pictures = [];

    /// <summary>Keeps a picture.</summary>
    public void Keep(ProgramId program, string person, PlanPicture picture)
    {
        lock (_gate)
        {
            if (Known(program, person, picture.Header.Version) is not null) return;
            _pictures.AddFirst((program, person, picture));
            if (_pictures.Count > Kept) _pictures.RemoveLast();
        }
    }

    /// <summary>A picture by its version, or null when it is forgotten.</summary>
    public PlanPicture? Find(ProgramId program, string person, string version)
    {
        lock (_gate) return Known(program, person, version);
    }

    private PlanPicture? Known(ProgramId program, string person, string version) => _pictures
        .FirstOrDefault(entry => entry.Program == program && string.Equals(entry.Person, person, StringComparison.Ordinal) && string.Equals(entry.Picture.Header.Version, version, StringComparison.Ordinal)).Picture;
}
