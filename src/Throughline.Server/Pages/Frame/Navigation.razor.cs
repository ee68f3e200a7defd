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
        if (firstRender) _ = Watch();
    }

    private async Task Load() => _programs = [.. (await desk.Programs()).Take(Most)];

    private bool IsHere(ProgramSummary program) => navigation.Uri.Contains(program.Id.Value.ToString(), StringComparison.OrdinalIgnoreCase);

    private void Moved(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);

    private async Task Watch()
    {
        try
        {
            await foreach (var hint in desk.Watch(null, _leaving.Token))
            {
                if (hint.DraftOf is not null) continue;
                await InvokeAsync(async () =>
                {
                    await Load();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left: nobody watches any more.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= Moved;
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }
}
