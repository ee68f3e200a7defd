using Throughline.Programs;

namespace Throughline.Grains;

/// <summary>Announces that something happened, as a hint: watchers fetch their own view since the revision they have.</summary>
public interface IRevisionFeed
{
    /// <summary>Announcements about one program, or about all. A slow watcher loses old ones, never the last.</summary>
    IAsyncEnumerable<Announcement> Watch(ProgramId? program, CancellationToken cancel);
}

/// <summary>A hint that something happened.</summary>
/// <param name="Program">The program.</param>
/// <param name="Revision">Its last revision; 0: it was removed.</param>
/// <param name="DraftOf">Whose draft changed. Null: a revision was made.</param>
public sealed record Announcement(ProgramId Program, long Revision, string? DraftOf = null);
