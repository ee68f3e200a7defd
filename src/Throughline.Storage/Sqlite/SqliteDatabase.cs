using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Throughline.Storage.Sqlite;

/// <summary>One SQLite file in a folder of which this process is the only user.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private readonly DataFolder _folder;
    private readonly DbContextOptions<SqliteContext> _options;
    private readonly SqliteWriter _writer;

    private SqliteDatabase(DataFolder folder)
    {
        _folder = folder;
        var connectionString = new SqliteConnectionStringBuilder { DataSource = folder.DatabaseFile, Pooling = true }.ToString();
        _options = new DbContextOptionsBuilder<SqliteContext>()
            .UseSqlite(connectionString).AddInterceptors(DurabilityPragmas.Instance)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        DurabilityPragmas.Establish(connection);
        _writer = new SqliteWriter(connection);
    }

    /// <summary>Locks the folder, brings the database to this version's schema and opens it.</summary>
    /// <exception cref="DataFolderException">The folder is in use, cannot be written, or holds something that is no database of ours.</exception>
    public static SqliteDatabase Open(string path)
    {
        var folder = DataFolder.Lock(path);
        try
        {
            var database = new SqliteDatabase(folder);
            using var context = database.Open();
            context.Database.Migrate();
            return database;
        }
        catch (SqliteException problem)
        {
            folder.Dispose();
            throw new DataFolderException($"The database {folder.DatabaseFile} cannot be opened: {problem.Message} Restore it from a backup, or choose another folder with --data FOLDER.", problem);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public ThroughlineContext Open() => new SqliteContext(_options);

    public async Task<IDbContextTransaction> BeginSnapshot(ThroughlineContext context, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        // Deferred: a reader of a write-ahead log takes no lock and sees the moment of its first read.
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await context.Database.UseTransactionAsync(transaction, cancel))!;
    }

    public Task<T> Write<T>(Func<ThroughlineContext, RowWriter, Task<T>> work, CancellationToken cancel) => _writer.Write(work, cancel);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.DatabaseFile, Pooling = true }.ToString()))
            SqliteConnection.ClearPool(connection);
        _folder.Dispose();
    }
}
