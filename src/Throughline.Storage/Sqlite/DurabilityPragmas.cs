using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Throughline.Storage.Sqlite;

/// <summary>Settings of every connection: what was committed survives a power cut, references hold, a busy database is waited for.</summary>
internal sealed class DurabilityPragmas : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

    public static DurabilityPragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public static void Apply(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    /// <summary>Switches the file to a write-ahead log and checks that every setting holds.</summary>
    /// <exception cref="DataFolderException">One does not, as on some network drives.</exception>
    public static void Establish(SqliteConnection connection)
    {
        Read(connection, "PRAGMA journal_mode=WAL");
        Apply(connection);
        Demand(connection, "journal_mode", "wal");
        Demand(connection, "synchronous", "2");
        Demand(connection, "foreign_keys", "1");
    }

    public static string Read(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private static void Demand(SqliteConnection connection, string name, string expected)
    {
        var actual = Read(connection, $"PRAGMA {name}");
        if (!string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
            throw new DataFolderException($"The database {connection.DataSource} does not keep its promise: {name} is '{actual}' and must be '{expected}'. Keep the data folder on a local disk.");
    }
}
