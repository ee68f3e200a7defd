using System.Collections.Immutable;
using System.Text.Json;
using Orleans.Concurrency;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Storage;

namespace Throughline.Grains;

/// <content>Drafts: one per person, kept with every edit, so that they survive a reload and a restart.</content>
internal sealed partial class ProgramGrain
{
    private const int LongestReason = 200;
    private readonly Dictionary<string, DraftOverlay> _drafts = new(StringComparer.Ordinal);
    private int _draftsForgotten;

    public Task<Immutable<DraftOutcome>> Stage(Edit edit, Principal principal) => Alone(async () =>
    {
        if (await _memory.Load() is not { } current) return new Immutable<DraftOutcome>(DraftOverlay.Nothing(0));
        var before = await OverlayOf(principal.Name, current);
        var draft = before?.Draft ?? new Draft { Id = Guid.NewGuid(), Program = _id, Person = principal.Name, BaseRevision = edit.BaseRevision };
        var (on, step) = await OnOneBase(draft, edit, current);
        var after = await Lay(on.With(step), current);
        var isWorse = !after.Outlook.Problems.IsEmpty && (before is null || before.Outlook.Problems.IsEmpty);
        if (isWorse) return new(before?.ToOutcome(after.Outlook.Problems) ?? DraftOverlay.Nothing(current.Number, after.Outlook.Problems));
        return new((await Keep(after)).ToOutcome());
    });

    public Task<Immutable<ChangeOutcome?>> CommitEdit(Edit edit, Principal principal, CancellationToken cancel) => Alone(async () =>
    {
        if (await _memory.Load() is not { } current) return new Immutable<ChangeOutcome?>(new ChangeOutcome.NotFound("program"));
        var changes = edit.Changes;
        if (await OverlayOf(principal.Name, current) is { } overlay)
        {
            // What was made on another revision is compared with that one, and then joins the draft.
            if (edit.BaseRevision != current.Number) return new(null);
            changes = await _compute.Run(() => ApartEdit.Of(current, overlay.Outlook, new DraftEdit(edit.Label, edit.Changes)));
            if (changes.IsEmpty) return new(null);
        }

        var set = new ChangeSet { Id = Guid.CreateVersion7(), BaseRevision = edit.BaseRevision, Author = principal.Name, Reason = edit.Label, Changes = changes };
        var since = await _memory.Since(current, set.BaseRevision);
        var preview = await _compute.Run(() => Revisions.Preview(current, set, since));
        if (preview is not { Problems.IsEmpty: true, Conflicts.IsEmpty: true, Impact.MovesNothing: true }) return new(null);
        return new((await Adopt(new Adoption(set, null, DraftOf: null), cancel)).Value);
    });

    public Task<Immutable<DraftOutcome>> TakeBack(Principal principal) => Alone(async () =>
    {
        if (await _memory.Load() is not { } current) return new Immutable<DraftOutcome>(DraftOverlay.Nothing(0));
        if (await OverlayOf(principal.Name, current) is not { } overlay) return new(DraftOverlay.Nothing(current.Number));
        var shorter = overlay.Draft.WithoutLast();
        if (!shorter.Edits.IsEmpty) return new((await Keep(await Lay(shorter, current))).ToOutcome());
        await Forget(principal.Name, current);
        return new(DraftOverlay.Nothing(current.Number));
    });

    public Task<Immutable<Draft?>> Discard(Principal principal) => Alone(async () =>
    {
        if (await _memory.Load() is not { } current || await OverlayOf(principal.Name, current) is not { } overlay) return new Immutable<Draft?>(null);
        await Forget(principal.Name, current);
        return new(overlay.Draft);
    });

    public Task<Immutable<DraftOutcome?>> Reopen(Draft draft, Principal principal) => Alone(async () =>
    {
        if (await _memory.Load() is not { } current || await OverlayOf(principal.Name, current) is not null) return new Immutable<DraftOutcome?>(null);
        // Under an identifier of its own: brought back twice, it is two changes.
        var again = draft with { Id = Guid.NewGuid(), Program = _id, Person = principal.Name };
        return new((await Keep(await Lay(again, current))).ToOutcome());
    });

    public Task<Immutable<DraftOutcome>> ResolveDraft(Settlement settlement, Principal principal) => Alone(async () =>
    {
        if (await _memory.Load() is not { } current) return new Immutable<DraftOutcome>(DraftOverlay.Nothing(0));
        if (await OverlayOf(principal.Name, current) is not { } overlay) return new(DraftOverlay.Nothing(current.Number));
        var conflicts = overlay.Outlook.Conflicts;
        if (conflicts.Any(conflict => settlement.Of(conflict) is null)) return new(overlay.ToOutcome());
        var since = await _memory.Since(current, overlay.Draft.BaseRevision);
        var settled = ConflictChoice.KeepMine(overlay.Outlook.Rebased, overlay.Outlook.Plan, conflicts.Where(conflict => settlement.Of(conflict) == ConflictSide.Mine), since);
        return new((await Keep(await Lay(settled, current))).ToOutcome());
    });

    public async Task<Immutable<DraftOutcome>> Draft(Principal principal)
    {
        if (await Today() is not { } current) return new(DraftOverlay.Nothing(0));
        return new((await OverlayOf(principal.Name, current))?.ToOutcome() ?? DraftOverlay.Nothing(current.Number));
    }

