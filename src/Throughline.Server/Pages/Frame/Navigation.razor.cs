using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Shared;

namespace Throughline.Server.Pages.Frame;

/// <summary>The places, and the programs with how they stand; kept up to date while others commit.</summary>
public sealed partial class Navigation(ProgramDesk desk, NavigationManager navigation) : IAsyncDisposable
{
    private const int Most = 12;
    private ImmutableArray<ProgramSummary> _programs = [];
    private readonly CancellationTokenSource _leaving = new();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += Moved;
        _programs = await desk.Programs();
    }

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
        navigation.LocationChanged -= Moved;
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    private bool IsHere(ProgramSummary program) => navigation.Uri.Contains($"/programs/{program.Id.Value}", StringComparison.OrdinalIgnoreCase);

    // The first ones, and always the one the reader is in.
    private IEnumerable<ProgramSummary> Listed() => _programs.Where((program, at) => at < Most || IsHere(program));

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);

    private async Task Refresh()
    {
        var programs = await desk.Programs();
        if (programs.SequenceEqual(_programs)) return;
        _programs = programs;
        StateHasChanged();
    }
}
