using System.Collections.Immutable;
using System.Diagnostics;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Validation;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Pages.Timeline.Edits;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline;

/// <summary>
/// One reader at one plan: edits collect in the draft on the server; an edit that moves no date is committed at once beside it and can be undone.
/// Holds only what may be lost with the page: the way back and forth of this visit.
/// </summary>
public sealed class PlanSession(ProgramId program, ProgramDesk desk)
{
    private const string Gone = "This program does not exist any more.";
    private readonly List<PlanStep> _steps = [];
    private readonly Stack<PlanStep> _takenBack = new();
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
        if (await Understood(request, Scope.WithDraft) is not { } answer) return Gone;
        var made = answer.View.Edit;
        if ((answer.View.Problem ?? (made.Changes.IsEmpty ? null : await Overtaken(made, request.Revision, answer.Revision))) is { } problem) return problem;
        if (made.Changes.IsEmpty) return null;
        var taken = await StandsAlone(request) ? await Take(made, answer.Revision) : await Stage(made, answer.Revision);
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
                _steps.RemoveAll(step => step is PlanStep.Staged);
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
        if (Draft.Edits.IsEmpty) _steps.RemoveAll(step => step is PlanStep.Staged);
        return _steps.LastOrDefault() switch
        {
            PlanStep.Committed committed => await Undo(committed.Revision),
            PlanStep.Discarded => await BringBack(),
            _ => await TakeBack(),
        };
    }

    /// <summary>Takes the last edit of the draft back; what is committed stays.</summary>
    public async Task<string?> TakeBack()
    {
        Notice = null;
        if (Draft.Edits.IsEmpty) return null;
        Draft = await desk.TakeBack(program);
        var at = _steps.FindLastIndex(step => step is PlanStep.Staged);
        if (at < 0) return null;
        _takenBack.Push(_steps[at]);
        _steps.RemoveAt(at);
        return null;
    }

    /// <summary>Does again what was taken back last, on the plan as it is now. Returns why it could not, or null.</summary>
    public async Task<string?> Redo()
    {
        Notice = null;
        if (!_takenBack.TryPeek(out var step)) return null;
        var problem = step switch
        {
            PlanStep.Staged staged => await StageAgain(staged.Edit),
            PlanStep.Committed undo => await CommitAgain(undo.Revision),
            PlanStep.Discarded => await Abandon(),
            _ => throw new UnreachableException(),
        };
        if (problem is null) _takenBack.Pop();
        return problem;
    }

    /// <summary>Discards the draft, as one step that can be taken back.</summary>
    public async Task Discard()
    {
        await Abandon();
        _takenBack.Clear();
    }

    /// <summary>Brings back the draft that was discarded last. Returns why it could not, or null.</summary>
    public async Task<string?> BringBack()
    {
        Notice = null;
        if (_steps.FindLastIndex(step => step is PlanStep.Discarded) is not (>= 0 and var at)) return null;
        var discarded = (PlanStep.Discarded)_steps[at];
        if (await desk.Reopen(program, discarded.Draft) is not { } outcome) return "The discarded draft cannot be brought back while another draft is open. Commit or discard that one first.";
        Draft = outcome;
        _steps.RemoveAt(at);
        _steps.AddRange(discarded.Steps);
        _takenBack.Push(discarded);
        return null;
    }

    /// <summary>Settles conflicts with what others committed.</summary>
    public async Task Resolve(Settlement settlement) => Draft = await desk.ResolveDraft(program, settlement);

    /// <summary>Takes a revision back. Returns why it could not, or null.</summary>
    public async Task<string?> Undo(long revision)
    {
        Notice = null;
        var outcome = await desk.Undo(program, revision);
        _steps.RemoveAll(step => step is PlanStep.Committed committed && committed.Revision == revision);
        if (outcome is not ChangeOutcome.Done done) return await WhyNot(outcome, "It cannot be undone: the same fields changed since. The history shows how.");
        if (!done.Changes.IsEmpty) _takenBack.Push(new PlanStep.Committed(done.Revision));
        _made.Add(done.Revision);
        Notice = new PlanNotice("Undone", null);
        return null;
    }

    private string Unsettled => Draft.Conflicts.Length == 1
        ? "The draft cannot be committed yet: somebody changed the same field meanwhile. Choose in the inspector whose value holds."
        : "The draft cannot be committed yet: somebody changed the same fields meanwhile. Choose in the inspector whose values hold.";

    private Task<Answer<PlanEditAnswer>?> Understood(PlanEditRequest request, Scope scope) => desk.Ask(program, new PlanEditView(request, desk.Person, Cultures.Current), scope);

    /// <summary>Whether the edit would be right without the draft too.</summary>
    private async Task<bool> StandsAlone(PlanEditRequest request) => Draft.Edits.IsEmpty || await Understood(request, Scope.Committed) is { View.Problem: null };

    /// <summary>Why an edit must wait: others set the same field since the reader looked, or since the draft did. Null: it need not.</summary>
    private async Task<string?> Overtaken(MadeEdit made, long? seen, long present)
    {
        if (Draft.Conflicts.Where(made.Touches).ToImmutableArray() is { IsEmpty: false } open)
            return $"{await Meanwhile(open)} Your draft changes it too: choose in the inspector whose value holds, then type another.";
        if (seen is not { } on || on >= present) return null;
        var changes = new ChangeSet { Id = Guid.CreateVersion7(), BaseRevision = on, Author = desk.Person, Reason = made.Label, Changes = made.Steps };
        return await desk.Preview(program, changes) is ChangeOutcome.Conflicted conflicted ? $"{await Meanwhile(conflicted.Conflicts)} {made.Label}: enter it once more if it shall hold." : null;
    }

    private async Task<string?> Take(MadeEdit made, long revision)
    {
        if (await desk.CommitEdit(program, new Edit(made.Label, revision, made.Steps)) is not ChangeOutcome.Done done) return await Stage(made, revision);
        await Load();
        Remember(done, made.Label);
        return null;
    }

    private async Task<string?> Stage(MadeEdit made, long revision)
    {
        var outcome = await desk.Stage(program, new Edit(made.Label, revision, made.Steps));
        if (outcome.Edits.Length <= Draft.Edits.Length && !outcome.Problems.IsEmpty) return await Sentences(outcome.Problems);
        Draft = outcome;
        _steps.Add(new PlanStep.Staged(made));
        return null;
    }

    private async Task<string?> StageAgain(MadeEdit made)
    {
        if (await desk.Ask(program, new EditAgainView(made), Scope.WithDraft) is not { } answer) return Gone;
        if (!answer.View.Conflicts.IsEmpty) return $"{await Meanwhile(answer.View.Conflicts)} {made.Label}: cannot be done again.";
        return answer.View.Edit.Changes.IsEmpty ? null : await Stage(answer.View.Edit, answer.Revision);
    }

    private async Task<string?> CommitAgain(long undo)
    {
        var outcome = await desk.Undo(program, undo);
        if (outcome is not ChangeOutcome.Done done) return await WhyNot(outcome, "It cannot be done again: the same fields changed since. The history shows how.");
        await Load();
        Remember(done, "Done again");
        return null;
    }

    private async Task<string> WhyNot(ChangeOutcome outcome, string otherwise) => outcome is ChangeOutcome.Refused refused ? await Sentences(refused.Problems) : otherwise;

    private async Task<string?> Abandon()
    {
        Notice = null;
        var discarded = await desk.Discard(program);
        await Load();
        var steps = _steps.Where(step => step is PlanStep.Staged).ToImmutableArray();
        _steps.RemoveAll(step => step is PlanStep.Staged);
        if (discarded is null) return null;
        _steps.Add(new PlanStep.Discarded(discarded, steps));
        Notice = new PlanNotice("Draft discarded", null) { BringsDraftBack = true };
        return null;
    }

    private async Task<string> Meanwhile(ImmutableArray<FieldConflict> conflicts) =>
        await desk.Ask(program, new ConflictLinesView(conflicts, Cultures.Current), Scope.Committed) is { } answer ? MeanwhileWords.Of(answer.View) : Gone;

    private void Remember(ChangeOutcome.Done done, string label)
    {
        if (done.Changes.IsEmpty) return;
        _steps.Add(new PlanStep.Committed(done.Revision));
        _made.Add(done.Revision);
        Notice = new PlanNotice(label + Missed(done.Effect), done.Revision);
    }

    private static string Missed(ChangeEffect effect) => effect.CommitmentsMissed switch { 0 => "", 1 => "; the promise is missed as things stand", var many => $"; {many} promises are missed as things stand" };

    private async Task<string> Sentences(ImmutableArray<PlanProblem> problems) =>
        await desk.Ask(program, new ProblemsView(problems), Scope.WithDraft) is { } answer ? string.Join(" ", answer.View) : "";
}

/// <summary>Something the reader should know for a moment.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Undo">The revision that can be undone from here. Null: none.</param>
public sealed record PlanNotice(string Text, long? Undo)
{
    /// <summary>Whether a discarded draft can be brought back from here.</summary>
    public bool BringsDraftBack { get; init; }
}
