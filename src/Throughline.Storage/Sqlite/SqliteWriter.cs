using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Throughline.Storage.Sqlite;

/// <summary>The one writer of a database file. Work that waits together becomes durable together: one transaction, one flush to disk.</summary>
/// <remarks>Each piece of work has a savepoint, so that one that fails takes no other with it.</remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int LargestBatch = 64;
    private readonly Channel<IWork> _queue = Channel.CreateUnbounded<IWork>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly SqliteContext _context;
    private readonly RowWriter _rows;
    private readonly Task _loop;

    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _context = new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        _rows = new RowWriter(connection);
        _loop = Task.Run(Run);
    }

    public async Task<T> Write<T>(Func<ThroughlineContext, RowWriter, Task<T>> work, CancellationToken cancel)
    {
        var item = new Work<T>(work, cancel);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(item), this);
        return await item.Outcome;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await _rows.DisposeAsync();
        await _context.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task Run()
    {
        var batch = new List<IWork>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var work))
                if (!work.Withdraw()) batch.Add(work);
            if (batch.Count > 0) await Commit(batch);
            batch.Clear();
        }
    }

    private async Task Commit(List<IWork> batch)
    {
        try
        {
            await using (var transaction = _connection.BeginTransaction(deferred: false))
            {
                await using var shared = await _context.Database.UseTransactionAsync(transaction);
                foreach (var work in batch) await work.Do(_context, _rows, transaction);
                transaction.Commit();
            }
            foreach (var work in batch) work.Acknowledge();
        }
        catch (Exception problem)
        {
            // Told to everyone who waits; the writer goes on, or all later ones would wait for ever.
            foreach (var work in batch) work.Fail(problem);
        }
    }

    private interface IWork
    {
        bool Withdraw();

        Task Do(ThroughlineContext context, RowWriter rows, SqliteTransaction transaction);

        void Acknowledge();

        void Fail(Exception problem);
    }

    private sealed class Work<T>(Func<ThroughlineContext, RowWriter, Task<T>> work, CancellationToken cancel) : IWork
    {
        private const string Savepoint = "work";
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _problem;

        public Task<T> Outcome => _outcome.Task;

        public bool Withdraw() => cancel.IsCancellationRequested && _outcome.TrySetCanceled(cancel);

        public async Task Do(ThroughlineContext context, RowWriter rows, SqliteTransaction transaction)
        {
            transaction.Save(Savepoint);
            try
            {
                _result = await work(context, rows);
                transaction.Release(Savepoint);
            }
            catch (Exception problem)
            {
                // Kept for the caller, whose work it is; the others of the batch go on.
                _problem = problem;
                transaction.Rollback(Savepoint);
            }
        }

        public void Acknowledge()
        {
            if (_problem is null) _outcome.TrySetResult(_result!);
            else _outcome.TrySetException(_problem);
        }

        public void Fail(Exception problem) => _outcome.TrySetException(_problem ?? problem);
    }
}
