using Microsoft.JSInterop;

namespace Throughline.Server.Pages.Shared;

/// <summary>Where the frame shows the reader's message.</summary>
public sealed partial class NoticeRegion(IJSRuntime script, TimeProvider clock)
{
    /// <summary>Long enough to read and act; what a notice offers can be done on the history page too.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _leaving = new();
    private bool _isBusy;

    /// <inheritdoc/>
    protected override void OnInitialized() => Notices.Changed += Refresh;

    /// <summary>A page is drawn before its circuit answers; from here on it does, and whoever drives the browser can see it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await script.InvokeVoidAsync("document.documentElement.setAttribute", "data-ready", "true");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Notices.Changed -= Refresh;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private void Refresh()
    {
        _ = InvokeAsync(StateHasChanged);
        if (Notices.Current is { } notice) _ = Expire(notice);
    }

    private async Task Expire(Notice notice)
    {
        try
        {
            await Task.Delay(Stay, clock, _leaving.Token);
            if (ReferenceEquals(Notices.Current, notice) && !_isBusy) await InvokeAsync(Notices.Clear);
        }
        catch (OperationCanceledException)
        {
            // The reader is gone, and the notice with them.
        }
    }

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
