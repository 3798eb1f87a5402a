using Insights.Data.Faults;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Insights.Data.Tests.Storage;

public class SqliteMigrationTests
{
    [Fact]
    public async Task The_scripts_are_what_ef_core_generates_from_the_migrations()
    {
        await using var context = SqliteDatabase.CreateContext("Data Source=:memory:");
        var migrator = context.GetService<IMigrator>();
        var previous = Migration.InitialDatabase;
        var ids = context.Database.GetMigrations().ToList();

        Assert.Equal(ids, SqliteMigrationScripts.All.Select(script => script.Id));
        foreach (var (id, sql) in SqliteMigrationScripts.All)
        {
            var generated = migrator.GenerateScript(previous, id, MigrationsSqlGenerationOptions.NoTransactions);
            Assert.Equal(Normalise(generated), Normalise(sql));
            previous = id;
        }
    }

    [Fact]
    public async Task The_model_has_no_change_that_no_migration_brings()
    {
        await using var context = SqliteDatabase.CreateContext("Data Source=:memory:");

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Two_programs_that_create_the_database_at_once_both_find_it_ready()
    {
        using var folder = new TemporaryFolder();
        var databases = Enumerable.Range(0, 4).Select(_ => new SqliteDatabase(folder.File("data"))).ToList();

        await Task.WhenAll(databases.Select(database => Task.Run(() => database.MigrateAsync(CancellationToken.None))));

        Assert.All(databases, database => Assert.True(database.IsCurrentAsync(CancellationToken.None).Result));
        databases.ForEach(database => database.Dispose());
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_not_touched()
    {
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(folder.File("data"));
        await database.MigrateAsync(CancellationToken.None);
        await using (var context = database.CreateContext())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99')");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => database.MigrateAsync(CancellationToken.None));

        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("data"));
        await File.WriteAllTextAsync(Path.Combine(folder.File("data"), SqliteDatabase.FileName), new string('x', 5000));

        var error = await Assert.ThrowsAsync<DatabaseException>(() => new SqliteDatabase(folder.File("data")).MigrateAsync(CancellationToken.None));

        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_an_earlier_version_are_all_there_afterwards_run_by_run()
    {
        using var folder = new TemporaryFolder();
        var database = new SqliteDatabase(folder.File("data"));
        Directory.CreateDirectory(folder.File("data"));
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder.File("data"), SqliteDatabase.FileName)}"))
        {
            await connection.OpenAsync();
            foreach (var (_, sql) in SqliteMigrationScripts.All.TakeWhile(script => !script.Id.EndsWith("_ResultsByRun", StringComparison.Ordinal)))
                await ExecuteAsync(connection, sql);
            foreach (var (customer, run) in new[] { (1, 1), (1, 2), (2, 1), (2, 2) })
                await ExecuteAsync(connection, $"""
                    INSERT INTO customer_results (customer_id, run_id, tier, net_spend, purchase_days, lifetime_net_spend, lifetime_purchase_days,
                        first_purchase, last_purchase, vip_probability, clv, vip_probability_low, reasons)
                    VALUES ({customer}, {run}, 1, {customer * 10 + run}, 2, 3, 4, 5, 6, 0.5, 7, 0.25, 'because {customer} {run}')
                    """);
        }

        await database.MigrateAsync(CancellationToken.None);

        var rows = await database.QueryAsync(
            "SELECT run_id, customer_id, net_spend, vip_probability, clv, vip_probability_low, reasons FROM customer_results", [],
            row => string.Join(' ', Enumerable.Range(0, 7).Select(i => Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))), CancellationToken.None).ToListAsync();
        Assert.Equal(["1 1 11 0.5 7 0.25 because 1 1", "1 2 21 0.5 7 0.25 because 2 1", "2 1 12 0.5 7 0.25 because 1 2", "2 2 22 0.5 7 0.25 because 2 2"], rows);
        database.Dispose();
    }

    [Theory]
    [InlineData("net_spend = 2", "net_spend=?")]
    [InlineData("vip_probability = 0.5", "vip_probability=?")]
    [InlineData("churn_probability = 0.5", "churn_probability=?")]
    [InlineData("tier = 1 AND vip_probability = 0.5", "tier=? AND vip_probability=?")]
    [InlineData("tier = 1 AND churn_probability = 0.5", "tier=? AND churn_probability=?")]
    public async Task What_is_equal_within_a_run_is_found_by_an_index_and_not_among_all_results_of_the_run(string condition, string found)
    {
        var plan = await PlansAsync($"SELECT reasons FROM customer_results WHERE run_id = 1 AND {condition}");

        Assert.All(plan, step => Assert.Matches($"USING INDEX ix_customer_results_run_id_.* \\(run_id=\\? AND {System.Text.RegularExpressions.Regex.Escape(found)}\\)", step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AND tier <> 4")]
    [InlineData("AND purchase_days = 1")]
    public async Task All_results_of_a_run_are_read_where_they_lie_together(string condition)
    {
        var plan = await PlansAsync($"SELECT customer_id, reasons FROM customer_results WHERE run_id = 1 {condition}");

        Assert.All(plan, step => Assert.EndsWith("USING PRIMARY KEY (run_id=?)", step, StringComparison.Ordinal));
    }

    /// <summary>How the program that has just migrated reads, and how the next one does.</summary>
    private static async Task<IReadOnlyList<string>> PlansAsync(string sql)
    {
        using var folder = new TemporaryFolder();
        using var migrating = new SqliteDatabase(folder.File("data"));
        await migrating.MigrateAsync(CancellationToken.None);
        using var next = new SqliteDatabase(folder.File("data"));
        var plans = new List<string>();
        foreach (var database in new[] { migrating, next })
            plans.Add(Assert.Single(await database.QueryAsync($"EXPLAIN QUERY PLAN {sql}", [], row => row.GetString(3), CancellationToken.None).ToListAsync()));
        return plans;
    }

    private static async Task ExecuteAsync(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static string Normalise(string sql) => sql.ReplaceLineEndings("\n").Trim();
}
