using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Validation;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Timeline.Edits;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline;

/// <summary>
/// One reader at one plan: edits collect in the draft on the server; an edit that moves no date is committed at once beside it and can be undone.
/// Holds only what may be lost with the page: the way back and forth of this visit.
/// </summary>
public sealed class PlanSession(ProgramId program, ProgramDesk desk)
{
    private readonly List<Step> _steps = [];
    private readonly Stack<Edit> _takenBack = new();
    private readonly HashSet<long> _made = [];

    /// <summary>The draft and what it does.</summary>
    public DraftOutcome Draft { get; private set; } = new(0, 0, [], null, [], [], []);

    /// <summary>What just happened, for the reader. Null: nothing to say.</summary>
    public PlanNotice? Notice { get; set; }

    /// <summary>Whether this visit made a revision.</summary>
    public bool Made(long revision) => _made.Contains(revision);

    /// <summary>Reads the draft as it is on the server.</summary>
    public async Task Load() => Draft = await desk.Draft(program);

    /// <summary>Commits an edit that moves no date, stages any other. Returns why it was not taken, or null.</summary>
    public async Task<string?> Edit(PlanEditRequest request)
    {
        Notice = null;
        if (await desk.Ask(program, new PlanEditView(request, desk.Person, Cultures.Current), Scope.WithDraft) is not { } answer) return "This program does not exist any more.";
        if (answer.View.Problem is { } problem) return problem;
        if (answer.View.Changes.IsEmpty) return null;
        var taken = await Take(new Edit(answer.View.Label, answer.Revision, answer.View.Changes));
        if (taken is null) _takenBack.Clear();
        return taken;
    }

    /// <summary>Commits the draft as one change. Returns why it could not, or null.</summary>
    public async Task<string?> Commit()
    {
        if (Draft.ChangesNothing) return null;
        if (!Draft.Conflicts.IsEmpty) return Unsettled;
        var label = Draft.Edits.Length == 1 ? Draft.Edits[0] : $"{Draft.Edits.Length} edits";
        var outcome = await desk.CommitDraft(program, "");
        await Load();
        switch (outcome)
        {
            case ChangeOutcome.Done done:
                _steps.RemoveAll(step => step.Staged is not null);
                _takenBack.Clear();
                Remember(done, label);
                return null;
            case ChangeOutcome.Refused refused:
                return await Sentences(refused.Problems);
            case ChangeOutcome.Conflicted:
                return Unsettled;
            default:
                return "The draft is gone; somebody may have committed it in another window.";
        }
    }

    /// <summary>Takes back what was done last: an edit of the draft, or what this visit committed. Returns why it could not, or null.</summary>
    public async Task<string?> UndoLast()
    {
        if (Draft.Edits.IsEmpty) _steps.RemoveAll(step => step.Staged is not null);
        return _steps is [.., { Staged: null } last] ? await Undo(last.Revision) : await TakeBack();
    }

    /// <summary>Takes the last edit of the draft back; what is committed stays.</summary>
    public async Task<string?> TakeBack()
    {
        Notice = null;
        if (Draft.Edits.IsEmpty) return null;
        Draft = await desk.TakeBack(program, all: false);
        var at = _steps.FindLastIndex(step => step.Staged is not null);
        if (at < 0) return null;
        _takenBack.Push(_steps[at].Staged!);
        _steps.RemoveAt(at);
        return null;
    }

    /// <summary>Stages again what was taken back last.</summary>
    public async Task<string?> Redo() => _takenBack.TryPop(out var edit) ? await Take(edit with { BaseRevision = Draft.Revision }) : null;

    /// <summary>Takes the whole draft back.</summary>
    public async Task Discard()
    {
        Notice = null;
        Draft = await desk.TakeBack(program, all: true);
        _steps.RemoveAll(step => step.Staged is not null);
        _takenBack.Clear();
    }

    /// <summary>Settles conflicts with what others committed.</summary>
    public async Task Resolve(Settlement settlement) => Draft = await desk.ResolveDraft(program, settlement);

    /// <summary>Takes a revision back. Returns why it could not, or null.</summary>
    public async Task<string?> Undo(long revision)
    {
        Notice = null;
        var outcome = await desk.Undo(program, revision);
        _steps.RemoveAll(step => step.Staged is null && step.Revision == revision);
        switch (outcome)
        {
            case ChangeOutcome.Done done:
                _made.Add(done.Revision);
                Notice = new PlanNotice("Undone", null);
                return null;
            case ChangeOutcome.Refused refused:
                return await Sentences(refused.Problems);
            default:
                return "It cannot be undone: the same fields changed since. The history shows how.";
        }
    }

    private string Unsettled => Draft.Conflicts.Length == 1
        ? "The draft cannot be committed yet: somebody changed the same field meanwhile. Choose in the inspector whose value holds."
        : "The draft cannot be committed yet: somebody changed the same fields meanwhile. Choose in the inspector whose values hold.";

    private async Task<string?> Take(Edit edit)
    {
        if (await desk.CommitEdit(program, edit) is ChangeOutcome.Done done)
        {
            await Load();
            Remember(done, edit.Label);
            return null;
        }

        var outcome = await desk.Stage(program, edit);
        if (outcome.Edits.Length <= Draft.Edits.Length && !outcome.Problems.IsEmpty) return await Sentences(outcome.Problems);
        Draft = outcome;
        _steps.Add(new Step(edit, 0));
        return null;
    }

    private void Remember(ChangeOutcome.Done done, string label)
    {
        if (done.Changes.IsEmpty) return;
        _steps.Add(new Step(null, done.Revision));
        _made.Add(done.Revision);
        Notice = new PlanNotice(label + Missed(done.Effect), done.Revision);
    }

    private static string Missed(ChangeEffect effect) => effect.CommitmentsMissed switch { 0 => "", 1 => "; the promise is missed as things stand", var many => $"; {many} promises are missed as things stand" };

    private async Task<string> Sentences(ImmutableArray<PlanProblem> problems) =>
        await desk.Ask(program, new ProblemsView(problems), Scope.WithDraft) is { } answer ? string.Join(" ", answer.View) : "";

    /// <summary>Something this visit did: an edit of the draft, or (without one) a revision.</summary>
    private readonly record struct Step(Edit? Staged, long Revision);
}

/// <summary>Something the reader should know for a moment.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Undo">The revision that can be undone from here. Null: none.</param>
public sealed record PlanNotice(string Text, long? Undo);
