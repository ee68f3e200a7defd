namespace Throughline.Server.Access;

/// <summary>Lets few files be read at the same time, from pages and programs alike: each may take some hundred megabytes.</summary>
public sealed class ImportGate : IDisposable
{
    /// <summary>How many are read at the same time.</summary>
    public const int AtOnce = 2;

    /// <summary>How many more may wait.</summary>
    public const int Waiting = 8;

    /// <summary>What is said to those beyond.</summary>
    public const string Refusal = "The server is reading as many files as it can take. Nothing was taken in. Send this one again in a moment.";

    private readonly SemaphoreSlim _free = new(AtOnce);
    private int _inside;

    /// <summary>Waits until a file may be read.</summary>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The place, to be given back when the file is done with. Null: too many wait already.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public async Task<IDisposable?> Enter(CancellationToken cancel)
    {
        var hasEntered = false;
        try
        {
            if (Interlocked.Increment(ref _inside) > AtOnce + Waiting) return null;
            await _free.WaitAsync(cancel);
            hasEntered = true;
            return new Place(this);
        }
        finally
        {
            if (!hasEntered) Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _free.Dispose();

    private sealed class Place(ImportGate gate) : IDisposable
    {
        private int _isGivenBack;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGivenBack, 1) == 1) return;
            Interlocked.Decrement(ref gate._inside);
            gate._free.Release();
        }
    }
}
