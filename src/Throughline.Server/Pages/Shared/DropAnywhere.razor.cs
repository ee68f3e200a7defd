using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Throughline.Server.Pages.Shared;

/// <summary>Lets a file be dropped anywhere on the page; it is carried to the import page, or put into the file field of this one.</summary>
public sealed partial class DropAnywhere(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>Where the dropped file goes. Default: the import page.</summary>
    [Parameter] public string Target { get; set; } = "import";

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _module = await script.InvokeAsync<IJSObjectReference>("import", "/import/drop.js");
        await _module.InvokeVoidAsync("listen");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_module is null) return;
        try
        {
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            _module = null; // the browser is gone, and its module with it
        }
    }
}
