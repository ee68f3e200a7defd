using Microsoft.Extensions.DependencyInjection;
using Throughline.Storage.Sqlite;

namespace Throughline.Storage;

/// <summary>How a host gets a store.</summary>
public static class StorageRegistration
{
    /// <summary>Keeps programs in one SQLite file under a folder. The folder is locked and the schema brought up to date on first use.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="dataFolder">The folder; created when missing.</param>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, string dataFolder) => services
        .AddSingleton<IDatabase>(_ => SqliteDatabase.Open(dataFolder))
        .AddSingleton<IRevisionStore, RevisionStore>();
}
