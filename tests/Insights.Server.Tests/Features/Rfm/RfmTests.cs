using CsCheck;

namespace Insights.Server.Tests.Features.Rfm;

[Collection(AnalystShopTests.Name)]
public class RfmTests(AnalystShop shop)
{
    private const string Query = """
        query($by: [RfmScore!], $run: ID) { rfm(by: $by, run: $run) { customers cells {
          recency frequency monetary customers netSpend { amount } meanDaysSinceLastPurchase meanPurchaseDays } } }
        """;

    private static readonly string[] Scores = ["RECENCY", "FREQUENCY", "MONETARY"];

    private sealed record Active(string Id, long NetSpend, long LastPurchase, long PurchaseDays);

    [Fact]
    public void Cells_of_any_scores_are_the_fifths_of_the_active_customers_of_whom_equal_ones_share_one() =>
        Gen.Select(Gen.Shuffle(Scores, 1, 3), Gen.Int[1, 2]).Sample((by, run) => CheckAsync(by, run).GetAwaiter().GetResult(), iter: 20);

    private async Task CheckAsync(string[] by, int run)
    {
        var grid = (await shop.Served.QueryAsync(Query, new { by, run = AnalystShop.Run(run) }))["rfm"]!;
        var active = (await shop.RowsAsync($"SELECT c.external_id, r.net_spend, r.last_purchase, r.purchase_days FROM customer_results r JOIN customers c USING (customer_id) WHERE r.run_id = {run} AND r.tier <> 3"))
            .ConvertAll(row => new Active((string)row[0]!, (long)row[1]!, (long)row[2]!, (long)row[3]!));
        var scores = new[] { ScoresBy(active, customer => customer.LastPurchase), ScoresBy(active, customer => customer.PurchaseDays), ScoresBy(active, customer => customer.NetSpend) };
        var asOf = AnalystShop.DayOf(AnalystShop.AsOf(run));
        var expected = active.GroupBy(customer => string.Join(' ', Scores.Select((score, i) => by.Contains(score) ? $"{scores[i][customer.Id]}" : "")))
            .ToDictionary(group => group.Key, group => group.ToList());

        Assert.Equal(active.Count, (int)grid["customers"]!);
        var cells = grid["cells"]!.AsArray();
        Assert.Equal(expected.Count, cells.Count);
        foreach (var cell in cells)
        {
            var customers = expected[$"{cell!["recency"]} {cell["frequency"]} {cell["monetary"]}"];
            Assert.Equal(customers.Count, (int)cell["customers"]!);
            Assert.Equal(customers.Sum(customer => customer.NetSpend) / 10_000m, (decimal)cell["netSpend"]!["amount"]!);
            Assert.Equal(customers.Average(customer => asOf - customer.LastPurchase), (double)cell["meanDaysSinceLastPurchase"]!, 1e-9);
            Assert.Equal(customers.Average(customer => customer.PurchaseDays), (double)cell["meanPurchaseDays"]!, 1e-9);
        }
    }

    [Theory]
    [InlineData("{ rfm(by: []) { customers } }", "BAD_INPUT")]
    [InlineData("{ rfm(by: [RECENCY, RECENCY]) { customers } }", "BAD_INPUT")]
    [InlineData("{ rfm(by: null) { customers } }", "VALIDATION_FAILED")]
    public async Task Scores_must_be_named_once(string query, string code) => Assert.Equal(code, await shop.Served.CodeAsync(query));

    /// <summary>Equal values have the score of the fifth in which the middle of their places lies.</summary>
    private static Dictionary<string, int> ScoresBy(List<Active> active, Func<Active, long> value) => active.ToDictionary(
        customer => customer.Id,
        customer => (int)Math.Floor(5 * (active.Count(other => value(other) < value(customer)) + active.Count(other => value(other) == value(customer)) / 2m) / active.Count) + 1);
}
