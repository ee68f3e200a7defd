using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Pages.Shared;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Overview;

/// <summary>Will we make it, and what changed?</summary>
public sealed partial class OverviewPage(ProgramDesk desk, NavigationManager navigation, Notices notices, TimeProvider clock) : IAsyncDisposable
{
    private const int LogPage = 200;
    private readonly CancellationTokenSource _leaving = new();
    private OverviewPicture? _picture;
    private RecentChanges? _changes;
    private ItemDetails? _details;
    private Guid _shown;
    private long _revision;
    private int _draftEdits;
    private string? _problem;
    private bool _isMissing;

    /// <summary>The program.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Key of the item whose date is explained. Null: none.</summary>
    [SupplyParameterFromQuery(Name = "why")] public string? WhyKey { get; set; }

    private ProgramId Program => new(Id);

    /// <summary>The program's own address leads here; the address bar names the page.</summary>
    protected override void OnInitialized()
    {
        if (navigation.ToBaseRelativePath(navigation.Uri).EndsWith(Id.ToString(), StringComparison.OrdinalIgnoreCase)) navigation.NavigateTo($"programs/{Id}/overview", replace: true);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Id)
        {
            (_shown, _picture) = (Id, null);
            await Load();
            if (_picture is null)
            {
                _isMissing = true;
                navigation.NotFound();
                return;
            }
        }
        _details = WhyKey is null ? null : (await desk.Ask(Program, new ItemDetailsView(WhyKey, DateKind.Finish, Cultures.Current), Scope.Committed))?.View;
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = desk.Follow(null, hint => hint.Program == Program ? InvokeAsync(Refresh) : Task.CompletedTask, _leaving.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    private async Task Load()
    {
        var answer = await desk.Ask(Program, new OverviewView(Cultures.Current), Scope.Committed);
        if (answer is null) return;
        (_picture, _revision) = (answer.View, answer.Revision);
        _changes = RecentChanges.Of((await desk.History(Program, null, LogPage)).Entries, _picture.Goal, clock.GetLocalNow());
        _draftEdits = await desk.Draft(Program) is { ChangesNothing: false } draft ? draft.Edits.Length : 0;
    }

    private async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }

    private void Open(string? key) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("why", key), replace: false);

    private async Task Promise(MilestonePromise promise)
    {
        _problem = null;
        if ((await desk.Ask(Program, new ItemOfProgram(promise.Item), Scope.Committed))?.View is not { } item) return;
        var changed = item with { Commitment = promise.Day is { } day ? new Commitment(day.ToDateTime(TimeOnly.MinValue), promise.By, DateOnly.FromDateTime(clock.GetLocalNow().DateTime)) : null };
        var outcome = await desk.Commit(Program, [new Change.Put(changed)], _revision, promise.Day is null ? $"Withdrew the commitment of {item.Name}" : $"Set a commitment on {item.Name}");
        switch (outcome)
        {
            case ChangeOutcome.Done done:
                notices.Show(new Notice(promise.Day is null ? $"{item.Name} is promised no more." : $"{item.Name} is promised for {DayText.Short(promise.Day.Value.ToDateTime(TimeOnly.MinValue), _picture!.Head.Today)}.", "Undo", () => desk.Undo(Program, done.Revision)));
                break;
            case ChangeOutcome.Refused refused:
                _problem = string.Join(" ", (await desk.Ask(Program, new ProblemsView(refused.Problems), Scope.Committed))?.View ?? []);
                break;
            default:
                _problem = $"{item.Name} was changed by somebody else meanwhile. Look again, then set the commitment.";
                break;
        }
        await Refresh();
    }
}

/// <summary>Asks for one work item. Null: it is not there.</summary>
/// <param name="Item">Which.</param>
public sealed record ItemOfProgram(WorkItemId Item) : IProgramView<WorkItem?>
{
    /// <inheritdoc/>
    public WorkItem? Of(ProgramSnapshot snapshot) => snapshot.Revision.Plan.WorkItems.TryGet(Item.Value, out var item) ? item : null;
}
