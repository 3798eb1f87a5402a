using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Data.Storage.Sqlite;
using Insights.Data.Values;
using Insights.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Storage;

/// <summary>A database of a version that stored baskets only, and not what each file had stated.</summary>
public sealed class EarlierDataTests : IDisposable
{
    private const string Shopify = "Name,Email,Financial Status,Currency,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Source,Lineitem discount\n";
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task The_same_sales_are_known_again_and_a_newer_version_replaces_them()
    {
        await MakeAsync();
        const string Sales = "customer,date,amount,order,product\nbob,2024-05-01,10.00,A,P1\nbob,2024-05-02,20.00,A,P1\n,2024-05-03,4.00,B,\n";

        var again = await shop.ImportTextAsync(Sales);
        var rows = await shop.ImportTextAsync("customer,date,amount\nbob,2024-05-04,3.00\n");
        var order = await shop.ImportTextAsync(Shopify + "#1,bob@example.org,paid,EUR,50.00,0.00,2024-05-01 10:00:00 +0000,1,Hat,50.00,,,20.00,web,0.00\n");

        Assert.Equal(new LineCounts(0, 2, 0, 1, 0), again.Lines);
        Assert.Equal(new LineCounts(0, 1, 0, 0, 0), rows.Lines);
        Assert.Equal(30.00m, order.CustomerAmount.Amount);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(
            [-15.00m, -5.00m, 3.00m, 10.00m, 20.00m, 50.00m],
            (await context.Baskets.OrderBy(basket => basket.Amount).ToListAsync()).Select(basket => basket.Amount.Amount));
        Assert.Equal(4.00m, (await context.AnonymousBaskets.SingleAsync()).Amount.Amount);
        Assert.Equal("FR", (await context.Customers.SingleAsync(customer => customer.ExternalId == "bob")).Country);
    }

    [Fact]
    public async Task Its_imports_cannot_be_undone_and_the_reason_is_said()
    {
        await MakeAsync();

        var error = await Assert.ThrowsAsync<ImportException>(() => new Importer(shop.Database, shop.Clock).UndoAsync(new ImportId(1), dryRun: false, CancellationToken.None));

        Assert.Equal("undo-earlier-version", error.Details.Code);
    }

    [Fact]
    public async Task An_import_that_came_after_it_is_undone()
    {
        await MakeAsync();
        var first = await shop.ImportTextAsync("customer,date,amount,order,product\nbob,2024-06-01,1.00,Z,P1\n");
        await new Importer(shop.Database, shop.Clock).UndoAsync(first.ImportId ?? throw new InvalidOperationException("It was a dry run."), dryRun: false, CancellationToken.None);

        await using var context = shop.Database.CreateContext();
        Assert.Equal([-5.00m, 3.00m, 10.00m, 20.00m, 50.00m], (await context.Baskets.OrderBy(basket => basket.Amount).ToListAsync()).Select(basket => basket.Amount.Amount));
    }