    public Task<Immutable<ChangeOutcome>> CommitDraft(string reason, Principal principal, CancellationToken cancel) => Alone(async () =>
    {
        if (await _memory.Load() is not { } current || await OverlayOf(principal.Name, current) is not { } overlay)
            return new Immutable<ChangeOutcome>(new ChangeOutcome.NotFound("draft"));
        if (!overlay.Outlook.Problems.IsEmpty) return new(new ChangeOutcome.Refused(current.Number, overlay.Outlook.Problems));
        if (!overlay.Outlook.Conflicts.IsEmpty) return new(new ChangeOutcome.Conflicted(current.Number, overlay.Outlook.Conflicts));
        var why = reason.Length > 0 ? reason : Labels(overlay.Draft);
        return await Adopt(new Adoption(overlay.Outlook.ToChangeSet(overlay.Draft.Id, why), null, principal.Name), cancel);
    });

    /// <summary>The person's draft over the current revision. Null: there is none.</summary>
    private async Task<DraftOverlay?> OverlayOf(string person, Revision current)
    {
        if (_drafts.TryGetValue(person, out var known) && ReferenceEquals(known.Revision, current)) return known;
        var forgotten = _draftsForgotten;
        var (draft, changedAt) = known is null ? await Stored(person) : (known.Draft, known.ChangedAt);
        if (draft is null) return null;
        var since = await _memory.Since(current, draft.BaseRevision);
        var overlay = await _compute.Run(() => DraftOverlay.Of(draft, changedAt, current, since));
        // Somebody may have edited, thrown away or committed while this was computed.
        if (forgotten == _draftsForgotten && ReferenceEquals(_memory.Current, current) && ReferenceEquals(_drafts.GetValueOrDefault(person), known)) _drafts[person] = overlay;
        return overlay;
    }

    private async Task Forget(string person, Revision current)
    {
        await _store.RemoveDraft(_id, person, CancellationToken.None);
        ForgetDraft(person);
        _feed.Announce(new Announcement(_id, current.Number, person));
    }

    private void ForgetDraft(string person)
    {
        _draftsForgotten++;
        _drafts.Remove(person);
    }

    private void ForgetDrafts()
    {
        _draftsForgotten++;
        _drafts.Clear();
    }

    private async Task<(Draft?, DateTimeOffset)> Stored(string person)
    {
        if (await _store.Draft(_id, person, CancellationToken.None) is not { } stored) return (null, default);
        var edits = JsonSerializer.Deserialize<ImmutableArray<DraftEdit>>(stored.Edits, PlanJson.Options);
        return (new Draft { Id = stored.Id, Program = _id, Person = person, BaseRevision = stored.BaseRevision, Edits = edits }, stored.ChangedAt);
    }

    private async Task<DraftOverlay> Lay(Draft draft, Revision current)
    {
        var since = await _memory.Since(current, draft.BaseRevision);
        var at = _clock.GetUtcNow();
        return await _compute.Run(() => DraftOverlay.Of(draft, at, current, since));
    }

    /// <summary>Keeps a draft, on the current revision where nothing conflicts.</summary>
    private async Task<DraftOverlay> Keep(DraftOverlay overlay)
    {
        var draft = overlay.Outlook.Conflicts.IsEmpty && overlay.Outlook.Problems.IsEmpty ? overlay.Outlook.Rebased : overlay.Draft;
        var kept = overlay with { Draft = draft };
        await _store.SaveDraft(
            new StoredDraft(_id, draft.Person, draft.Id, draft.BaseRevision, overlay.ChangedAt, JsonSerializer.Serialize(draft.Edits, PlanJson.Options)), CancellationToken.None);
        _drafts[draft.Person] = kept;
        _feed.Announce(new Announcement(_id, overlay.Revision.Number, draft.Person));
        return kept;
    }

    /// <summary>A draft and an edit made on different revisions, brought to the later of the two.</summary>
    private async Task<(Draft, DraftEdit)> OnOneBase(Draft draft, Edit edit, Revision current)
    {
        var step = new DraftEdit(edit.Label, edit.Changes);
        if (edit.BaseRevision > draft.BaseRevision) return (await Forward(draft, edit.BaseRevision, current), step);
        if (edit.BaseRevision == draft.BaseRevision) return (draft, step);
        var alone = await Forward(draft with { BaseRevision = edit.BaseRevision, Edits = [step] }, draft.BaseRevision, current);
        return (draft, alone.Edits[0]);
    }

    private async Task<Draft> Forward(Draft draft, long revision, Revision current)
    {
        if (await _memory.At(current, revision) is not { } then) return draft;
        var since = (await _memory.Since(current, draft.BaseRevision)).Where(entry => entry.Revision <= revision).ToList();
        return await _compute.Run(() => draft.Over(then, since)) is { Conflicts.IsEmpty: true } over ? over.Rebased : draft;
    }

    private static string Labels(Draft draft)
    {
        var text = string.Join("; ", draft.Edits.Select(edit => edit.Label).Distinct(StringComparer.Ordinal));
        return text.Length <= LongestReason ? text : text[..(LongestReason - 1)] + "…";
    }
}
