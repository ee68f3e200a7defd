namespace Throughline.Server.Access;

/// <summary>Lets few files be read at the same time, from pages and programs alike: each may take some hundred megabytes.</summary>
public sealed class ImportGate : IDisposable
{
    /// <summary>How many are read at the same time, unless they are large.</summary>
    public const int AtOnce = 2;

    /// <summary>How many more may wait.</summary>
    public const int Waiting = 8;

    /// <summary>What is said to those beyond.</summary>
    public const string Refusal = "The server is reading as many files as it can take. Nothing was taken in. Send this one again in a moment.";

    private readonly SemaphoreSlim _free = new(AtOnce);
    private readonly SemaphoreSlim _gathering = new(1);
    private const long Large = 16L << 20;
    private const long WorthReturning = 128L << 20;
    private int _inside;
    private long _committedBefore;

    /// <summary>Waits until a file may be read.</summary>
    /// <param name="size">Its length in bytes; a large one is read alone.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The place, to be given back when the file is done with. Null: too many wait already.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public async Task<IDisposable?> Enter(long size, CancellationToken cancel)
    {
        var inside = Interlocked.Increment(ref _inside);
        var place = new Place(this);
        try
        {
            if (inside > AtOnce + Waiting) return null;
            if (inside == 1) Volatile.Write(ref _committedBefore, GC.GetGCMemoryInfo().TotalCommittedBytes);
            await place.Take(size > Large ? AtOnce : 1, cancel);
            return place;
        }
        finally
        {
            if (!place.IsTaken) place.Dispose();
        }
    }

    public void Dispose()
    {
        _free.Dispose();
        _gathering.Dispose();
    }

    /// <summary>Gives the memory of large files back to the machine, which the collector would keep for the next: measured, 820 MB stayed after five hostile ones, without an end.</summary>
    private void ReturnMemory()
    {
        if (GC.GetGCMemoryInfo().TotalCommittedBytes - Volatile.Read(ref _committedBefore) > WorthReturning)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private sealed class Place(ImportGate gate) : IDisposable
    {
        private int _held;
        private int _isGivenBack;

        public bool IsTaken { get; private set; }

        public async Task Take(int places, CancellationToken cancel)
        {
            // Whoever needs more than one gathers them alone: two with a part each would wait for each other.
            if (places > 1) await gate._gathering.WaitAsync(cancel);
            try
            {
                for (; _held < places; _held++) await gate._free.WaitAsync(cancel);
                IsTaken = true;
            }
            finally
            {
                if (places > 1) gate._gathering.Release();
            }
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGivenBack, 1) == 1) return;
            if (_held > 0) gate._free.Release(_held);
            if (Interlocked.Decrement(ref gate._inside) == 0 && IsTaken) gate.ReturnMemory();
        }
    }
}
