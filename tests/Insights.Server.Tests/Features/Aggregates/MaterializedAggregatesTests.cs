using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Ml.Analysis;
using Insights.Server.Features.Home;
using Insights.Server.Features.Runs;
using Insights.Server.GraphQL.Answers;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Precomputed;
using Insights.Server.Queries.Purchases;
using Insights.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Features.Aggregates;

/// <summary>Groups of all rows come from the aggregates of a run, and equal those of a scan.</summary>
[Collection(AnalystShopTests.Name)]
public class MaterializedAggregatesTests(AnalystShop shop)
{
    private const string Money = "count sum { amount } mean { amount } min { amount } max { amount } median { amount }";
    private const string Number = "count sum mean min max median";
    private static readonly Selection Figures = Asked("nodes", Asked("aggregate", Asked("netSpend", Asked("sum", Selection.Nothing))));

    private static readonly (string List, string Everybody, string[] Keys, string[] Havings, string[] Orders, string Figures)[] Lists =
    [
        ("customers", "purchaseDays: { gte: 0 }", ["TIER", "PREVIOUS_TIER", "COUNTRY", "CHANNEL", "GENERATION", "FIRST_PURCHASE_MONTH", "LAST_PURCHASE_MONTH"],
            ["{}", "{ count: { gte: 5 } }", "{ netSpend: { median: { gte: 20 } } }", "{ vipProbability: { max: { gte: 0.2 } } }"],
            ["{}", "{ key: DESC }", "{ count: DESC }", "{ netSpend: { mean: ASC } }"],
            $"count netSpend {{ {Money} }} purchaseDays {{ {Number} }} lifetimeNetSpend {{ {Money} }} lifetimePurchaseDays {{ {Number} }} expectedSpend {{ {Money} }} expectedPurchases {{ {Number} }} vipProbability {{ {Number} }} churnProbability {{ {Number} }} probabilityAlive {{ {Number} }}"),
        ("purchases", "amount: { gte: -1000000 }", ["MONTH", "KIND", "CHANNEL", "TIER", "COUNTRY", "GENERATION", "CATEGORY"],
            ["{}", "{ customers: { gte: 10 } }", "{ amount: { sum: { gte: 100 } } }"], ["{}", "{ key: DESC }", "{ customers: DESC }", "{ amount: { max: DESC } }"],
            $"count customers amount {{ {Money} }} quantity {{ {Number} }} lineCount {{ {Number} }}"),
    ];

