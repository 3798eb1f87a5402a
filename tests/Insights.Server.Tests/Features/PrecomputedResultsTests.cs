using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Ml.Analysis;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Home;
using Insights.Server.Features.Runs;
using Insights.Server.Hosting;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Cohorts;
using Insights.Server.Queries.Declining;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Weeks;
using Insights.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Features;

/// <summary>Results of scans of all customers or baskets are stored with the run, and equal those of another scan.</summary>
[Collection(OwnersShopTests.Name)]
public class PrecomputedResultsTests(OwnersShop shop)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    /// <summary>Parts of statements that scan, and do not read by a key or the head of an index.</summary>
    private static readonly string[] SignsOfAWalk = ["baskets", "GROUP BY", "count(", "sum(", "min(", "max(day", "p.tier", "churn_probability >="];

    /// <summary>Tables of precomputed results.</summary>
    private static readonly string[] Precomputed = ["FROM precomputed_results", "FROM aggregate_cells", "FROM materialized_aggregates"];

    [Fact]
    public async Task A_server_that_has_just_started_draws_no_chart_and_shows_no_Monday_from_all_customers_or_baskets()
    {
        await PrepareAsync();
        var counting = new CountingDatabase(shop.Shop.Database);
        await using var started = Start(counting);
        await using var scope = started.CreateAsyncScope();

        await ReadChartsAsync(scope.ServiceProvider);
        var run = await RunAsync(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<HomeReader>().FindAsync(run, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<DecliningReader>().ReadAsync(run, DecliningReader.Max, CancellationToken.None);

        Assert.Contains(counting.Statements, sql => sql.Contains("FROM precomputed_results", StringComparison.Ordinal));
        Assert.DoesNotContain(counting.Statements, sql => !Precomputed.Any(table => sql.Contains(table, StringComparison.Ordinal)) && SignsOfAWalk.Any(sign => sql.Contains(sign, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_stored_equals_the_result_of_a_scan()
    {
        await PrepareAsync();
        var stored = await SaidAsync();
        await ExecuteAsync("UPDATE precomputed_results SET software = 'another version, ' || software");
        var looked = await SaidAsync();
        await ExecuteAsync("UPDATE precomputed_results SET software = substr(software, length('another version, ') + 1)");

        Assert.Equal(looked, stored);
    }

    [Fact]
    public async Task After_an_import_what_was_stored_of_baskets_is_counted_again()
    {
        using var own = new TestShop();
        await own.ImportTextAsync("customer,date,amount\nanna,2024-01-05,5.00\nbob,2024-01-06,7.00\n");
        var id = await new ShopAnalysis(own.Database, own.Clock).RunAsync(new DateOnly(2024, 3, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await KeepCohortsAsync(own, id);
        Assert.Equal(0, await BuyersOfFebruaryAsync(own));

        await own.ImportTextAsync("customer,date,amount\nanna,2024-02-07,5.00\n", name: "more.csv");

        Assert.Equal(1, await BuyersOfFebruaryAsync(own));
    }

    [Fact]
    public async Task What_cannot_be_read_any_more_is_counted_again()
    {
        await PrepareAsync();
        var stored = await SaidAsync();
        await ExecuteAsync("UPDATE precomputed_results SET content = '{' || content");
        var looked = await SaidAsync();
        await ExecuteAsync("UPDATE precomputed_results SET content = substr(content, 2)");

        Assert.Equal(stored, looked);
    }

    [Fact]
    public async Task Two_builds_store_results_beside_each_other_and_an_older_import_replaces_no_newer_one()
    {
        using var own = new TestShop();
        await own.ImportTextAsync("customer,date,amount\nanna,2024-01-05,5.00\n");
        var run = new RunId(1);
        foreach (var figure in new PrecomputedResult[] { new("weeks", 2, "build 1", "two"), new("weeks", 2, "build 2", "other"), new("weeks", 1, "build 1", "one"), new("weeks", 3, "build 2", "three") })
            await own.Database.RunWriter.StorePrecomputedAsync(run, [figure], CancellationToken.None);

        var stored = await own.Database.QueryAsync(
            "SELECT software, content FROM precomputed_results ORDER BY software", [], row => $"{row.GetString(0)}: {row.GetString(1)}", CancellationToken.None).ToListAsync();
        Assert.Equal(["build 1: two", "build 2: three"], stored);
    }

    [Fact]
    public async Task Only_results_of_the_run_that_is_warmed_are_stored_with_it()
    {
        using var own = new TestShop();
        await own.ImportTextAsync("customer,date,amount\nanna,2024-01-05,5.00\n");
        await new ShopAnalysis(own.Database, own.Clock).RunAsync(new DateOnly(2024, 3, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await using var services = Start(own.Database);
        await using var scope = services.CreateAsyncScope();
        var figures = scope.ServiceProvider.GetRequiredService<PrecomputedResults>();

        figures.Record(new RunId(77));
        await CohortsAsync(scope.ServiceProvider);
        await figures.StoreAsync(CancellationToken.None);

        Assert.Equal(0, await own.Database.QueryAsync("SELECT count(*) FROM precomputed_results", [], row => row.GetInt64(0), CancellationToken.None).FirstAsync());
    }

    private static async Task KeepCohortsAsync(TestShop own, RunId run)
    {
        await using var services = Start(own.Database);
        await using var scope = services.CreateAsyncScope();
        var figures = scope.ServiceProvider.GetRequiredService<PrecomputedResults>();
        figures.Record(run);
        await CohortsAsync(scope.ServiceProvider);
        await figures.StoreAsync(CancellationToken.None);
        Assert.Equal(1, await own.Database.QueryAsync("SELECT count(*) FROM precomputed_results", [], row => row.GetInt64(0), CancellationToken.None).FirstAsync());
    }

    private static async Task<int> BuyersOfFebruaryAsync(TestShop own)
    {
        await using var services = Start(own.Database);
        await using var scope = services.CreateAsyncScope();
        return (await CohortsAsync(scope.ServiceProvider)).Single().Retention.Single(month => month.Offset == 1).Customers;
    }

    private static async Task<IReadOnlyList<Cohort>> CohortsAsync(IServiceProvider services) =>
        await services.GetRequiredService<CohortReader>().ReadAsync(await RunAsync(services), from: null, first: 12, months: 11, CancellationToken.None);

    /// <summary>All that charts, the Monday page and the list of those who slipped tell.</summary>
    private async Task<List<string>> SaidAsync()
    {
        await using var services = Start(shop.Shop.Database);
        await using var scope = services.CreateAsyncScope();
        var run = await RunAsync(scope.ServiceProvider);
        return
        [
            .. (await ReadChartsAsync(scope.ServiceProvider)).Select(chart => $"{chart.Title} {chart.Subtitle} {chart.Alternative} {string.Join('|', chart.Table.Rows.Select(row => string.Join(',', row)))}"),
            .. (await scope.ServiceProvider.GetRequiredService<DecliningReader>().ReadAsync(run, DecliningReader.Max, CancellationToken.None)).Select(one => one.ToString()),
            .. (await scope.ServiceProvider.GetRequiredService<WeekReader>().FindAsync(run, 2, CancellationToken.None)).Select(week => week.ToString()),
        ];
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await shop.Shop.Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    private async Task PrepareAsync()
    {
        using var preparation = ActivatorUtilities.CreateInstance<CacheWarmer>(shop.Served.Service<IServiceProvider>());
        await preparation.WarmIfChangedAsync(CancellationToken.None);
    }

    /// <summary>The readers of a server that knows nothing yet.</summary>
    private static ServiceProvider Start(IDatabase database)
    {
        var services = new ServiceCollection();
        services.AddSingleton(database);
        services.AddFeatures();
        return services.BuildServiceProvider();
    }

    private static async Task<Run> RunAsync(IServiceProvider services) =>
        await services.GetRequiredService<RunReader>().FindAsync(id: null, CancellationToken.None) ?? throw new InvalidOperationException("There is no run.");

    private static async Task<List<ChartContent>> ReadChartsAsync(IServiceProvider services)
    {
        var charts = services.GetRequiredService<ChartReader>();
        var read = new List<ChartContent>();
        foreach (var (name, arguments) in charts.AllOfShop.OrderBy(chart => chart.Name, StringComparer.Ordinal))
            read.Add(await charts.ReadAsync(name, arguments, German, CancellationToken.None) ?? throw new InvalidOperationException($"There is no {name}."));
        return read;
    }
}
