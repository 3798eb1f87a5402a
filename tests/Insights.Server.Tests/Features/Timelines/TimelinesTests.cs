using System.Text.Json.Nodes;
using CsCheck;

namespace Insights.Server.Tests.Features.Timelines;

[Collection(AnalystShopTests.Name)]
public class TimelinesTests(AnalystShop shop)
{
    private const string Query = """
        query($run: ID, $everyDays: Int, $last: Int) {
          run(id: $run) { buyingModel { r alpha a b } }
          customers(first: 100, run: $run) { nodes { externalId result { probabilityAlive daysSinceLastPurchase lifetimePurchaseDays lifetimeNetSpend { amount } }
            timeline(run: $run, everyDays: $everyDays, last: $last) { day probabilityAlive purchaseDays daysSinceLastPurchase netSpend { amount } } } }
        }
        """;

    [Fact]
    public void Points_are_what_was_known_on_their_days_under_the_model_of_the_run() =>
        Gen.Select(Gen.Int[1, 2], Gen.Int[1, 120], Gen.Int[1, 60], Gen.Int[0, 99]).Sample(
            (run, everyDays, last, customer) => CheckAsync(run, everyDays, last, customer).GetAwaiter().GetResult(), iter: 25);

    private async Task CheckAsync(int run, int everyDays, int last, int place)
    {
        var data = await shop.Served.QueryAsync(Query, new { run = AnalystShop.Run(run), everyDays, last });
        var customer = data["customers"]!["nodes"]![place]!;
        var model = data["run"]!["buyingModel"]!;
        var asOf = AnalystShop.AsOf(run);
        var days = (await shop.RowsAsync($"""
            SELECT b.day, b.kind, b.amount FROM baskets b JOIN customers c USING (customer_id)
            WHERE c.external_id = '{customer["externalId"]}' AND b.day < {AnalystShop.DayOf(asOf)} ORDER BY b.day
            """)).ConvertAll(row => (Day: (int)(long)row[0]!, IsPurchase: (long)row[1]! == 0, Amount: (long)row[2]! / 10_000m));
        var first = days.First(day => day.IsPurchase).Day;
        var expected = Enumerable.Range(0, last).Select(i => AnalystShop.DayOf(asOf) - i * everyDays).TakeWhile(day => day > first).Reverse().ToList();

        var points = customer["timeline"]!.AsArray();
        Assert.Equal(expected, points.Select(point => AnalystShop.DayOf(DateOnly.Parse((string)point!["day"]!, null))));
        for (var i = 0; i < points.Count; i++)
        {
            var before = days.Where(day => day.Day < expected[i]).ToList();
            var purchases = before.Where(day => day.IsPurchase).Select(day => day.Day).Distinct().ToList();
            Assert.Equal(purchases.Count, (int)points[i]!["purchaseDays"]!);
            Assert.Equal(expected[i] - purchases[^1], (int)points[i]!["daysSinceLastPurchase"]!);
            Assert.Equal(before.Sum(day => day.Amount), (decimal)points[i]!["netSpend"]!["amount"]!);
            var alive = (double?)points[i]!["probabilityAlive"];
            Assert.Equal(purchases.Count == 1, alive is null);
            if (alive is { } known) Assert.Equal(Alive(model, purchases.Count - 1, (purchases[^1] - first) / 7.0, (expected[i] - first) / 7.0), known, 1e-9);
        }

        var result = customer["result"]!;
        Assert.Equal((double?)result["probabilityAlive"] ?? -1, (double?)points[^1]!["probabilityAlive"] ?? -1, 1e-12);
        Assert.Equal((int)result["daysSinceLastPurchase"]!, (int)points[^1]!["daysSinceLastPurchase"]!);
        Assert.Equal((int)result["lifetimePurchaseDays"]!, (int)points[^1]!["purchaseDays"]!);
        Assert.Equal((decimal)result["lifetimeNetSpend"]!["amount"]!, (decimal)points[^1]!["netSpend"]!["amount"]!);
    }

    [Fact]
    public async Task Timelines_and_histories_of_many_customers_take_no_more_statements_than_of_one()
    {
        const string fields = "nodes { timeline { day probabilityAlive netSpend { amount } } tierHistory { tier run { asOf } } }";

        Assert.Equal(await shop.Served.CountStatementsAsync($"{{ customers(first: 1) {{ {fields} }} }}"), await shop.Served.CountStatementsAsync($"{{ customers(first: 100) {{ {fields} }} }}"));
    }

    [Fact]
    public async Task The_history_of_a_customer_has_the_tier_of_every_run_that_knows_them()
    {
        var nodes = (await shop.Served.QueryAsync("{ customers(first: 100) { nodes { externalId tierHistory { tier run { asOf } } } } }"))["customers"]!["nodes"]!.AsArray();

        foreach (var node in nodes)
        {
            var rows = await shop.RowsAsync($"SELECT substr('ABCD', r.tier + 1, 1), r.run_id FROM customer_results r JOIN customers c USING (customer_id) WHERE c.external_id = '{node!["externalId"]}' ORDER BY r.run_id DESC");
            Assert.Equal(rows.Select(row => $"{row[0]} {AnalystShop.AsOf((int)(long)row[1]!):yyyy-MM-dd}"), node["tierHistory"]!.AsArray().Select(result => $"{result!["tier"]} {result["run"]!["asOf"]}"));
        }
    }

    [Theory]
    [InlineData("timeline(everyDays: 0)")]
    [InlineData("timeline(everyDays: 366)")]
    [InlineData("timeline(last: 0)")]
    [InlineData("timeline(last: 401)")]
    public async Task Points_are_bounded(string field) =>
        Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync($"{{ customers(first: 1) {{ nodes {{ {field} {{ day }} }} }} }}"));

    /// <summary>Fader, Hardie and Lee 2008, "Computing P(alive) Using the BG/NBD Model", eq. 1.</summary>
    private static double Alive(JsonNode model, int x, double recency, double tenure)
    {
        var (r, alpha, a, b) = ((double)model["r"]!, (double)model["alpha"]!, (double)model["a"]!, (double)model["b"]!);
        return 1 / (1 + a / (b + x - 1) * Math.Pow((alpha + tenure) / (alpha + recency), r + x));
    }
}
