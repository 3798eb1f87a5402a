using Insights.Data.Faults;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;
using Insights.Testing;
using Microsoft.Data.Sqlite;

namespace Insights.Data.Tests.Storage;

/// <summary>Backups, and the way back.</summary>
public class BackupTests
{
    private const string Header = "order,customer,date,amount\n";

    [Fact]
    public async Task A_restored_backup_is_the_shop_as_it_was()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n2,ben,2024-02-05,7.50\n");
        var before = await shop.DumpAsync();
        var backup = shop.Folder.File("backup.db");
        await Sqlite(shop).BackupAsync(backup, overwrite: false, CancellationToken.None);
        await shop.ImportTextAsync(Header + "3,carl,2024-03-05,9.00\n");

        await Sqlite(shop).RestoreAsync(backup, CancellationToken.None);

        Assert.Equal(before, await shop.DumpAsync());
        Assert.Equal([backup, shop.Folder.File("sales.csv")], Directory.GetFiles(shop.Folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_backup_goes_into_a_new_folder()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        await Sqlite(shop).BackupAsync(shop.Folder.File("backup.db"), overwrite: false, CancellationToken.None);

        using var other = new SqliteDatabase(shop.Folder.File("other"));
        await other.RestoreAsync(shop.Folder.File("backup.db"), CancellationToken.None);

        Assert.Equal(await shop.DumpAsync(), await ShopDump.ReadAsync(other));
    }

    [Fact]
    public async Task Backups_while_files_are_imported_each_hold_whole_files_only()
    {
        using var shop = new TestShop();
        const int Rows = 300;
        var import = Task.Run(async () =>
        {
            for (var file = 1; file <= 8; file++)
                await shop.ImportTextAsync(Header + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{file}-{row},c{row},2024-0{file}-05,1.00\n")), name: $"sales{file}.csv");
        });
        var counts = new List<long>();
        while (!import.IsCompleted)
        {
            if (!File.Exists(shop.Database.Location) || !await shop.Database.IsCurrentAsync(CancellationToken.None)) continue;
            var backup = shop.Folder.File($"backup{counts.Count}.db");
            await Sqlite(shop).BackupAsync(backup, overwrite: false, CancellationToken.None);
            counts.Add(await CountAsync(backup, "SELECT count(*) FROM baskets"));
        }
        await import;

        Assert.NotEmpty(counts);
        Assert.All(counts, count => Assert.Equal(0, count % Rows));
        Assert.Equal(counts.Order(), counts);
    }

    [Fact]
    public async Task Who_reads_during_a_restore_sees_the_old_shop_or_the_new_one_and_asks_again_afterwards()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        await Sqlite(shop).BackupAsync(shop.Folder.File("backup.db"), overwrite: false, CancellationToken.None);
        await shop.ImportTextAsync(Header + "2,ben,2024-02-05,7.50\n");
        await using var reader = await shop.Database.OpenAsync(CancellationToken.None);
        await using var command = reader.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM baskets";
        var seen = new List<object?> { await command.ExecuteScalarAsync() };
        var before = await shop.Database.ReadRevisionsAsync(CancellationToken.None);

        using var other = new SqliteDatabase(Path.GetDirectoryName(shop.Database.Location)!);
        await other.RestoreAsync(shop.Folder.File("backup.db"), CancellationToken.None);

        command.CommandText = "SELECT count(*) FROM baskets";
        seen.Add(await command.ExecuteScalarAsync());
        command.CommandText = "COMMIT; SELECT count(*) FROM baskets";
        seen.Add(await command.ExecuteScalarAsync());
        Assert.Equal([2L, 2L, 1L], seen);
        var after = await shop.Database.ReadRevisionsAsync(CancellationToken.None);
        Assert.True(after.Shop > before.Shop);
        Assert.All(Enum.GetValues<Topics>().Where(topic => topic is not (Topics.None or Topics.Precomputed)), topic => Assert.NotEqual(before.Of(topic), after.Of(topic)));
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_it_is_said_otherwise()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        var path = shop.Folder.Write("backup.db", "precious");

        await Assert.ThrowsAsync<IOException>(() => Sqlite(shop).BackupAsync(path, overwrite: false, CancellationToken.None));
        var kept = await File.ReadAllTextAsync(path);
        await Sqlite(shop).BackupAsync(path, overwrite: true, CancellationToken.None);

        Assert.Equal("precious", kept);
        Assert.Equal(1, await CountAsync(path, "SELECT count(*) FROM baskets"));
        Assert.Equal(2, Directory.GetFiles(shop.Folder.Path).Length);
    }

    [Theory]
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99')", "newer version")]
    [InlineData("DROP TABLE __EFMigrationsHistory", "not a backup")]
    public async Task A_backup_that_this_version_cannot_read_is_refused_and_nothing_is_changed(string change, string reason)
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + "1,anna,2024-01-05,5.00\n");
        var backup = shop.Folder.File("backup.db");
        await Sqlite(shop).BackupAsync(backup, overwrite: false, CancellationToken.None);
        await CountAsync(backup, change);
        var before = await shop.DumpAsync();

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Sqlite(shop).RestoreAsync(backup, CancellationToken.None));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await shop.DumpAsync());
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(shop.Database.Location)!), file => file.Contains(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_a_damaged_database_is_replaced_by_a_whole_backup_and_left_beside()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + string.Concat(Enumerable.Range(0, 2_000).Select(row => $"{row},c{row},2024-01-05,1.00\n")));
        var (whole, damaged) = (shop.Folder.File("whole.db"), shop.Folder.File("damaged.db"));
        await Sqlite(shop).BackupAsync(whole, overwrite: false, CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(whole);
        Array.Fill(bytes, (byte)'x', 5 * 4096, 20 * 4096);
        await File.WriteAllBytesAsync(damaged, bytes);
        var before = await shop.DumpAsync();

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Sqlite(shop).RestoreAsync(damaged, CancellationToken.None));
        Sqlite(shop).Dispose();
        await File.WriteAllTextAsync(shop.Database.Location, new string('x', 8192));
        await Sqlite(shop).RestoreAsync(whole, CancellationToken.None);

        Assert.Equal(DatabaseFault.Damaged, error.Fault);
        Assert.Equal(before, await shop.DumpAsync());
        Assert.True(File.Exists(shop.Database.Location + ".damaged"));
    }

    [Fact]
    public async Task A_database_of_an_earlier_version_is_copied_beside_the_one_that_is_migrated()
    {
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(folder.File("data"));
        Directory.CreateDirectory(folder.File("data"));
        await MakeEarlierAsync(database.Location);

        var copy = await database.MigrateAsync(CancellationToken.None);

        Assert.Equal(Path.Combine(database.Folder, "insights-version-20261125153000.db"), copy);
        Assert.Equal(1, await CountAsync(copy!, "SELECT count(*) FROM shop WHERE name = 'Tea'"));
        Assert.Equal(0, await CountAsync(copy!, "SELECT count(*) FROM sqlite_master WHERE name = 'order_statements'"));
        Assert.True(await database.IsCurrentAsync(CancellationToken.None));
        Assert.Null(await database.MigrateAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Where_no_copy_can_be_stored_nothing_is_migrated_and_the_reason_is_reported()
    {
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(folder.File("data"));
        Directory.CreateDirectory(Path.Combine(folder.File("data"), "insights-version-20261125153000.db", "in the way"));
        await MakeEarlierAsync(database.Location);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => database.MigrateAsync(CancellationToken.None));

        Assert.Contains("room for a second database", error.Message, StringComparison.Ordinal);
        Assert.False(await database.IsCurrentAsync(CancellationToken.None));
        Assert.Equal(2, Directory.GetFileSystemEntries(database.Folder, "insights*").Count(path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_backup_of_an_earlier_version_is_brought_to_this_one()
    {
        using var folder = new TemporaryFolder();
        await MakeEarlierAsync(folder.File("earlier.db"));
        using var database = new SqliteDatabase(folder.File("data"));

        await database.RestoreAsync(folder.File("earlier.db"), CancellationToken.None);

        Assert.True(await database.IsCurrentAsync(CancellationToken.None));
        Assert.Equal("Tea", (await database.ReadShopAsync(CancellationToken.None))!.Name);
        Assert.Equal(0, await CountAsync(folder.File("earlier.db"), "SELECT count(*) FROM sqlite_master WHERE name = 'order_statements'"));
    }

    [Fact]
    public async Task A_migration_that_is_stopped_half_way_leaves_no_transaction_behind()
    {
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(folder.File("data"));
        Directory.CreateDirectory(folder.File("data"));
        await MakeEarlierAsync(database.Location);
        await CountAsync(database.Location, "CREATE TABLE order_statements (in_the_way INTEGER)");

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.MigrateAsync(CancellationToken.None));

        Assert.Equal(0, await CountAsync(database.Location, "SELECT count(*) FROM sqlite_master WHERE name = 'import_answers'"));
        await using var other = await database.OpenAsync(CancellationToken.None);
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; ROLLBACK";
        command.CommandTimeout = 1;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A database as an earlier version has left it.</summary>
    private static async Task MakeEarlierAsync(string path)
    {
        foreach (var (id, sql) in SqliteMigrationScripts.All)
        {
            await CountAsync(path, sql);
            if (id.EndsWith("_RunFigures", StringComparison.Ordinal)) break;
        }
        await CountAsync(path, "INSERT INTO shop (shop_id, name, currency, currency_is_assumed, time_zone, time_zone_is_assumed, data_version) VALUES (1, 'Tea', 'EUR', 0, 'UTC', 0, 3)");
    }

    private static SqliteDatabase Sqlite(TestShop shop) => (SqliteDatabase)shop.Database;

    private static async Task<long> CountAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }
}
