using System.Globalization;
using System.Text;
using Insights.Data.Import.Rows;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;
using Insights.Server.Queries.Precomputed;
using Insights.Testing;

namespace Insights.Server.Tests;

/// <summary>
/// A shop in Berlin that knows more of its customers than most: birthdays, countries, channels, categories; some of each
/// missing. Orders before midnight and after it, returns, sales to nobody known, and two runs.
/// </summary>
public sealed class AnalystShop : IAsyncLifetime
{
    private const int Customers = 220;
    private const int Orders = 1_600;
    private static readonly DateTime FirstDay = new(2022, 11, 20);
    private static readonly string[] Countries = ["Germany", "Austria", "France", ""];
    private static readonly string[] Channels = ["shop", "online", "app", ""];
    private static readonly string[] Categories = ["coffee", "tea", "cups", ""];

    private readonly ServedDatabase served = new();

    public TestShop Shop => served.Shop;

    internal ServedDatabase Served => served;

    /// <summary>A shop with three customers.</summary>
    internal TestShop Tiny { get; } = new();

    public async Task InitializeAsync()
    {
        var random = new Random(20240717);
        await Shop.ImportTextAsync(Sales(random), new ImportOptions { TimeZone = "Europe/Berlin", Currency = "EUR" }, "sales.csv");
        await Shop.ImportTextAsync(People(random), name: "people.csv");
        var analysis = new ShopAnalysis(Shop.Database, Shop.Clock);
        foreach (var (run, policy) in new[] { (1, "share:a=0.2,b=0.3"), (2, "share") })
            await AggregateRefresh.RunAsync(
                Shop.Database, await analysis.RunAsync(AsOf(run), new AnalysisOptions { Policy = TierPolicy.Parse(policy) }, progress: null, CancellationToken.None), Shop.Clock, CancellationToken.None);
        await Tiny.ImportTextAsync("order,customer,date,amount\n1,K1,2024-01-05 10:00:00,12.50\n2,K2,2024-02-07 11:30:00,30\n3,K3,2024-03-02 17:45:00,7\n4,K1,2024-06-20 09:05:00,22\n");
        await new ShopAnalysis(Tiny.Database, Tiny.Clock).RunAsync(null, new AnalysisOptions(), progress: null, CancellationToken.None);
        await served.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await served.DisposeAsync();
        Tiny.Dispose();
    }

    /// <summary>The same shop, whose server has to scan all rows; the caller disposes of it.</summary>
    internal async Task<ServedDatabase> CopyWithoutGroupsAsync()
    {
        var copy = new ServedDatabase();
        Directory.CreateDirectory(copy.Shop.Folder.File("data"));
        await RowsAsync($"VACUUM INTO '{copy.Shop.Folder.File(Path.Combine("data", "insights.db"))}'");
        await using (var connection = await copy.Shop.Database.OpenAsync(CancellationToken.None))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM materialized_aggregates";
            await command.ExecuteNonQueryAsync();
        }
        await copy.StartAsync();
        return copy;
    }

    /// <summary>Rows of a statement that a test writes down itself.</summary>
    internal async Task<List<object?[]>> RowsAsync(string sql) =>
        await Shop.Database.QueryAsync(sql, [], row => Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetValue(i)).ToArray(), CancellationToken.None)
            .ToListAsync();

    /// <summary>The id of the first or second run, as of <see cref="AsOf"/>.</summary>
    internal static string Run(int run) => new Insights.Server.GraphQL.Requests.GlobalId("Run", run).ToString();

    /// <summary>The date of the first or second run.</summary>
    internal static DateOnly AsOf(int run) => run == 1 ? new DateOnly(2024, 2, 15) : new DateOnly(2024, 5, 1);

    /// <summary>The date of a run, or any other, as the database stores days.</summary>
    internal static int DayOf(DateOnly date) => date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static string Sales(Random random)
    {
        var text = new StringBuilder("order,customer,date,product,category,quantity,amount,channel\n");
        for (var order = 0; order < Orders; order++)
        {
            // Few customers make most of the orders, and one in twenty orders names none.
            var customer = (int)(Customers * random.NextDouble() * random.NextDouble());
            var at = FirstDay.AddMinutes(random.Next(560 * 24 * 60));
            var isReturn = random.NextDouble() < 0.06;
            var channel = Channels[random.Next(Channels.Length)];
            for (var line = 0; line <= random.Next(4); line++)
            {
                var product = random.Next(24);
                var amount = (random.Next(1, 4_000) / 100m + (product == 7 ? 0.0015m : 0)) * (isReturn ? -1 : 1);
                text.Append(CultureInfo.InvariantCulture,
                    $"{order},{(random.NextDouble() < 0.05 && line == 0 && !isReturn && order % 20 == 0 ? "" : $"K{customer:D3}")},{at:yyyy-MM-dd HH:mm:ss},P{product:D2},{Categories[product % Categories.Length]},{(isReturn ? -1 : random.Next(1, 4))},{amount},{channel}\n");
            }
        }
        for (var sale = 0; sale < 90; sale++)
            text.Append(CultureInfo.InvariantCulture, $"N{sale},,{FirstDay.AddDays(sale * 6):yyyy-MM-dd} 12:00:00,P01,tea,1,{3 + sale % 7}.25,shop\n");
        return text.ToString();
    }

    private static string People(Random random)
    {
        var text = new StringBuilder("id,birthday,country,channel\n");
        for (var customer = 0; customer < Customers; customer++)
        {
            var birthday = random.NextDouble() < 0.2 ? "" : new DateOnly(1925, 1, 1).AddDays(random.Next(33_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"K{customer:D3},{birthday},{Countries[random.Next(Countries.Length)]},{Channels[random.Next(Channels.Length)]}\n");
        }
        return text.ToString();
    }
}

/// <summary>One such shop for all tests that only read it.</summary>
[CollectionDefinition(Name)]
public sealed class AnalystShopTests : ICollectionFixture<AnalystShop>
{
    public const string Name = "analyst shop";
}
