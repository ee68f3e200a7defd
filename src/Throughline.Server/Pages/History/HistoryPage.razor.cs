using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Shared;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.History;

/// <summary>Who changed what, what did it do, can I go back?</summary>
public sealed partial class HistoryPage(ProgramDesk desk, NavigationManager navigation, Notices notices, TimeProvider clock) : IAsyncDisposable
{
    private const int PageLength = 50;
    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<long> _fresh = [];
    private ProgramHead? _head;
    private ImmutableArray<HistoryEntry> _entries = [];
    private long? _next;
    private long? _unknown;
    private Guid _shown;
    private EntryDetails? _details;
    private ChangeOutcome? _undo;
    private ImmutableArray<string> _undoProblems = [];
    private bool _isBusy, _isMissing;

    /// <summary>The program.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The revision whose details are shown. Null: none.</summary>
    [SupplyParameterFromQuery(Name = "revision")] public long? Revision { get; set; }

    private ProgramId Program => new(Id);

    // A new day is nobody's change.
    private string Headline => (_entries.FirstOrDefault(entry => entry.Kind != LogEntryKind.Surroundings) ?? _entries.FirstOrDefault()) switch
    {
        null => "Nothing has happened yet.",
        { Revision: 1 } first => $"{first.Author} began this program {DayText.Ago(first.At, clock.GetLocalNow())}.",
        var last => $"{last.Author} changed it last, {DayText.Ago(last.At, clock.GetLocalNow())}.",
    };

    private string Support => _unknown is { } revision ? $"There is no revision {revision}. The last is {(_entries.IsEmpty ? 0 : _entries[0].Revision)}." : _entries.Length < 2 ? "Every change is kept with what it did, and can be taken back." : "Every change with what it did. Open one to see each field, and to take it back; you see first what that would do.";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Id)
        {
            (_shown, _head) = (Id, null);
            await Load();
            if (_head is null)
            {
                _isMissing = true;
                navigation.NotFound();
                return;
            }
        }
        (_undo, _undoProblems) = (null, []);
        _details = Revision is { } revision ? await Details(revision) : null;
        _unknown = _details is null ? Revision : null;
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = desk.Follow(null, hint => hint is { DraftOf: null, Revision: > 0 } && hint.Program == Program ? InvokeAsync(Refresh) : Task.CompletedTask, _leaving.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    private async Task Load()
    {
        _head = (await desk.Ask(Program, new ProgramHeadView(Cultures.Current), Scope.Committed))?.View;
        if (_head is null) return;
        var page = await desk.History(Program, null, PageLength);
        (_entries, _next) = (page.Entries, page.Next);
    }

    private async Task LoadOlder()
    {
        _isBusy = true;
        var page = await desk.History(Program, _next, PageLength);
        (_entries, _next, _isBusy) = ([.. _entries, .. page.Entries], page.Next, false);
    }

    /// <summary>Somebody committed: what is new comes on top, marked; what was open stays open.</summary>
    private async Task Refresh()
    {
        var known = _entries.Select(entry => entry.Revision).ToHashSet();
        await Load();
        _fresh.UnionWith(_entries.Select(entry => entry.Revision).Where(revision => !known.Contains(revision)));
        StateHasChanged();
    }

    private async Task<EntryDetails?> Details(long revision)
    {
        if (await desk.Entry(Program, revision) is not { } entry) return null;
        var headline = _entries.FirstOrDefault(candidate => candidate.Revision == revision) ?? (await desk.History(Program, revision + 1, 1)).Entries.FirstOrDefault();
        var imports = await desk.Imports(Program);
        var view = await desk.Ask(Program, new EntryDetailsView(entry, Cultures.Current), Scope.Committed);
        return view is null || headline is null ? null : view.View with { Headline = headline, Import = imports.FirstOrDefault(import => import.Revision == revision) };
    }

    private async Task PreviewUndo()
    {
        _isBusy = true;
        _undo = await desk.Undo(Program, _details!.Entry.Revision, previewOnly: true);
        await Explain(_undo);
        _isBusy = false;
    }

    private async Task CommitUndo()
    {
        _isBusy = true;
        var revision = _details!.Entry.Revision;
        var outcome = await desk.Undo(Program, revision);
        _isBusy = false;
        if (outcome is ChangeOutcome.Done done)
        {
            notices.Show(new Notice($"Revision {revision} is taken back.", "Do it again", () => desk.Undo(Program, done.Revision)));
            Close();
            await Refresh();
            return;
        }
        _undo = outcome;
        await Explain(outcome);
    }

    private async Task Explain(ChangeOutcome outcome) => _undoProblems = outcome switch
    {
        ChangeOutcome.Refused refused => (await desk.Ask(Program, new ProblemsView(refused.Problems), Scope.Committed))?.View ?? [],
        ChangeOutcome.Conflicted conflicted => (await desk.Ask(Program, new ConflictsView(conflicted.Conflicts, Cultures.Current), Scope.Committed))?.View ?? [],
        ChangeOutcome.NotFound => ["This revision is not there any more."],
        _ => [],
    };

    private void Close() => navigation.NavigateTo($"programs/{Id}/history");

    private string Address(long revision) => $"programs/{Id}/history?revision={revision}";
}
