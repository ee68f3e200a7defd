using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Throughline.Server.Pages.Import;

/// <summary>Where the plan comes from: a file or pasted cells.</summary>
public sealed partial class SourceChoice(IJSRuntime script) : IAsyncDisposable
{
    private const string Example = "Name\tDuration\tPredecessors\nDesign\t5d\t\nBuild\t10d\t1";
    private string _text = "";
    private IJSObjectReference? _drop;

    /// <summary>A file was chosen or dropped.</summary>
    [Parameter] public EventCallback<IBrowserFile> OnFile { get; set; }

    /// <summary>Cells were pasted.</summary>
    [Parameter] public EventCallback<string> OnText { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _drop = await script.InvokeAsync<IJSObjectReference>("import", "/import/drop.js");
        await _drop.InvokeVoidAsync("take");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_drop is null) return;
        try
        {
            await _drop.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            _drop = null; // the browser is gone, and its module with it
        }
    }

    private Task Chosen(InputFileChangeEventArgs change) => OnFile.InvokeAsync(change.File);
}
