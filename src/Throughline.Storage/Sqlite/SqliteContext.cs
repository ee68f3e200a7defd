using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Throughline.Storage.Sqlite;

internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : ThroughlineContext(options);

/// <summary>For the migrations tool, which needs a context without a host.</summary>
internal sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").Options);
}
