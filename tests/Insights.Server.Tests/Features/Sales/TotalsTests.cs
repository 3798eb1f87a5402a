using System.Globalization;
using System.Text;
using CsCheck;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;
using Insights.Server.Queries.Precomputed;

namespace Insights.Server.Tests.Features.Sales;

public class TotalsTests
{
    private static readonly string[] Keys = ["MONTH", "TIER", "COUNTRY", "CHANNEL", "CATEGORY", "GENERATION"];

    [Fact]
    public void All_who_tell_of_a_period_tell_the_same_sum() =>
        Gen.Int[1, 1_000_000].Sample(seed => CheckAsync(seed).GetAwaiter().GetResult(), iter: 6);

    [Fact]
    public async Task Who_has_only_given_back_counts_in_every_sum()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("order,customer,date,amount\n1,anna,2024-01-01,50.00\nC1,bob,2024-01-06,-8.00\n2,anna,2024-01-31,10.00\n");
        await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(asOf: null, new AnalysisOptions(), progress: null, CancellationToken.None);
        await own.StartAsync();

        var data = await own.QueryAsync("{ sales(by: [TIER]) { nodes { tier netSpend { amount } customers } } weeks(first: 10) { netSpend { amount } } }");

        Assert.Equal(
            """[{"tier":null,"netSpend":{"amount":-8},"customers":0},{"tier":"C","netSpend":{"amount":60},"customers":1}]""",
            data["sales"]!["nodes"]!.ToJsonString());
        Assert.Equal(42m, data["weeks"]!.AsArray().Sum(week => (decimal)week!["netSpend"]!["amount"]!));
    }

    [Fact]
    public async Task What_is_imported_after_a_run_is_in_all_of_its_sums_and_is_said()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("order,customer,date,amount,country\n1,anna,2024-01-05,50.00,DE\n2,anna,2024-01-31,10.00,DE\n", name: "new.csv");
        await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(asOf: null, new AnalysisOptions(), progress: null, CancellationToken.None);
        own.Shop.Clock.Now += TimeSpan.FromDays(1);
        await own.Shop.ImportTextAsync("order,customer,date,amount,country\n3,anna,2023-12-05,5.00,DE\n4,carl,2023-12-06,7.00,AT\n", name: "old.csv");
        await own.StartAsync();

        var data = await own.QueryAsync("{ byMonth: sales(by: [MONTH]) { netSpend { amount } } by: sales(by: [MONTH, COUNTRY]) { netSpend { amount } } byTier: sales(by: [TIER]) { netSpend { amount } nodes { tier customers } } run { warnings } }");

        Assert.Equal(72m, (decimal)data["byMonth"]!["netSpend"]!["amount"]!);
        Assert.Equal(72m, (decimal)data["by"]!["netSpend"]!["amount"]!);
        Assert.Equal("""{"netSpend":{"amount":72},"nodes":[{"tier":null,"customers":1},{"tier":"C","customers":1}]}""", data["byTier"]!.ToJsonString());
        Assert.Contains(data["run"]!["warnings"]!.AsArray(), warning => ((string)warning!).StartsWith("Files imported since this analysis: 1. Sales before 1 February 2024 already include them", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sales_to_nobody_known_belong_to_the_days_that_are_seen_and_what_lies_beyond_is_said()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("order,customer,date,amount\n1,anna,2024-02-10,100.00\n2,ben,2024-02-12,40.00\n3,,2024-02-20,500.00\nR2,ben,2024-02-21,-40.00\nR9,carl,2024-02-22,-7.00\n");
        await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(asOf: null, new AnalysisOptions(), progress: null, CancellationToken.None);
        own.Shop.Clock.Now = new DateTimeOffset(2024, 2, 23, 12, 0, 0, TimeSpan.Zero);
        await own.StartAsync();

        var data = await own.QueryAsync("{ shop { newestPurchase } sales(by: [MONTH]) { netSpend { amount } } run { asOf warnings } }");

        Assert.Equal(("2024-02-20", "2024-02-21", 640m), ((string)data["shop"]!["newestPurchase"]!, (string)data["run"]!["asOf"]!, (decimal)data["sales"]!["netSpend"]!["amount"]!));
        Assert.Contains("Receipts on or after 21 February 2024: 2. They are not in this analysis and its sums, which end the day before. An analysis of a later day has them.", data["run"]!["warnings"]!.AsArray().Select(warning => (string)warning!));
    }

    private static async Task CheckAsync(int seed)
    {
        await using var own = new ServedDatabase();
        var random = new Random(seed);
        var imported = await own.Shop.ImportTextAsync(Sales(random));
        await new ShopAnalysis(own.Shop.Database, own.Shop.Clock).RunAsync(asOf: null, new AnalysisOptions(), progress: null, CancellationToken.None);
        // The groups of some shops are stored, and those of others are not.
        if (seed % 2 == 0) await AggregateRefresh.RunAsync(own.Shop.Database, new(1), own.Shop.Clock, CancellationToken.None);
        await own.StartAsync();

        var total = imported.CustomerAmount.Amount + imported.AnonymousAmount.Amount;
        foreach (var key in Keys)
        {
            var sales = (await own.QueryAsync($"{{ sales(by: [{key}], first: 1000) {{ netSpend {{ amount }} nodes {{ netSpend {{ amount }} }} }} }}"))["sales"]!;
            Assert.Equal(total, (decimal)sales["netSpend"]!["amount"]!);
            Assert.Equal(total, sales["nodes"]!.AsArray().Sum(row => (decimal)row!["netSpend"]!["amount"]!));
        }
        var purchases = (await own.QueryAsync("{ purchases { aggregate { amount { sum { amount } } } } }"))["purchases"]!["aggregate"]!["amount"]!["sum"]!;
        Assert.Equal(imported.CustomerAmount.Amount, (decimal)purchases["amount"]!);
        var chart = (await own.QueryAsync("{ chart(name: \"revenue-by-month\") { rows } }"))["chart"]!["rows"]!.AsArray();
        Assert.Equal(total, chart.Sum(row => decimal.Parse(((string)row!.AsArray()[^1]!).Replace("€", "", StringComparison.Ordinal).Replace('\u2212', '-'), NumberStyles.Number, CultureInfo.GetCultureInfo("en"))));
        foreach (var week in (await own.QueryAsync("{ weeks(first: 53) { from to netSpend { amount } } }"))["weeks"]!.AsArray())
        {
            var to = DateOnly.Parse((string)week!["to"]!, CultureInfo.InvariantCulture).AddDays(1);
            var sales = await own.QueryAsync($"{{ sales(by: [TIER], from: \"{week["from"]}\", to: \"{to:yyyy-MM-dd}\") {{ netSpend {{ amount }} }} }}");
            Assert.Equal((decimal)week["netSpend"]!["amount"]!, (decimal)sales["sales"]!["netSpend"]!["amount"]!);
        }
    }

    /// <summary>Purchases, returns, cancelled orders and sales to nobody over twenty weeks; some have only given back. The last day has a purchase.</summary>
    private static string Sales(Random random)
    {
        var rows = new StringBuilder("order,customer,date,product,category,channel,country,status,amount\n");
        for (var order = 1; order <= 120; order++)
        {
            var customer = random.Next(5) == 0 ? "" : $"c{random.Next(20)}";
            var amount = random.Next(4) == 0 || customer is "c1" or "c2" ? -random.Next(1, 9_000) : random.Next(1, 20_000);
            rows.Append(CultureInfo.InvariantCulture, $"{order},{customer},{new DateOnly(2024, 1, 1).AddDays(random.Next(140)):yyyy-MM-dd},p{random.Next(6)},{Pick("tea", "cups", "")},{Pick("shop", "web", "")},{Pick("DE", "AT", "")},{Pick("paid", "paid", "cancelled")},{amount / 100m:0.00}\n");
        }
        return rows.Append("999,c3,2024-05-31,p1,tea,shop,DE,paid,12.00\n").ToString();

        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
    }
}
