using Microsoft.EntityFrameworkCore.Storage;

namespace Throughline.Storage;

/// <summary>What differs between the providers: how contexts are opened, how a read sees one moment, how a write becomes durable.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>A context for reading.</summary>
    ThroughlineContext Open();

    /// <summary>Makes all reads of a context see the same moment.</summary>
    Task<IDbContextTransaction> BeginSnapshot(ThroughlineContext context, CancellationToken cancel);

    /// <summary>Runs work in a transaction of its own, or none of it. Returns when it is durable. Cancelable until the work begins.</summary>
    Task<T> Write<T>(Func<ThroughlineContext, RowWriter, Task<T>> work, CancellationToken cancel);
}
