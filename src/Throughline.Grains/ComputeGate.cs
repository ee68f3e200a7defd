namespace Throughline.Grains;

/// <summary>Runs long computations beside the grains' turns, never on all cores at once: a short read always finds one.</summary>
internal sealed class ComputeGate : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>Runs a computation of some milliseconds.</summary>
    public async Task<T> Run<T>(Func<T> computation)
    {
        await _free.WaitAsync();
        try
        {
            return await Task.Run(computation);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
