using Microsoft.JSInterop;

namespace Throughline.Server.Pages.Shared;

/// <summary>Where the frame shows the reader's message.</summary>
public sealed partial class NoticeRegion(IJSRuntime script)
{
    private bool _isBusy;

    /// <inheritdoc/>
    protected override void OnInitialized() => Notices.Changed += Refresh;

    /// <summary>A page is drawn before its circuit answers; from here on it does, and whoever drives the browser can see it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await script.InvokeVoidAsync("document.documentElement.setAttribute", "data-ready", "true");
    }

    /// <inheritdoc/>
    public void Dispose() => Notices.Changed -= Refresh;

    private void Refresh() => _ = InvokeAsync(StateHasChanged);

    private async Task Act(Notice notice)
    {
        _isBusy = true;
        try
        {
            await notice.Action!();
            if (ReferenceEquals(Notices.Current, notice)) Notices.Clear();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
