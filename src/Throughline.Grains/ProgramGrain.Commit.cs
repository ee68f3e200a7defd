using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Storage;

namespace Throughline.Grains;

/// <content>Making a revision: durable first, then visible.</content>
internal sealed partial class ProgramGrain
{
    private const int Attempts = 3;

    /// <summary>A change on its way into the log, and what goes with it in the same transaction.</summary>
    private sealed record Adoption(ChangeSet Changes, ImportFile? Import, string? DraftOf);

    private async Task<Immutable<ChangeOutcome>> Adopt(Adoption adoption, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await _memory.Load();
            if (current is not null && current.Surroundings.Today < Surroundings().Today)
            {
                await AdoptDay(current);
                current = await _memory.Load();
            }
            var result = await Apply(current, adoption.Changes, isAgain: attempt > 1);
            if (result.IsRepeated) return new(await Repeated(result.Entry!, adoption.Changes));
            if (result.Entry is null || await Append(adoption, result, cancel)) return new(Outcome(result, current?.Number ?? 0, adoption.Changes.Id));
            if (attempt == Attempts) throw new InvalidOperationException($"Program {_id.Value}: revision {result.Entry.Revision} was taken {Attempts} times. Does another process write to the same database?");
        }
    }

    /// <param name="current">The program as it is. Null: there is none yet.</param>
    /// <param name="changes">What changes.</param>
    /// <param name="isAgain">Whether the store refused it before, perhaps because it has it.</param>
    private async Task<CommitResult> Apply(Revision? current, ChangeSet changes, bool isAgain)
    {
        var at = _clock.GetUtcNow();
        // Not through the gate of previews: the changes of a program wait for each other already, and whoever made one waits for it.
        if (current is null) return await Task.Run(() => Revisions.Create(changes, Surroundings(), at), CancellationToken.None);
        if ((isAgain || changes.BaseRevision < current.Number) && await Earlier(current, changes) is { } earlier) return earlier;
        var since = await _memory.Since(current, changes.BaseRevision);
        var result = await Task.Run(() => Revisions.Apply(current, changes, since, at), CancellationToken.None);
        // What changes nothing or cannot be made may have been made before.
        return result.Entry is null ? await Earlier(current, changes) ?? result : result;
    }

    /// <summary>What a change set did when it was sent before. Null: it is new.</summary>
    private async Task<CommitResult?> Earlier(Revision current, ChangeSet changes) =>
        await _store.FindChangeSet(_id, changes.Id, CancellationToken.None) is { } entry ? new CommitResult { Revision = current, Entry = entry, IsRepeated = true } : null;

    /// <summary>Writes the revision and makes it current. False: somebody else made it first; the memory is dropped.</summary>
    private async Task<bool> Append(Adoption adoption, CommitResult result, CancellationToken cancel)
    {
        var (revision, entry) = (result.Revision!, result.Entry!);
        var append = new RevisionToAppend
        {
            Program = _id,
            Entry = entry,
            Surroundings = revision.Surroundings,
            Summary = ProgramSummary.Of(revision, entry),
            Effect = Effects.Write(Effects.Of(result.Impact!)),
            Import = adoption.Import is { } file ? new StoredImport(file.Id, file.FileName, file.Content.ToArray(), file.Ledger) : null,
            DraftOf = adoption.DraftOf,
        };
        try
        {
            if (await _store.Append(append, cancel) == AppendOutcome.RevisionTaken)
            {
                _memory.Drop();
                return false;
            }
        }
        catch (Exception problem)
        {
            // The outcome is unknown, unless it was canceled before it began: the store knows.
            _memory.Drop();
            LogOutcomeUnknown(_log, problem, _id.Value, entry.Revision);
            if (problem is OperationCanceledException || await _store.FindChangeSet(_id, entry.ChangeSetId, CancellationToken.None) is null) throw;
            await _memory.Load();
        }
        if (_memory.Current?.Number != revision.Number) _memory.Adopt(revision, entry);
        if (adoption.DraftOf is { } person) ForgetDraft(person);
        _feed.Announce(new Announcement(_id, revision.Number));
        return true;
    }

    /// <param name="entry">What the change set made when it was sent before.</param>
    /// <param name="changes">What is sent under its id now.</param>
    private async Task<ChangeOutcome> Repeated(LogEntry entry, ChangeSet changes)
    {
        if (await _memory.Load() is not { } current) return new ChangeOutcome.NotFound($"program {_id.Value}");
        var seen = await _memory.At(current, changes.BaseRevision) ?? current;
        return Repetition.IsOf(entry, changes, seen.Plan)
            ? new ChangeOutcome.Done(entry.Revision, entry.ChangeSetId, entry.Changes, null, await _memory.EffectOf(entry.Revision) ?? ChangeEffect.None)
            : new ChangeOutcome.Reused(entry.Revision, entry.ChangeSetId);
    }

    /// <param name="result">What the model says.</param>
    /// <param name="current">The revision it was computed on.</param>
    /// <param name="changeSet">The change set.</param>
    private static ChangeOutcome Outcome(CommitResult result, long current, Guid changeSet)
    {
        if (!result.Problems.IsEmpty) return new ChangeOutcome.Refused(current, result.Problems);
        if (!result.Conflicts.IsEmpty) return new ChangeOutcome.Conflicted(current, result.Conflicts);
        return new ChangeOutcome.Done(result.Revision!.Number, changeSet, result.Entry?.Changes ?? [], result.Impact, Effects.Of(result.Impact!));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Program {Program}: the outcome of writing revision {Revision} is unknown; reading it back.")]
    private static partial void LogOutcomeUnknown(ILogger log, Exception problem, Guid program, long revision);
}
