using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Pages.Shared;
using Throughline.Server.Pages.Timeline.Edits;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline;

/// <summary>The plan: what happens when, and why then. Drawn in the browser from one payload; edits and reasons come through here.</summary>
public sealed partial class PlanPage(ProgramDesk desk, Notices notices, NavigationManager navigation, IJSRuntime js)
{
    private CancellationTokenSource _leaving = new();
    private ElementReference _root;
    private ElementReference _tools;
    private PlanSession _session = null!;
    private ProgramHead? _head;
    private ItemDetails? _details;
    private ImmutableArray<ConflictLine> _conflicts = [];
    private DraftLines _edits = DraftLines.None;
    private DateKind _which = DateKind.Finish;
    private DotNetObjectReference<PlanPage>? _self;
    private IJSObjectReference? _view;
    private string? _failure;
    private bool _isBusy;
    private PlanNotice? _told;
    private Guid _shown;
    private string? _asked;

    /// <summary>The program.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Key of the row the address asks for.</summary>
    [SupplyParameterFromQuery(Name = "row")] public string? Row { get; set; }

    private ProgramId Program => new(Id);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Id) await Begin();
        else if (Row is { } row && row != _asked && _head is not null) await Open(row);
        _asked = Row;
    }

    /// <summary>Another program came to this page: all that belongs to the one before is left.</summary>
    private async Task Begin()
    {
        if (_shown != Guid.Empty) await Leave();
        (_shown, _head, _details, _failure, _leaving) = (Id, null, null, null, new CancellationTokenSource());
        (_session, _told) = (new PlanSession(Program, desk), null);
        await LoadHead();
        if (_head is null) navigation.NotFound();
        else if (Row is { } row) await Show(row, DateKind.Finish);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The browser's part starts with the elements it draws in. The head may be known before they are rendered: the answer of an earlier render arrives late.
        if (_self is not null || _root.Id is null) return;
        _self = DotNetObjectReference.Create(this);
        _ = desk.Follow(Program, hint => InvokeAsync(() => Heard(hint)), _leaving.Token);
        try
        {
            await using var module = await js.InvokeAsync<IJSObjectReference>("import", "/plan/index.js");
            var options = new { address = $"/app/programs/{Id}/plan", exports = $"/api/v1/programs/{Id}/export", program = Id.ToString(), name = _head?.Name, selected = Row, locale = Cultures.Current };
            _view = await module.InvokeAsync<IJSObjectReference>("mount", _root, _tools, options, _self);
        }
        catch (JSException exception)
        {
            _failure = exception.Message;
            StateHasChanged();
        }
    }

    /// <summary>The browser's ask for an edit; answers with the problem, or null.</summary>
    [JSInvokable]
    public Task<string?> Edit(PlanEditRequest request) => Busy(() => _session.Edit(request), showsProblem: false);

    /// <summary>Commits the draft. Where its conflicts must be settled first, the browser says so and goes there.</summary>
    [JSInvokable]
    public async Task Commit()
    {
        var problem = await Busy(_session.Commit, showsProblem: false);
        if (problem is null) return;
        if (!_conflicts.IsEmpty && _view is not null) await _view.InvokeVoidAsync("settleFirst", problem);
        else _failure = problem;
    }

    /// <summary>Takes the draft back.</summary>
    [JSInvokable]
    public Task Discard() => Busy(async () =>
    {
        await _session.Discard();
        return null;
    });

    /// <summary>Takes back what was done last, be it in the draft or committed.</summary>
    [JSInvokable]
    public Task UndoLast() => Busy(_session.UndoLast);

    /// <summary>Takes the last edit of the draft back.</summary>
    [JSInvokable]
    public Task TakeBack() => Busy(_session.TakeBack);

    /// <summary>Stages what was taken back.</summary>
    [JSInvokable]
    public Task Redo() => Busy(_session.Redo);

    /// <summary>A row was selected in the browser.</summary>
    [JSInvokable]
    public Task Select(string? key) => Show(key, DateKind.Finish);

    /// <summary>The reader asks why a date of a row is what it is.</summary>
    [JSInvokable]
    public Task Why(string key, string which) => Show(key, which == "start" ? DateKind.Start : DateKind.Finish);

    private async Task Show(string? key, DateKind which)
    {
        _which = which;
        _details = key is null ? null : (await desk.Ask(Program, new ItemDetailsView(key, which, Cultures.Current), Scope.WithDraft))?.View;
        StateHasChanged();
    }

    private async Task Open(string key)
    {
        if (_view is not null) await _view.InvokeVoidAsync("reveal", key);
        await Show(key, DateKind.Finish);
    }

    private async Task AddFirst()
    {
        if (_view is not null) await _view.InvokeVoidAsync("awaitNew");
        await Busy(() => _session.Edit(new PlanEditRequest { Kind = "insert" }));
    }

    private Task EditField((string Field, string Text) edit) =>
        Busy(() => _session.Edit(new PlanEditRequest { Kind = "set", Key = _details?.Key, Field = edit.Field, Text = edit.Text }));

    private Task Resolve(Settlement settlement) => Busy(async () =>
    {
        await _session.Resolve(settlement);
        return null;
    });

    // What the visit has to say stands in the frame, in place of what was said before.
    private void Tell()
    {
        if (ReferenceEquals(_session.Notice, _told)) return;
        _told = _session.Notice;
        var session = _session;
        if (_told is null) notices.Clear();
        else notices.Show(new Notice(_told.Text, "Undo", UndoOf(_told, session) is { } undo ? () => Busy(undo) : null) { Keys = "Ctrl Z" });
    }

    private static Func<Task<string?>>? UndoOf(PlanNotice notice, PlanSession session) => notice switch
    {
        { Undo: { } revision } => () => session.Undo(revision),
        { BringsDraftBack: true } => session.BringBack,
        _ => null,
    };

    // Every change of the plan ends the same way: say what went wrong, unless the browser says it where the edit was made, fetch what changed, show what it does.
    private async Task<string?> Busy(Func<Task<string?>> work, bool showsProblem = true)
    {
        _isBusy = true;
        try
        {
            _failure = null;
            var problem = await work();
            await Refresh();
            if (showsProblem) _failure = problem;
            return problem;
        }
        finally
        {
            _isBusy = false;
            Tell();
            StateHasChanged();
        }
    }

    private async Task Refresh()
    {
        var wasEmpty = _head?.Rows == 0;
        await LoadHead();
        // The first row is drawn in an element that is shown: what is hidden takes no focus.
        if (wasEmpty) StateHasChanged();
        if (_details is { } open) await Show(open.Key, _which);
        if (_view is not null) await _view.InvokeVoidAsync("refresh");
    }

    private async Task LoadHead()
    {
        await _session.Load();
        _conflicts = _session.Draft.Conflicts is { IsEmpty: false } conflicts ? (await desk.Ask(Program, new ConflictLinesView(conflicts, Cultures.Current), Scope.WithDraft))?.View ?? [] : [];
        _edits = (await desk.Ask(Program, new DraftLinesView(Cultures.Current), Scope.WithDraft))?.View ?? DraftLines.None;
        _head = (await desk.Ask(Program, new ProgramHeadView(Cultures.Current), Scope.WithDraft))?.View;
    }

    private async Task Heard(Announcement hint)
    {
        if (_isBusy || (hint.DraftOf is { } person && person != desk.Person)) return;
        await Refresh();
        if (hint.DraftOf is null && !_session.Made(hint.Revision) && (await desk.History(Program, null, 1)).Entries is [{ } last, ..] && last.Revision == hint.Revision)
            _session.Notice = new PlanNotice($"{last.Author}: {(last.Reason.Length > 0 ? last.Reason : "changed the plan")}", null);
        Tell();
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Leave();

    private async Task Leave()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        try
        {
            if (_view is not null)
            {
                await _view.InvokeVoidAsync("dispose");
                await _view.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and with it what would be disposed of.
        }

        _self?.Dispose();
        (_view, _self) = (null, null);
    }
}
