using System.Text.Json.Nodes;
using CsCheck;
using Insights.Data.Shops;
using Insights.Server.Features.Runs;
using Insights.Server.GraphQL.Answers;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Sales;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Tests.Features.Sales;

[Collection(AnalystShopTests.Name)]
public class SalesTests(AnalystShop shop)
{
    private const string Query = """
        query($by: [SalesKey!]!, $from: Date, $to: Date, $first: Int, $run: ID) { sales(by: $by, from: $from, to: $to, first: $first, run: $run) {
          totalCount netSpend { amount } nodes { month tier country channel category generation netSpend { amount } customers } } }
        """;

    private static readonly (string Key, string Field, string Sql, string OfNobody)[] Keys =
    [
        ("MONTH", "month", "strftime('%Y-%m-01', b.day * 86400, 'unixepoch')", "strftime('%Y-%m-01', a.day * 86400, 'unixepoch')"),
        ("TIER", "tier", "substr('ABCD', r.tier + 1, 1)", "NULL"),
        ("COUNTRY", "country", "c.country", "NULL"),
        ("CHANNEL", "channel", "b.channel", "NULL"),
        ("CATEGORY", "category", "p.category", "NULL"),
        ("GENERATION", "generation", "CASE WHEN c.birthday IS NULL THEN NULL WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1928' THEN 'GREATEST' WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1946' THEN 'SILENT' WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1965' THEN 'BOOMERS' WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1981' THEN 'GENERATION_X' WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1997' THEN 'MILLENNIALS' WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '2013' THEN 'GENERATION_Z' ELSE 'ALPHA' END", "NULL"),
    ];

    private sealed record Sold(string Key, decimal Amount, long? Buyer);

