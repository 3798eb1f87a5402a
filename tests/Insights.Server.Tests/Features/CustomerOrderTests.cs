using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;
using Insights.Server.GraphQL.Answers;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Exports;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;
using Insights.Testing;

namespace Insights.Server.Tests.Features;

/// <summary>A list has one order, whoever shows it; where customers are equal, the shop's own id decides.</summary>
public sealed class CustomerOrderTests : IAsyncLifetime
{
    private static readonly RunId Run = new(1);
    private static readonly string[] Ids = ["zoe", "9", "anna", "10", "mia", "2", "bob"];
    private readonly TestShop shop = new();

    public async Task InitializeAsync()
    {
        await shop.ImportTextAsync("customer,date,amount\n" + string.Concat(Ids.Select(id => $"{id},2024-01-05,5.00\n")));
        await new ShopAnalysis(shop.Database, shop.Clock).RunAsync(new DateOnly(2024, 2, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await using var connection = await shop.Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE customer_results SET tier = 1, vip_probability = 0.5, churn_probability = 0.25;
            UPDATE customer_results SET vip_probability = 0.75 WHERE customer_id = (SELECT customer_id FROM customers WHERE external_id = 'mia');
            """;
        await command.ExecuteNonQueryAsync();
    }

    public Task DisposeAsync()
    {
        shop.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Pages_and_exports_of_equal_customers_have_the_same_order(int size)
    {
        var revisions = new CurrentRevisions(shop.Database);
        var customers = new CustomerReader(
            shop.Database, new ListReader(shop.Database), RunReader.Of(shop.Database), new PrecomputedResults(shop.Database, revisions), new MaterializedAggregates(shop.Database, revisions));

        var vips = await WalkAsync(page => customers.ReadNextVipsAsync(Run, Tier.B, page, where: null, CancellationToken.None), size);
        var risks = await WalkAsync(page => customers.ReadChurnRisksAsync(Run, Tier.B, page, where: null, CancellationToken.None), size);

        Assert.Equal(["mia", "10", "2", "9", "anna", "bob", "zoe"], vips);
        Assert.Equal(Ids.Order(StringComparer.Ordinal), risks);
        Assert.Equal(vips, await ExportAsync(ExportList.NextVips));
        Assert.Equal(risks, await ExportAsync(ExportList.ChurnRisks));
        Assert.Equal(Ids.Order(StringComparer.Ordinal), await ExportAsync(ExportList.Customers));
    }

    [Theory]
    [InlineData("vip_probability DESC", "AND r.tier = 1 AND r.vip_probability IS NOT NULL")]
    [InlineData("churn_probability DESC", "AND r.tier = 1 AND r.churn_probability IS NOT NULL")]
    [InlineData("net_spend DESC", "")]
    [InlineData("net_spend ASC", "")]
    public async Task An_index_gives_the_order_and_only_equal_customers_are_sorted(string order, string condition)
    {
        var plan = await shop.Database.QueryAsync(
            $"EXPLAIN QUERY PLAN SELECT c.name, r.reasons FROM customer_results r JOIN customers c ON c.customer_id = r.customer_id WHERE r.run_id = 1 {condition} ORDER BY r.{order}, c.external_id LIMIT 26",
            [], row => row.GetString(3), CancellationToken.None).ToListAsync();

        Assert.Contains(plan, step => step.Contains("USING INDEX ix_customer_results_run_id", StringComparison.Ordinal));
        Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", plan);
    }

    private async Task<List<string>> ExportAsync(ExportList list)
    {
        var run = await RunReader.Of(shop.Database).FindAsync(Run, CancellationToken.None);
        Assert.NotNull(run);
        return await new ExportReader(shop.Database).ReadAsync(run, list, CancellationToken.None).Select(row => row.Customer.ExternalId).ToListAsync();
    }

    private static async Task<List<string>> WalkAsync(Func<PageArguments, Task<Connection<CustomerView>>> readAsync, int size)
    {
        var visited = new List<string>();
        string? cursor = null;
        while (true)
        {
            var page = await readAsync(new PageArguments(size, cursor, IsBackward: false));
            visited.AddRange(page.Nodes.Select(customer => customer.ExternalId));
            if (!page.PageInfo.HasNextPage) return visited;
            cursor = page.PageInfo.EndCursor;
        }
    }
}
