using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Interchange;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Shared;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Start;

/// <summary>The first page: what this is for as long as there is no program, then how each program stands.</summary>
public sealed partial class ProgramsPage(ProgramDesk desk, NavigationManager navigation, Notices notices, TimeProvider clock) : IAsyncDisposable
{
    private ImmutableArray<ProgramSummary>? _programs;
    private ImmutableArray<string> _problems = [];
    private bool _isBusy, _isNaming;
    private readonly CancellationTokenSource _leaving = new();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _programs = await desk.Programs();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _ = desk.Follow(null, hint => hint.DraftOf is null ? InvokeAsync(Refresh) : Task.CompletedTask, _leaving.Token);
        await Refresh();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    private async Task Refresh()
    {
        _programs = await desk.Programs();
        StateHasChanged();
    }

    private async Task Create(string name)
    {
        var program = new ProgramDetails { Id = new(Guid.CreateVersion7()), Name = name.Trim(), KeyPrefix = KeyPrefixes.From(name), Start = clock.GetLocalNow().Date.AddHours(8) };
        var outcome = await Busy(() => desk.Commit(program.Id, [new Change.Put(program)], 0, "Started empty"));
        if (outcome is ChangeOutcome.Done) navigation.NavigateTo($"programs/{program.Id.Value}/plan");
        else if (outcome is ChangeOutcome.Refused refused) _problems = [.. refused.Problems.Select(problem => ProblemWords.Of(problem, new Plan { Program = program }))];
    }

    private async Task ShowDemo()
    {
        await Busy(desk.CreateDemo);
        await Refresh();
    }

    private async Task RemoveDemo()
    {
        var count = await Busy(desk.RemoveDemo);
        notices.Show(new Notice(count == 1 ? "The demo program is removed." : $"{count} demo programs are removed.", "Bring them back", desk.CreateDemo));
        await Refresh();
    }

    private async Task<T> Busy<T>(Func<Task<T>> work)
    {
        (_isBusy, _problems) = (true, []);
        StateHasChanged();
        try
        {
            return await work();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
