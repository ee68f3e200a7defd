using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Throughline.Programs;

namespace Throughline.Grains;

/// <summary>Announcements within this process.</summary>
internal sealed class RevisionFeed : IRevisionFeed
{
    private const int KeptForSlowWatchers = 64;
    private readonly ConcurrentDictionary<Guid, Watcher> _watchers = new();

    public void Announce(Announcement announcement)
    {
        foreach (var watcher in _watchers.Values)
            if (watcher.Program is null || watcher.Program == announcement.Program) watcher.Queue.Writer.TryWrite(announcement);
    }

    public IAsyncEnumerable<Announcement> Watch(ProgramId? program, CancellationToken cancel)
    {
        // Registered before the first read, so that nothing announced after this call is missed.
        var queue = Channel.CreateBounded<Announcement>(new BoundedChannelOptions(KeptForSlowWatchers) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var id = Guid.NewGuid();
        _watchers[id] = new Watcher(program, queue);
        return Read(id, queue, cancel);
    }

    private async IAsyncEnumerable<Announcement> Read(Guid id, Channel<Announcement> queue, [EnumeratorCancellation] CancellationToken cancel)
    {
        try
        {
            await foreach (var announcement in queue.Reader.ReadAllAsync(cancel)) yield return announcement;
        }
        finally
        {
            _watchers.TryRemove(id, out _);
        }
    }

    private sealed record Watcher(ProgramId? Program, Channel<Announcement> Queue);
}
