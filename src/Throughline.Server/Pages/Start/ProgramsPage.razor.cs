using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;

namespace Throughline.Server.Pages.Start;

/// <summary>All programs; and, before there is one, the ways to begin.</summary>
public sealed partial class ProgramsPage(ProgramDesk desk, NavigationManager navigation, TimeProvider clock)
{
    private readonly CancellationTokenSource _leaving = new();
    private ProgramSummary[]? _programs;
    private bool _isBusy;
    private string? _problem;

    private DateOnly _today;

    private string Headline
    {
        get
        {
            var late = _programs?.Count(program => program.CommitmentsMissed > 0) ?? 0;
            return late switch
            {
                0 => "Every promise holds as things stand.",
                1 => "One program misses a promise.",
                _ => $"{late} programs miss a promise.",
            };
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        await Load();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = desk.Follow(null, hint => hint.DraftOf is null ? InvokeAsync(Reload) : Task.CompletedTask, _leaving.Token);
    }

    private async Task Load() => _programs = [.. await desk.Programs()];

    private Task StartEmpty() => Busy(async () =>
    {
        var id = new ProgramId(Guid.CreateVersion7());
        var program = new ProgramDetails { Id = id, Name = "New program", KeyPrefix = "NEW", Start = _today.ToDateTime(new TimeOnly(8, 0)) };
        var outcome = await desk.Commit(id, [new Change.Put(program)], baseRevision: 0, "Start empty");
        if (outcome is ChangeOutcome.Done) navigation.NavigateTo($"programs/{id.Value}/plan");
        else _problem = "The program could not be created.";
    });

    private Task RemoveDemo() => Busy(async () =>
    {
        await desk.RemoveDemo();
        await Load();
    });

    private async Task Busy(Func<Task> work)
    {
        _isBusy = true;
        _problem = null;
        try
        {
            await work();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task Reload()
    {
        await Load();
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }
}
