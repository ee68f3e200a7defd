namespace Throughline.Server.Pages.Shared;

/// <summary>Where the frame shows the reader's message.</summary>
public sealed partial class NoticeRegion
{
    private bool _isBusy;

    /// <inheritdoc/>
    protected override void OnInitialized() => Notices.Changed += Refresh;

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
