using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;

namespace Throughline.Server.Pages.Frame;

/// <summary>The way to every page that works; the programs with where they stand.</summary>
public sealed partial class Navigation(ProgramDesk desk, NavigationManager navigation)
{
    private const int Most = 30;
    private readonly CancellationTokenSource _leaving = new();
    private ProgramSummary[] _programs = [];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += Moved;
        await Load();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = desk.Follow(null, hint => hint.DraftOf is null ? InvokeAsync(Reload) : Task.CompletedTask, _leaving.Token);
    }

    private async Task Load() => _programs = [.. (await desk.Programs()).Take(Most)];

    private bool IsHere(ProgramSummary program) => navigation.Uri.Contains(program.Id.Value.ToString(), StringComparison.OrdinalIgnoreCase);

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);

    private async Task Reload()
    {
        await Load();
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= Moved;
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }
}
