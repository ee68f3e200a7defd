using System.Collections.Immutable;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Grains;

/// <content>Writing a history down that was made elsewhere.</content>
internal sealed partial class ProgramGrain
{
    public Task<bool> Restore(ImmutableArray<PastChange> history, Principal principal) => Alone(async () =>
    {
        if (await _memory.Load() is not null) return false;
        // All is computed before the first is written, so that a history that does not hold leaves nothing behind.
        foreach (var result in await Task.Run(() => Restored(history)))
            if (!await Append(new Adoption(history[(int)result.Entry!.Revision - 1].Changes, null, null), result, CancellationToken.None))
                throw new InvalidOperationException($"Program {_id.Value}: revision {result.Entry.Revision} was taken while its history was restored. Does another process write to the same database?");
        return true;
    });

    private List<CommitResult> Restored(ImmutableArray<PastChange> history)
    {
        var results = new List<CommitResult>();
        foreach (var (changes, at) in history)
        {
            var moment = new DateTimeOffset(at - _clock.LocalTimeZone.GetUtcOffset(at), TimeSpan.Zero);
            var result = Revisions.Restore(results.LastOrDefault()?.Revision, changes, new Surroundings(DateOnly.FromDateTime(at)), moment);
            if (result.Entry is null) throw new InvalidOperationException($"Program {_id.Value}: \"{changes.Reason}\" of {changes.Author} cannot be restored on revision {changes.BaseRevision}: {Outcome(result, changes.BaseRevision, changes.Id)}");
            results.Add(result);
        }
        return results;
    }
}