    [Fact]
    public void Groups_of_all_rows_are_those_of_a_filter_that_leaves_nothing_out() =>
        Gen.Select(Gen.Int[0, 1], Gen.Shuffle(Enumerable.Range(0, 7).ToArray(), 1, 3), Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 40])
            .Sample((list, keys, having, order, first) => CompareAsync(list, keys, having, order, first).GetAwaiter().GetResult(), iter: 60);

    private async Task CompareAsync(int list, int[] keys, int having, int order, int first)
    {
        var (name, everybody, allKeys, havings, orders, figures) = Lists[list];
        var by = string.Join(' ', keys.Select(key => allKeys[key]));
        var shown = string.Join(' ', keys.Select(key => JsonNamingPolicy.CamelCase.ConvertName(string.Concat(allKeys[key].Split('_').Select(word => word[0] + word[1..].ToLowerInvariant())))));
        var body = $"aggregate {{ {figures} }} groupBy(keys: [{by}], having: {havings[having % havings.Length]}, order: {orders[order % orders.Length]}, first: {first}) {{ totalCount nodes {{ key {{ {shown} }} aggregate {{ {figures} }} }} }}";

        var data = await shop.Served.QueryAsync($"{{ all: {name}(first: 1) {{ {body} }} }}");
        var scanned = await shop.Served.QueryAsync($"{{ all: {name}(first: 1, where: {{ {everybody} }}) {{ {body} }} }}");

        AssertSame(scanned, data);
    }

    [Fact]
    public async Task All_single_keys_are_stored_and_read_from_no_table_of_rows()
    {
        var counting = new CountingDatabase(shop.Shop.Database);
        var aggregates = new MaterializedAggregates(counting, new CurrentRevisions(counting));

        foreach (var key in CustomerLists.Customers.Keys)
            Assert.NotNull(await aggregates.ReadAsync(CustomerLists.Customers, new RunId(2), AggregateRequest.ByKeys(CustomerLists.Customers, [key.Name], Figures, null, null, 100), CancellationToken.None));
        foreach (var key in PurchaseReader.All.Keys)
            Assert.NotNull(await aggregates.ReadAsync(PurchaseReader.All, new RunId(2), AggregateRequest.ByKeys(PurchaseReader.All, [key.Name], Figures, null, null, 100), CancellationToken.None));
        Assert.NotNull(await aggregates.ReadAsync(PurchaseReader.All, new RunId(2), AggregateRequest.OfAll(PurchaseReader.All, Figures), CancellationToken.None));

        Assert.Equal(counting.Statements.Count, counting.Opened);
        Assert.Contains(counting.Statements, sql => sql.Contains("FROM aggregate_cells ", StringComparison.Ordinal));
        foreach (var table in new[] { "customers", "customer_results", "baskets", "basket_lines", "products" })
            Assert.DoesNotContain(counting.Statements, sql => sql.Contains(" " + table, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kept_groups_are_given_until_an_import_and_those_that_no_import_changes_after_it()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("customer,date,amount\nanna,2024-01-05,5.00\nbob,2024-01-06,7.00\n");
        var run = await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(new DateOnly(2024, 2, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await AggregateRefresh.RunAsync(own.Shop.Database, run, own.Shop.Clock, CancellationToken.None);
        await MarkAsync(own.Shop);
        await own.StartAsync();
        Assert.Equal("77 77 77 77 77", await CountsAsync(own));

        await own.Shop.ImportTextAsync("customer,date,amount\nanna,2024-01-07,5.00\n", name: "more.csv");

        // By month of the first purchase as the run found it; by country, in all baskets, by kind of basket and in sales anew.
        Assert.Equal("77 2 3 3 2", await CountsAsync(own));
    }

    [Fact]
    public async Task Without_stored_groups_every_row_is_scanned()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("customer,date,amount\nanna,2024-01-05,5.00\nbob,2024-01-06,7.00\n");
        await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(new DateOnly(2024, 2, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await own.StartAsync();

        Assert.Equal("2 2 2 2 2", await CountsAsync(own));
    }

    [Fact]
    public async Task Groups_are_computed_anew_once_imports_have_rested()
    {
        await using var own = new ServedDatabase();
        await StoreAsync(own.Shop);
        await own.StartAsync();
        using var server = ActivatorUtilities.CreateInstance<CacheWarmer>(own.Service<IServiceProvider>(), own.Shop.Clock);
        await server.WarmIfChangedAsync(CancellationToken.None);
        await MarkAsync(own.Shop);

        await ImportAsync(own.Shop, "anna,2024-01-07,5.00");
        await server.WarmIfChangedAsync(CancellationToken.None);
        own.Shop.Clock.Now += AggregateRefresh.Rest / 2;
        await ImportAsync(own.Shop, "bob,2024-01-08,5.00");
        await server.WarmIfChangedAsync(CancellationToken.None);
        own.Shop.Clock.Now += AggregateRefresh.Rest - TimeSpan.FromSeconds(1);
        await server.WarmIfChangedAsync(CancellationToken.None);
        Assert.Equal([2], await RevisionsAsync(own.Shop));

        own.Shop.Clock.Now += TimeSpan.FromSeconds(1);
        await server.WarmIfChangedAsync(CancellationToken.None);

        Assert.Equal([6], await RevisionsAsync(own.Shop));
        Assert.Equal("2 2 4 4 2", await CountsAsync(own));
        await MarkAsync(own.Shop);
        Assert.Equal("77 77 77 77 77", await CountsAsync(own));
    }

    [Fact]
    public async Task An_import_before_the_clock_was_put_back_has_rested()
    {
        using var own = new TestShop();
        var run = await StoreAsync(own);
        await ImportAsync(own, "anna,2024-01-07,5.00");
        own.Clock.Now -= TimeSpan.FromDays(1);

        Assert.True(await AggregateRefresh.RunAsync(own.Database, run, own.Clock, CancellationToken.None));

        Assert.Equal([4], await RevisionsAsync(own));
    }

    [Fact]
    public async Task Groups_of_a_slower_server_do_not_take_the_place_of_newer_ones()
    {
        using var own = new TestShop();
        var run = await StoreAsync(own);
        var slow = await AggregateRefresh.ComputeAsync(own.Database, run, CancellationToken.None);
        await ImportAsync(own, "anna,2024-01-07,5.00");
        var quick = await AggregateRefresh.ComputeAsync(own.Database, run, CancellationToken.None);

        await own.Database.RunWriter.StoreAggregatesAsync(run, quick, CancellationToken.None);
        var stored = await StoredAsync(own);
        await own.Database.RunWriter.StoreAggregatesAsync(run, slow, CancellationToken.None);

        Assert.Equal([4], await RevisionsAsync(own));
        Assert.Equal(stored, await StoredAsync(own));
    }

    [Fact]
    public async Task Two_servers_that_renew_the_groups_at_once_leave_those_of_one()
    {
        using var own = new TestShop();
        var run = await StoreAsync(own);
        await ImportAsync(own, "anna,2024-01-07,5.00");
        own.Clock.Now += AggregateRefresh.Rest;

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => AggregateRefresh.RunAsync(own.Database, run, own.Clock, CancellationToken.None))));

        var renewed = await StoredAsync(own);
        await ExecuteAsync(own, "DELETE FROM aggregate_cells; DELETE FROM materialized_aggregates");
        await AggregateRefresh.RunAsync(own.Database, run, own.Clock, CancellationToken.None);
        Assert.Equal(await StoredAsync(own), renewed);
        Assert.Equal([4], await RevisionsAsync(own));
    }

    [Fact]
    public async Task Of_servers_that_know_the_same_imports_the_groups_of_the_first_stay()
    {
        using var own = new TestShop();
        var run = await StoreAsync(own);
        await ImportAsync(own, "anna,2024-01-07,5.00");
        var groups = await AggregateRefresh.ComputeAsync(own.Database, run, CancellationToken.None);
        await own.Database.RunWriter.StoreAggregatesAsync(run, groups, CancellationToken.None);
        await MarkAsync(own);
        var first = await StoredAsync(own);

        await own.Database.RunWriter.StoreAggregatesAsync(run, groups, CancellationToken.None);

        Assert.Equal(first, await StoredAsync(own));
    }

    [Fact]
    public async Task Groups_that_go_while_they_are_read_are_not_taken_for_none()
    {
        using var own = new TestShop();
        var run = await StoreAsync(own);
        var database = new CountingDatabase(own.Database)
        {
            Preparing = sql => sql.Contains("FROM aggregate_cells ", StringComparison.Ordinal) ? ExecuteAsync(own, "DELETE FROM aggregate_cells; DELETE FROM materialized_aggregates") : Task.CompletedTask,
        };

        Assert.Null(await new MaterializedAggregates(database, new CurrentRevisions(database)).ReadAsync(
            CustomerLists.Customers, run, AggregateRequest.ByKeys(CustomerLists.Customers, ["Country"], Figures, null, null, 100), CancellationToken.None));
    }

    [Fact]
    public async Task Two_servers_that_store_the_groups_of_one_run_store_them_once()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("customer,date,amount\nanna,2024-01-05,5.00\nbob,2024-01-06,7.00\n");
        var run = await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(new DateOnly(2024, 2, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        var groups = new AggregateBuilder(own.Shop.Database, CustomerLists.Customers);
        var first = await groups.ComputeAsync([("@run", run.Value)], revision: 1, CancellationToken.None);

        await own.Shop.Database.RunWriter.StoreAggregatesAsync(run, first, CancellationToken.None);
        await own.Shop.Database.RunWriter.StoreAggregatesAsync(run, first, CancellationToken.None);
        await AggregateRefresh.RunAsync(own.Shop.Database, run, own.Shop.Clock, CancellationToken.None);

        var sets = await own.Shop.Database.QueryAsync("SELECT count(*) FROM materialized_aggregates", [], row => row.GetInt64(0), CancellationToken.None).FirstAsync();
        Assert.Equal(first.Count, sets);
    }

    /// <summary>A shop with two purchases, a run, and its groups.</summary>
    private static async Task<RunId> StoreAsync(TestShop shop)
    {
        await shop.ImportTextAsync("customer,date,amount\nanna,2024-01-05,5.00\nbob,2024-01-06,7.00\n");
        var run = await new ShopAnalysis(shop.Database, shop.Clock).RunAsync(new DateOnly(2024, 2, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await AggregateRefresh.RunAsync(shop.Database, run, shop.Clock, CancellationToken.None);
        return run;
    }

    private static async Task ImportAsync(TestShop shop, string sale) => await shop.ImportTextAsync($"customer,date,amount\n{sale}\n", name: $"{sale[..3]}.csv");

    /// <summary>Replaces every stored number with one that no scan would give.</summary>
    private static Task MarkAsync(TestShop shop) => ExecuteAsync(shop, "UPDATE aggregate_cells SET n = 77, x0 = 77");

    private static async Task ExecuteAsync(TestShop shop, string sql)
    {
        await using var connection = await shop.Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The revisions of the aggregates that are stored.</summary>
    private static async Task<List<long>> RevisionsAsync(TestShop shop) => await shop.Database.QueryAsync(
        "SELECT DISTINCT revision FROM materialized_aggregates WHERE revision IS NOT NULL ORDER BY 1", [], row => row.GetInt64(0), CancellationToken.None).ToListAsync();

    private static async Task<List<string>> StoredAsync(TestShop shop) => await shop.Database.QueryAsync(
        "SELECT s.list, s.keys, s.revision, g.ordinal, g.k0, g.k1, g.k2, g.n, g.x0, g.s0 FROM materialized_aggregates s LEFT JOIN aggregate_cells g USING (run_id, list, keys) ORDER BY 1, 2, 4", [],
        row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)), CancellationToken.None).ToListAsync();

    private static async Task<string> CountsAsync(ServedDatabase served)
    {
        var data = await served.QueryAsync("""
            { customers { a: groupBy(keys: [FIRST_PURCHASE_MONTH]) { nodes { aggregate { count } } } b: groupBy(keys: [COUNTRY]) { nodes { aggregate { count } } } }
              purchases { c: aggregate { count } d: groupBy(keys: [KIND]) { nodes { aggregate { count } } } }
              sales(by: [COUNTRY]) { nodes { customers } } }
            """);
        return $"{CountOf(data["customers"]!["a"]!)} {CountOf(data["customers"]!["b"]!)} {data["purchases"]!["c"]!["count"]} {CountOf(data["purchases"]!["d"]!)} {data["sales"]!["nodes"]![0]!["customers"]}";

        static int CountOf(JsonNode groups) => (int)groups["nodes"]![0]!["aggregate"]!["count"]!;
    }

    /// <summary>Floats may differ in their last digits, since they are added in another order.</summary>
    private static void AssertSame(JsonNode? expected, JsonNode? actual)
    {
        switch (expected)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields) AssertSame(value, actual![name]);
                break;
            case JsonArray items:
                Assert.Equal(items.Count, actual!.AsArray().Count);
                for (var i = 0; i < items.Count; i++) AssertSame(items[i], actual[i]);
                break;
            case { } value when value.GetValueKind() == JsonValueKind.Number:
                var number = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
                Assert.Equal(number, double.Parse(actual!.ToJsonString(), CultureInfo.InvariantCulture), Math.Max(1e-9, Math.Abs(number) * 1e-12));
                break;
            default:
                Assert.Equal(expected?.ToJsonString(), actual?.ToJsonString());
                break;
        }
    }

    private static Selection Asked(string field, Selection below) => new(new Dictionary<string, Selection> { [field] = below });
}
