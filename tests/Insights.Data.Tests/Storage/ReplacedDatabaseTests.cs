using Insights.Data.Faults;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;
using Insights.Testing;
using Microsoft.Data.Sqlite;

namespace Insights.Data.Tests.Storage;

/// <summary>A database whose file somebody replaces while it is in use.</summary>
public class ReplacedDatabaseTests
{
    private const string Header = "order,customer,date,amount\n";

    [Fact]
    public async Task A_file_that_takes_the_databases_place_is_read_and_written_from_then_on_and_not_spoilt_by_what_was_left_of_the_old_one()
    {
        if (OperatingSystem.IsWindows()) return;
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        var (backup, kept) = (shop.Folder.File("backup.db"), await shop.DumpAsync());
        await ((SqliteDatabase)shop.Database).BackupAsync(backup, overwrite: false, CancellationToken.None);
        await shop.ImportTextAsync(Header + "2,ben,2024-02-05,7.50\n3,carl,2024-02-06,7.50\n");
        var before = await shop.Database.ReadRevisionsAsync(CancellationToken.None);

        File.Move(backup, shop.Database.Location, overwrite: true);

        var after = await shop.Database.ReadRevisionsAsync(CancellationToken.None);
        Assert.Equal(kept, await shop.DumpAsync());
        Assert.True(after.Shop > before.Shop);
        Assert.All(Enum.GetValues<Topics>().Where(topic => topic is not (Topics.None or Topics.Precomputed)), topic => Assert.NotEqual(before.Of(topic), after.Of(topic)));
        await shop.ImportTextAsync(Header + "4,dora,2024-03-05,1.00\n");
        Assert.Equal(["anna", "dora"], await shop.Database.QueryAsync("SELECT external_id FROM customers ORDER BY 1", [], row => row.GetString(0), CancellationToken.None).ToListAsync());
        Assert.Equal("ok", await AskAsync(shop.Database.Location, "PRAGMA integrity_check"));
        Assert.Equal("wal", await AskAsync(shop.Database.Location, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_good_file_is_read_again_after_one_that_is_no_database()
    {
        if (OperatingSystem.IsWindows()) return;
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        await ((SqliteDatabase)shop.Database).BackupAsync(shop.Folder.File("backup.db"), overwrite: false, CancellationToken.None);
        await shop.Database.ReadRevisionsAsync(CancellationToken.None);
        var garbage = new byte[50_000];
        new Random(1).NextBytes(garbage);
        await File.WriteAllBytesAsync(shop.Folder.File("garbage"), garbage);

        File.Move(shop.Folder.File("garbage"), shop.Database.Location, overwrite: true);
        var errors = new[]
        {
            await Assert.ThrowsAsync<DatabaseException>(() => shop.Database.ReadRevisionsAsync(CancellationToken.None)),
            await Assert.ThrowsAsync<DatabaseException>(() => shop.Database.ReadShopAsync(CancellationToken.None)),
        };
        File.Move(shop.Folder.File("backup.db"), shop.Database.Location, overwrite: true);

        Assert.All(errors, error => Assert.Equal(DatabaseFault.Damaged, error.Fault));
        await shop.Database.ReadRevisionsAsync(CancellationToken.None);
        Assert.Equal("anna", await shop.Database.QueryAsync("SELECT external_id FROM customers", [], row => row.GetString(0), CancellationToken.None).SingleAsync());
    }

    [Fact]
    public async Task Readers_of_the_old_file_are_waited_for_and_others_get_the_reason()
    {
        if (OperatingSystem.IsWindows()) return;
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        await ((SqliteDatabase)shop.Database).BackupAsync(shop.Folder.File("backup.db"), overwrite: false, CancellationToken.None);
        await shop.Database.ReadRevisionsAsync(CancellationToken.None);
        var reader = await shop.Database.OpenAsync(CancellationToken.None);
        File.Move(shop.Folder.File("backup.db"), shop.Database.Location, overwrite: true);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => shop.Database.ReadRevisionsAsync(CancellationToken.None));
        var other = await Assert.ThrowsAsync<DatabaseException>(() => shop.Database.OpenAsync(CancellationToken.None));
        await reader.DisposeAsync();

        Assert.Equal([DatabaseFault.Replaced, DatabaseFault.Replaced], new[] { error.Fault, other.Fault });
        await shop.Database.ReadRevisionsAsync(CancellationToken.None);
        Assert.Equal("anna", await shop.Database.QueryAsync("SELECT external_id FROM customers", [], row => row.GetString(0), CancellationToken.None).SingleAsync());
    }

    [Fact]
    public async Task An_import_into_a_file_that_has_been_replaced_fails_and_says_so()
    {
        if (OperatingSystem.IsWindows()) return;
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        await ((SqliteDatabase)shop.Database).BackupAsync(shop.Folder.File("backup.db"), overwrite: false, CancellationToken.None);
        await using var session = await shop.Database.BeginImportAsync(CancellationToken.None);
        File.Move(shop.Folder.File("backup.db"), shop.Database.Location, overwrite: true);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => session.BeginMergeAsync(CancellationToken.None));

        Assert.Equal(DatabaseFault.Replaced, error.Fault);
    }

    [Fact]
    public async Task A_database_that_is_not_in_wal_mode_is_put_into_it_when_it_is_opened()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        await ((SqliteDatabase)shop.Database).BackupAsync(shop.Folder.File("backup.db"), overwrite: false, CancellationToken.None);
        Directory.CreateDirectory(shop.Folder.File("other"));
        File.Move(shop.Folder.File("backup.db"), shop.Folder.File("other/insights.db"));
        var before = await AskAsync(shop.Folder.File("other/insights.db"), "PRAGMA journal_mode");

        using var database = new SqliteDatabase(shop.Folder.File("other"));
        await database.ReadShopAsync(CancellationToken.None);

        Assert.Equal(("delete", "wal"), (before, await AskAsync(database.Location, "PRAGMA journal_mode")));
    }

    [Fact]
    public async Task Damaged_pages_are_reported_as_such_to_every_reader()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + string.Concat(Enumerable.Range(0, 2_000).Select(row => $"{row},c{row},2024-01-05,1.00\n")));
        ((SqliteDatabase)shop.Database).Dispose();
        var bytes = await File.ReadAllBytesAsync(shop.Database.Location);
        for (var page = bytes.Length / 4096 / 2; page < bytes.Length / 4096; page++) Array.Fill(bytes, (byte)'x', page * 4096, 4096);
        await File.WriteAllBytesAsync(shop.Database.Location, bytes);

        foreach (var table in new[] { "baskets", "customers", "order_statements" })
        {
            var error = await Record.ExceptionAsync(() => shop.Database.QueryAsync($"SELECT * FROM {table}", [], row => row.GetValue(0), CancellationToken.None).ToListAsync().AsTask());
            if (error is not null) Assert.Equal(DatabaseFault.Damaged, Assert.IsType<DatabaseException>(error).Fault);
        }
        var found = await Record.ExceptionAsync(() => shop.DumpAsync());
        Assert.Equal(DatabaseFault.Damaged, Assert.IsType<DatabaseException>(found).Fault);
    }

    private static async Task<string?> AskAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() as string;
    }
}
