using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Data.Import.Rows;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;

namespace Insights.Server.Tests.GraphQL;

/// <summary>While files are imported and the shop is analysed anew, a walk visits each item that was there throughout exactly once.</summary>
public sealed class PagingUnderImportsTests : IAsyncLifetime
{
    private const int Customers = 3_000;
    private const int Files = 30;
    private const int PagesBeforeChange = 5;

    /// <summary>Done when two files are imported and there is a newer run; more files follow.</summary>
    private readonly TaskCompletionSource changed = new();
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync(Sales(0, Customers, "2023-01-02", orders: 2));
        await AnalyseAsync(new DateOnly(2024, 1, 1));
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_customers(bool forwards)
    {
        var known = await IdsAsync("SELECT c.external_id FROM customer_results r JOIN customers c USING (customer_id) WHERE r.run_id = 1");

        var visited = await DuringImportsAsync(() => WalkAsync("customers", "externalId", size: 40, forwards));

        Assert.Equal(Customers, known.Count);
        Assert.Equal(known, visited.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_purchases(bool forwards)
    {
        var before = await IdsAsync("SELECT order_ref FROM baskets");

        var visited = await DuringImportsAsync(() => WalkAsync("purchases", "orderId", size: 90, forwards));

        Assert.Equal(2 * Customers, before.Count);
        Assert.Equal(visited.Count, visited.Distinct().Count());
        Assert.Empty(before.Select(DerivedReference.OrderOf).OfType<string>().Except(visited));
    }

    /// <summary>New customers, more orders of known ones before, between and after the stored, and a new run in the middle.</summary>
    private async Task<List<string>> DuringImportsAsync(Func<Task<List<string>>> walkAsync)
    {
        using var stop = new CancellationTokenSource();
        var importing = Task.Run(async () =>
        {
            try
            {
                for (var file = 1; file <= Files && !stop.IsCancellationRequested; file++)
                {
                    await served.Shop.ImportTextAsync(Sales(file, 60, $"{2022 + file % 3}-0{1 + file % 9}-1{file % 10}", orders: 1), name: $"sales{file}.csv");
                    if (file == 2) await AnalyseAsync(new DateOnly(2024, 6, 1));
                    if (file == 2) changed.SetResult();
                }
            }
            catch (Exception error)
            {
                // The walk waits for this.
                changed.TrySetException(error);
                throw;
            }
        });
        var visited = await walkAsync();
        await stop.CancelAsync();
        await importing;
        return visited;
    }

    private Task<Insights.Data.Shops.RunId> AnalyseAsync(DateOnly asOf) =>
        new ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(asOf, new AnalysisOptions(), progress: null, CancellationToken.None);

    private async Task<List<string>> WalkAsync(string list, string key, int size, bool forwards)
    {
        var query = $"query($first: Int, $after: String, $last: Int, $before: String) {{ list: {list}(first: $first, after: $after, last: $last, before: $before) {{ pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} nodes {{ key: {key} }} }} }}";
        var visited = new List<string>();
        string? cursor = null;
        for (var pages = 1; ; pages++)
        {
            var page = (await served.QueryAsync(query, new JsonObject
            {
                [forwards ? "first" : "last"] = size,
                [forwards ? "after" : "before"] = cursor,
            }))["list"]!;
            visited.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["key"]!));
            if (!(bool)page["pageInfo"]![forwards ? "hasNextPage" : "hasPreviousPage"]!) return visited;
            cursor = (string?)page["pageInfo"]![forwards ? "endCursor" : "startCursor"];
            if (pages == PagesBeforeChange) await changed.Task;
        }
    }

    private async Task<List<string>> IdsAsync(string sql) =>
        [.. (await Insights.Data.Storage.DatabaseQueries.QueryAsync(served.Shop.Database, sql, [], row => row.GetString(0), CancellationToken.None).ToListAsync()).Order(StringComparer.Ordinal)];

    private static string Sales(int file, int customers, string day, int orders)
    {
        var text = new StringBuilder("order,customer,date,amount\n");
        for (var i = 0; i < customers; i++)
            for (var order = 0; order < orders; order++)
            {
                // Every other customer of a later file is new; the first ones get more orders.
                var customer = file == 0 || i % 2 == 0 ? $"K{i * 37 % Customers:D4}" : $"N{file:D2}{i:D3}";
                text.Append(CultureInfo.InvariantCulture, $"F{file}-{i}-{order},{customer},{DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(i % 200 + order):yyyy-MM-dd},{1 + (i * 7 + order) % 400}.50\n");
            }
        return text.ToString();
    }
}
