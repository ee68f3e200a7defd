namespace Throughline.Server;

/// <summary>When the server has started.</summary>
internal static class HostStart
{
    /// <summary>Ends when the server answers requests.</summary>
    public static async Task Started(this IHostApplicationLifetime lifetime, CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }
}