    [Fact]
    public void Rows_of_any_keys_and_days_are_those_of_the_sales() =>
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, Keys.Length).ToArray(), 1, 3), Gen.Int[0, 4], Gen.Int[1, 2])
            .Sample((keys, window, run) => CheckAsync(keys, window, run).GetAwaiter().GetResult(), iter: 60);

    private async Task CheckAsync(int[] keys, int window, int run)
    {
        var (from, to) = window switch
        {
            0 or 1 => ((string?)null, (string?)null),
            2 => ("2023-03-01", "2023-10-01"),
            3 => ("2023-03-12", null),
            _ => ("2023-03-01", "2023-03-20"),
        };
        var table = (await shop.Served.QueryAsync(Query, new { by = keys.Select(key => Keys[key].Key), from, to, first = 1_000, run = AnalystShop.Run(run) }))["sales"]!;
        var sold = await SoldAsync(keys, from is null ? -100_000 : AnalystShop.DayOf(DateOnly.Parse(from, null)), AnalystShop.DayOf(to is null ? AnalystShop.AsOf(run) : DateOnly.Parse(to, null)), run);

        var expected = sold.GroupBy(row => row.Key)
            .Select(group => $"{group.Key} {group.Sum(row => row.Amount):0.0000} {group.Select(row => row.Buyer).Where(buyer => buyer is not null).Distinct().Count()}");
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            table["nodes"]!.AsArray().Select(row => $"{KeyOf(row!, keys)} {(decimal)row!["netSpend"]!["amount"]!:0.0000} {row["customers"]}").Order(StringComparer.Ordinal));
        Assert.Equal(table["nodes"]!.AsArray().Count, (int)table["totalCount"]!);
        Assert.Equal(sold.Sum(row => row.Amount), (decimal)table["netSpend"]!["amount"]!);
    }

    [Fact]
    public async Task Kept_sales_are_those_of_a_look_at_every_row()
    {
        await using var scanning = await shop.CopyWithoutGroupsAsync();
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, Keys.Length).ToArray(), 1, 3), Gen.Int[0, 7], Gen.Int[1, 1_000], Gen.Int[1, 2])
            .Sample((keys, window, first, run) => CompareAsync(scanning, keys, window, first > 500 ? 1_000 : first % 30 + 1, run).GetAwaiter().GetResult(), iter: 100);
    }

    private async Task CompareAsync(ServedDatabase scanning, int[] keys, int window, int first, int run)
    {
        var (from, to) = window switch
        {
            0 => ("2023-03-01", "2023-10-01"),
            1 => ("2023-03-01", null),
            2 => (null, "2024-02-01"),
            3 => ("2024-02-01", "2030-01-01"),
            4 => ("2030-01-01", null),
            _ => ((string?)null, (string?)null),
        };
        var asked = new { by = keys.Select(key => Keys[key].Key), from, to, first, run = AnalystShop.Run(run) };

        Assert.Equal((await scanning.QueryAsync(Query, asked))["sales"]!.ToJsonString(), (await shop.Served.QueryAsync(Query, asked))["sales"]!.ToJsonString());
    }

    [Theory]
    [InlineData("MONTH", null)]
    [InlineData("TIER", null)]
    [InlineData("COUNTRY", null)]
    [InlineData("CHANNEL", null)]
    [InlineData("CATEGORY", null)]
    [InlineData("GENERATION", null)]
    [InlineData("TIER CATEGORY", null)]
    [InlineData("COUNTRY MONTH", null)]
    [InlineData("CATEGORY MONTH", "2023-03-01")]
    public async Task Sales_without_a_window_or_of_whole_months_are_read_from_no_table_of_rows(string by, string? from)
    {
        var counting = new CountingDatabase(shop.Shop.Database);
        var revisions = new CurrentRevisions(counting);
        var run = await RunReader.Of(shop.Shop.Database).FindAsync(new RunId(2), CancellationToken.None);

        await new SalesReader(counting, CurrentShopReader.Of(counting), new PrecomputedResults(counting, revisions), new MaterializedAggregates(counting, revisions)).ReadAsync(
            run, [.. by.Split(' ').Select(key => Enum.Parse<SalesKey>(key, ignoreCase: true))], from is null ? null : DateOnly.Parse(from, null), to: null, 1_000, CancellationToken.None);

        Assert.Contains(counting.Statements, sql => sql.Contains("FROM aggregate_cells ", StringComparison.Ordinal));
        foreach (var table in new[] { "customers", "customer_results", "baskets", "basket_lines", "anonymous_baskets" })
            Assert.DoesNotContain(counting.Statements, sql => sql.Contains($" {table} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_choices_of_keys_are_stored_but_those_of_too_many_groups()
    {
        var stored = await shop.RowsAsync("SELECT keys FROM materialized_aggregates WHERE run_id = 2 AND list = 'sales'");
        var sold = (long)(await shop.RowsAsync($"SELECT (SELECT count(*) FROM baskets WHERE kind < 2 AND day < {AnalystShop.DayOf(AnalystShop.AsOf(2))}) + (SELECT count(*) FROM anonymous_baskets WHERE day < {AnalystShop.DayOf(AnalystShop.AsOf(2))})"))[0][0]!;
        var names = Keys.Select(key => key.Key).ToList();
        foreach (var chosen in Enumerable.Range(1, (1 << names.Count) - 1).Select(places => names.Where((_, i) => (places >> i & 1) == 1).ToList()).Where(keys => keys.Count <= 3 && !keys.Contains("CATEGORY")))
        {
            var groups = (int)(await shop.Served.QueryAsync(Query, new { by = chosen, first = 1, run = AnalystShop.Run(2) }))["sales"]!["totalCount"]!;
            var isWanted = chosen.Count == 1 || groups <= sold / 10;
            Assert.Equal(isWanted, stored.Exists(row => string.Equals((string?)row[0], string.Join(',', chosen), StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public async Task Every_table_has_the_same_total_and_as_many_rows_as_are_requested()
    {
        var totals = new HashSet<decimal>();
        foreach (var (key, _, _, _) in Keys)
        {
            var table = (await shop.Served.QueryAsync(Query, new { by = new[] { key }, first = 2 }))["sales"]!;
            totals.Add((decimal)table["netSpend"]!["amount"]!);
            Assert.Equal(2, table["nodes"]!.AsArray().Count);
            Assert.True((int)table["totalCount"]! > 2);
        }
        Assert.Single(totals);
    }

    [Fact]
    public async Task Rows_come_in_the_order_of_the_keys()
    {
        var table = (await shop.Served.QueryAsync(Query, new { by = new[] { "TIER", "MONTH" }, first = 1_000 }))["sales"]!;

        var rows = table["nodes"]!.AsArray().Select(row => ((string?)row!["tier"] ?? "", (string)row["month"]!)).ToList();
        Assert.Equal(rows.Order(), rows);
    }

    [Fact]
    public async Task What_is_on_no_line_has_no_category_and_is_not_lost()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("order,customer,date,product,category,amount\n1,anna,2024-01-05,P1,tea,5.00\n1,anna,2024-01-05,P2,cups,7.00\n2,bob,2024-01-06,P1,tea,4.00\n");
        await new ShopAnalysis(own.Shop.Database, own.Shop.Clock)
            .RunAsync(new DateOnly(2024, 2, 1), new Insights.Ml.Analysis.AnalysisOptions(), progress: null, CancellationToken.None);
        await using (var connection = await own.Shop.Database.OpenAsync(CancellationToken.None))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE baskets SET amount = amount - 15000 WHERE order_ref LIKE '1%'; DELETE FROM basket_lines WHERE basket_id = (SELECT basket_id FROM baskets WHERE order_ref LIKE '2%')";
            await command.ExecuteNonQueryAsync();
        }
        await own.StartAsync();

        var data = await own.QueryAsync("{ sales(by: [CATEGORY]) { netSpend { amount } nodes { category netSpend { amount } customers } } }");

        Assert.Equal(
            """{"netSpend":{"amount":14.5},"nodes":[{"category":null,"netSpend":{"amount":2.5},"customers":1},{"category":"cups","netSpend":{"amount":7},"customers":1},{"category":"tea","netSpend":{"amount":5},"customers":1}]}""",
            data["sales"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{ sales(by: []) { totalCount } }")]
    [InlineData("{ sales(by: [TIER, TIER]) { totalCount } }")]
    [InlineData("{ sales(by: [TIER, MONTH, CHANNEL, COUNTRY]) { totalCount } }")]
    [InlineData("{ sales(by: [TIER], first: 1001) { totalCount } }")]
    public async Task Keys_and_rows_are_bounded(string query) => Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync(query));

    private async Task<List<Sold>> SoldAsync(int[] keys, int from, int to, int run)
    {
        var isByCategory = keys.Any(key => Keys[key].Key == "CATEGORY");
        var known = $"baskets b JOIN customers c USING (customer_id) LEFT JOIN customer_results r ON r.customer_id = b.customer_id AND r.run_id = {run}";
        var where = $"b.kind < 2 AND b.day >= {from} AND b.day < {to}";
        var parts = new List<string> { $"SELECT {Columns(key => key.OfNobody)}, a.amount, NULL FROM anonymous_baskets a WHERE a.day >= {from} AND a.day < {to}" };
        if (!isByCategory) parts.Add($"SELECT {Columns(key => key.Sql)}, b.amount, CASE b.kind WHEN 0 THEN b.customer_id END FROM {known} WHERE {where}");
        else
        {
            parts.Add($"SELECT {Columns(key => key.Sql)}, l.amount, CASE WHEN b.kind = 0 AND l.amount > 0 THEN b.customer_id END FROM {known} JOIN basket_lines l USING (customer_id, basket_id) LEFT JOIN products p USING (product_id) WHERE {where}");
        }
        var rows = await shop.RowsAsync(string.Join(" UNION ALL ", parts));
        return rows.ConvertAll(row => new Sold((string)row[0]!, (long)row[1]! / 10_000m, (long?)row[2]));

        string Columns(Func<(string Key, string Field, string Sql, string OfNobody), string> sql) =>
            string.Join(" || '|' || ", keys.Select(key => $"coalesce({sql(Keys[key])}, 'none')"));
    }

    private static string KeyOf(JsonNode row, int[] keys) => string.Join('|', keys.Select(key => (string?)row[Keys[key].Field] ?? "none"));
}
