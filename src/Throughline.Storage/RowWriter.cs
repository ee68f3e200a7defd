using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Throughline.Storage;

/// <summary>Writes rows of any table over one connection, past the change tracker: what changed is known, and each statement is prepared once (docs/decisions/0011-prepared-writes.md).</summary>
internal sealed class RowWriter(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<(Type, bool), TableWriter> _tables = [];

    /// <summary>Writes a row in place of one with its key, or as a new one.</summary>
    public Task Put(ThroughlineContext context, object row, RowStamp stamp = default) => Write(context, row, stamp, replaces: true);

    /// <summary>Writes a new row.</summary>
    /// <exception cref="DbException">There is one with its key.</exception>
    public Task Add(ThroughlineContext context, object row) => Write(context, row, default, replaces: false);

    public async ValueTask DisposeAsync()
    {
        foreach (var table in _tables.Values) await table.DisposeAsync();
    }

    private Task Write(ThroughlineContext context, object row, RowStamp stamp, bool replaces)
    {
        if (!_tables.TryGetValue((row.GetType(), replaces), out var table))
        {
            var type = context.Model.FindEntityType(row.GetType()) ?? throw new ArgumentException($"{row.GetType().Name} is not mapped.", nameof(row));
            _tables[(row.GetType(), replaces)] = table = new TableWriter(type, connection, context.GetService<ISqlGenerationHelper>(), replaces);
        }

        return table.Write(row, stamp, context.Database.CurrentTransaction?.GetDbTransaction());
    }
}