    [Fact]
    public async Task What_was_appended_to_an_orders_id_is_separated_from_it_by_a_control_character()
    {
        await using (var connection = await OpenBeforeAsync("_Statements"))
        {
            foreach (var reference in new[] { "~1714780800000s~bob", "#1", "#1#refund-0001", "A#day-2024-05-02", "T#return-2024-05-02", "T#return-2024-05-02#day-2024-05-03" })
                await ExecuteAsync(connection, $"INSERT INTO anonymous_baskets (source_id, order_ref, day, kind, amount, line_count, fingerprint, import_id) VALUES (1, '{reference}', 1, 0, 1, 1, 1, 1)");
        }

        await shop.Database.MigrateAsync(CancellationToken.None);

        await using var context = shop.Database.CreateContext();
        Assert.Equal(
            ["\u001e1714780800000s~bob", "#1", "#1\u001frefund-0001", "A\u001fday-2024-05-02", "T\u001ereturn-2024-05-02", "T\u001ereturn-2024-05-02\u001fday-2024-05-03"],
            (await context.AnonymousBaskets.Select(basket => basket.OrderRef).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Customers_of_a_database_without_other_spellings_are_found_by_them()
    {
        await using (var connection = await OpenBeforeAsync("_OtherSpellings"))
            await ExecuteAsync(connection, "INSERT INTO customers (customer_id, external_id, name) VALUES (1, 'K1', 'Алёна Strauß'), (2, 'K2', 'Anna Meyer')");

        await shop.Database.MigrateAsync(CancellationToken.None);

        await using var context = shop.Database.CreateContext();
        foreach (var word in new[] { "straus", "алена", "strauß" })
            Assert.Equal([1], await context.Database.SqlQuery<int>($"SELECT rowid AS Value FROM customer_search WHERE customer_search MATCH {$"\"{word}\"*"}").ToListAsync());
        await context.Database.ExecuteSqlRawAsync("INSERT INTO customer_search (customer_search, rank) VALUES ('integrity-check', 1)");
    }

    [Fact]
    public async Task Customers_of_a_database_without_terms_of_phone_numbers_are_found_by_other_spellings_of_theirs()
    {
        await using (var connection = await OpenBeforeAsync("_PhoneTerms"))
            await ExecuteAsync(connection, "INSERT INTO customers (customer_id, external_id, name, phone) VALUES (1, 'K1', 'Anna Groß', '0341/5550880'), (2, '+491701234567', 'Bo', NULL), (3, 'K3', 'Cy', NULL)");

        await shop.Database.MigrateAsync(CancellationToken.None);

        await using var context = shop.Database.CreateContext();
        foreach (var (text, customer) in new[] { ("+49 341 5550880", 1), ("0880", 1), ("0170 1234567", 2) })
        {
            var match = string.Join(" OR ", PhoneTerms.LookedFor(text, "DE").Select(term => $"\"{term}\"*"));
            Assert.Equal([customer], await context.Database.SqlQuery<int>($"SELECT rowid AS Value FROM customer_search WHERE customer_search MATCH {match}").ToListAsync());
        }
        Assert.Equal([1], await context.Database.SqlQuery<int>($"SELECT rowid AS Value FROM customer_search WHERE customer_search MATCH 'gross'").ToListAsync());
        await context.Database.ExecuteSqlRawAsync("UPDATE customers SET phone = '0171 7654321' WHERE customer_id = 1");
        await context.Database.ExecuteSqlRawAsync("INSERT INTO customer_search (customer_search, rank) VALUES ('integrity-check', 1)");
    }

    /// <summary>The shop's database as the version before a migration would have made it.</summary>
    private async Task<SqliteConnection> OpenBeforeAsync(string migration)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(shop.Database.Location) ?? "");
        var connection = new SqliteConnection($"Data Source={shop.Database.Location};Pooling=False");
        await connection.OpenAsync();
        SqliteLetters.Register(connection);
        foreach (var (_, sql) in SqliteMigrationScripts.All.TakeWhile(script => !script.Id.EndsWith(migration, StringComparison.Ordinal))) await ExecuteAsync(connection, sql);
        return connection;
    }

    /// <summary>What an earlier version would have left of two files: no statements, and receipts without their day.</summary>
    private async Task MakeAsync()
    {
        await shop.ImportTextAsync("customer,date,amount,order,product,country\nbob,2024-05-01,10.00,A,P1,FR\nbob,2024-05-02,20.00,A,P1,FR\nbob,2024-05-04,3.00,,,FR\n,2024-05-03,4.00,B,,\n");
        await shop.ImportTextAsync(Shopify + "#1,bob@example.org,paid,EUR,50.00,0.00,2024-05-01 10:00:00 +0000,1,Hat,50.00,,,5.00,web,0.00\n");
        await using var connection = new SqliteConnection($"Data Source={shop.Database.Location};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, """
            DELETE FROM order_statements;
            DELETE FROM customer_statements;
            DELETE FROM import_parts;
            UPDATE imports SET has_statements = 0, magnitude = NULL, stated_currency = NULL;
            UPDATE baskets SET order_ref = 'A' WHERE order_ref = 'A' || char(30) || 'day-2024-05-01';
            UPDATE baskets SET order_ref = 'A' || char(31) || 'day-2024-05-02' WHERE order_ref = 'A' || char(30) || 'day-2024-05-02';
            UPDATE anonymous_baskets SET order_ref = 'B';
            """);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
