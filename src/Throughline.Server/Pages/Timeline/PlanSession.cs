using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Validation;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Timeline.Edits;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline;

/// <summary>
/// One reader at one plan: edits collect in the draft on the server; an edit that moves no date is committed at once and can be undone.
/// Holds only what may be lost with the page: the way back and forth of this visit.
/// </summary>
public sealed class PlanSession(ProgramId program, ProgramDesk desk)
{
    private readonly Stack<Edit> _staged = new();
    private readonly Stack<Edit> _takenBack = new();
    private readonly Stack<long> _committed = new();

    /// <summary>The draft and what it does.</summary>
    public DraftOutcome Draft { get; private set; } = new(0, 0, [], null, [], [], []);

    /// <summary>What just happened, for the reader. Null: nothing to say.</summary>
    public PlanNotice? Notice { get; set; }

    /// <summary>Whether this visit made a revision.</summary>
    public bool Made(long revision) => _committed.Contains(revision);

    /// <summary>Reads the draft as it is on the server.</summary>
    public async Task Load() => Draft = await desk.Draft(program);

    /// <summary>Stages an edit, and commits it when it moves no date and is the only one. Returns why it was not taken, or null.</summary>
    public async Task<string?> Edit(PlanEditRequest request)
    {
        Notice = null;
        if (await desk.Ask(program, new PlanEditView(request, desk.Person, Cultures.Current), Scope.WithDraft) is not { } answer) return "This program does not exist any more.";
        if (answer.View.Problem is { } problem) return problem;
        if (answer.View.Changes.IsEmpty) return null;
        return await Stage(new Edit(answer.View.Label, answer.Revision, answer.View.Changes), keepWayForth: false);
    }

    /// <summary>Commits the draft as one change. Returns why it could not, or null.</summary>
    public async Task<string?> Commit(string reason = "")
    {
        if (Draft.Edits.IsEmpty) return null;
        var label = Draft.Edits.Length == 1 ? Draft.Edits[0] : $"{Draft.Edits.Length} edits";
        var outcome = await desk.CommitDraft(program, reason);
        await Load();
        switch (outcome)
        {
            case ChangeOutcome.Done done:
                _staged.Clear();
                _takenBack.Clear();
                _committed.Push(done.Revision);
                Notice = new PlanNotice(label + Missed(done.Effect), done.Revision);
                return null;
            case ChangeOutcome.Refused refused:
                return await Sentences(refused.Problems);
            case ChangeOutcome.Conflicted:
                return "Somebody changed the same fields meanwhile. Choose in the inspector whose values hold.";
            default:
                return "The draft is gone; somebody may have committed it in another window.";
        }
    }

    /// <summary>Takes the last edit back; without a draft, undoes the last change of this visit.</summary>
    public async Task<string?> UndoLast()
    {
        Notice = null;
        if (!Draft.Edits.IsEmpty)
        {
            Draft = await desk.TakeBack(program, all: false);
            if (_staged.TryPop(out var edit)) _takenBack.Push(edit);
            return null;
        }

        return _committed.TryPop(out var revision) ? await Undo(revision) : null;
    }

    /// <summary>Stages again what was taken back last.</summary>
    public async Task<string?> Redo() => _takenBack.TryPop(out var edit) ? await Stage(edit with { BaseRevision = Draft.Revision }, keepWayForth: true) : null;

    /// <summary>Takes the whole draft back.</summary>
    public async Task Discard()
    {
        Notice = null;
        Draft = await desk.TakeBack(program, all: true);
        _staged.Clear();
        _takenBack.Clear();
    }

    /// <summary>Settles conflicts with what others committed.</summary>
    public async Task Resolve(Settlement settlement) => Draft = await desk.ResolveDraft(program, settlement);

    /// <summary>Takes a revision back. Returns why it could not, or null.</summary>
    public async Task<string?> Undo(long revision)
    {
        var outcome = await desk.Undo(program, revision);
        if (outcome is ChangeOutcome.Done) Notice = new PlanNotice("Undone", null);
        return outcome switch
        {
            ChangeOutcome.Done => null,
            ChangeOutcome.Refused refused => await Sentences(refused.Problems),
            _ => "It cannot be undone: the same fields changed since. The history shows how.",
        };
    }

    private async Task<string?> Stage(Edit edit, bool keepWayForth)
    {
        var isFirst = Draft.Edits.IsEmpty;
        var outcome = await desk.Stage(program, edit);
        if (outcome.Edits.Length <= Draft.Edits.Length && !outcome.Problems.IsEmpty) return await Sentences(outcome.Problems);
        Draft = outcome;
        _staged.Push(edit);
        if (!keepWayForth) _takenBack.Clear();
        var movesNothing = outcome is { Problems.IsEmpty: true, Conflicts.IsEmpty: true, Impact: { MovesNoDate: true } impact } && impact.CostBefore == impact.CostAfter;
        return isFirst && movesNothing ? await Commit(edit.Label) : null;
    }

    private static string Missed(ChangeEffect effect) => effect.CommitmentsMissed switch { 0 => "", 1 => "; the promise is missed as things stand", var many => $"; {many} promises are missed as things stand" };

    private async Task<string> Sentences(ImmutableArray<PlanProblem> problems) =>
        await desk.Ask(program, new ProblemsView(problems), Scope.WithDraft) is { } answer ? string.Join(" ", answer.View) : "";
}

/// <summary>Something the reader should know for a moment.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Undo">The revision that can be undone from here. Null: none.</param>
public sealed record PlanNotice(string Text, long? Undo);
