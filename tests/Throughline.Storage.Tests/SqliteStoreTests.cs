using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Throughline.Storage.Sqlite;

namespace Throughline.Storage.Tests;

/// <summary>The conformance kit on SQLite, and what is SQLite's own.</summary>
public sealed class SqliteStoreTests : StoreConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-store-");

    private protected override Task<IDatabase> Open() => Task.FromResult<IDatabase>(SqliteDatabase.Open(_folder.FullName));

    protected override ValueTask CleanUp()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_acknowledged_is_on_disk_by_every_connection()
    {
        var written = await Database.Write((context, _) => Task.FromResult(Settings(context)), TestContext.Current.CancellationToken);
        written.ShouldBe(("wal", "2", "1"));
        await using var reading = Database.Open();
        await reading.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Settings(reading).ShouldBe(("wal", "2", "1"));
    }

    [Fact]
    public void A_second_process_is_kept_out_with_a_clear_message()
    {
        var problem = Should.Throw<DataFolderException>(() => SqliteDatabase.Open(_folder.FullName));
        problem.Message.ShouldContain("in use by another Throughline");
        problem.Message.ShouldContain(_folder.FullName);
    }

    [Fact]
    public async Task The_lock_is_gone_after_closing()
    {
        await Reopen();
        await Reopen();
        (await Store.Summaries(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_no_database_is_answered_with_a_way_out()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-store-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "throughline.db"), new string('x', 5000));
            Should.Throw<DataFolderException>(() => SqliteDatabase.Open(folder.FullName)).Message.ShouldContain("backup");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_model_and_the_migrations_say_the_same()
    {
        await using var context = (SqliteContext)Database.Open();
        context.Database.HasPendingModelChanges().ShouldBeFalse();
        (await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_that_fails_takes_no_other_of_its_batch_with_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var gate = new ManualResetEventSlim();
        var holding = Database.Write((_, _) => Task.FromResult(gate.Wait(TimeSpan.FromSeconds(30), cancel)), cancel);
        var good = Store.Append(Samples.Adds(10, 1, Samples.Program(10)), cancel);
        var bad = Database.Write<int>((_, _) => throw new InvalidDataException("broken"), cancel);
        var alsoGood = Store.Append(Samples.Adds(11, 1, Samples.Program(11)), cancel);
        gate.Set();
        (await holding).ShouldBeTrue();
        (await good).ShouldBe(AppendOutcome.Appended);
        (await Should.ThrowAsync<InvalidDataException>(() => bad)).Message.ShouldBe("broken");
        (await alsoGood).ShouldBe(AppendOutcome.Appended);
        (await Store.Summaries(cancel)).Length.ShouldBe(2);
    }

    private static (string Journal, string Synchronous, string ForeignKeys) Settings(ThroughlineContext context)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        return (DurabilityPragmas.Read(connection, "PRAGMA journal_mode"), DurabilityPragmas.Read(connection, "PRAGMA synchronous"), DurabilityPragmas.Read(connection, "PRAGMA foreign_keys"));
    }
}
