using CsCheck;
using Insights.Data.Storage;

namespace Insights.Server.Tests.Features.TierPreviews;

[Collection(AnalystShopTests.Name)]
public class TierPreviewTests(AnalystShop shop)
{
    private const string Query = """
        query($policy: String!, $from: Tier, $to: Tier, $run: ID) { tierPreview(policy: $policy, run: $run) {
          policy customers moving run { policy } tiers { tier customersNow customersThen netSpendNow { amount } netSpendThen { amount } }
          movements { from to customers } movers(from: $from, to: $to, first: 100) { customer { externalId } from to netSpend { amount } purchaseDays } } }
        """;

    private sealed record Customer(string Id, string Now, string Then, decimal NetSpend, long PurchaseDays);

    [Fact]
    public void Movers_of_any_thresholds_are_those_of_their_spend() =>
        Gen.Select(Gen.Int[50, 900], Gen.Int[1, 50], Gen.Int[30, 500], Gen.Int[1, 2], Gen.Int[0, 4], Gen.Int[0, 4]).Sample(
            (a, b, window, run, from, to) => CheckAsync(a + b, b, window, run, from, to).GetAwaiter().GetResult(), iter: 30);

    private async Task CheckAsync(int a, int b, int window, int run, int from, int to)
    {
        const string letters = "ABCD";
        var (fromTier, toTier) = (from < 4 ? letters[from..(from + 1)] : null, to < 4 ? letters[to..(to + 1)] : null);
        var preview = (await shop.Served.QueryAsync(Query, new { policy = $"thresholds:a={a},b={b},window={window}", from = fromTier, to = toTier, run = AnalystShop.Run(run) }))["tierPreview"]!;
        var end = AnalystShop.DayOf(AnalystShop.AsOf(run));
        var customers = (await shop.RowsAsync($"""
            SELECT c.external_id, substr('ABCD', r.tier + 1, 1), coalesce(sum(CASE WHEN b.day >= {end - window} THEN b.amount END), 0),
                   count(DISTINCT CASE WHEN b.day >= {end - window} AND b.kind = 0 THEN b.day END)
            FROM customer_results r JOIN customers c USING (customer_id) JOIN baskets b USING (customer_id) WHERE r.run_id = {run} AND b.day < {end} GROUP BY c.customer_id
            """)).ConvertAll(row =>
            {
                var (spend, days) = ((long)row[2]! / 10_000m, (long)row[3]!);
                return new Customer((string)row[0]!, (string)row[1]!, days == 0 ? "D" : spend >= a ? "A" : spend >= b ? "B" : "C", spend, days);
            });

        Assert.Equal(customers.Count, (int)preview["customers"]!);
        Assert.Equal(customers.Count(customer => customer.Now != customer.Then), (int)preview["moving"]!);
        Assert.Equal(
            letters.Select(tier => $"{tier} {customers.Count(c => c.Now == $"{tier}")} {customers.Count(c => c.Then == $"{tier}")} {customers.Where(c => c.Then == $"{tier}").Sum(c => c.NetSpend):0.0000}"),
            preview["tiers"]!.AsArray().Select(tier => $"{tier!["tier"]} {tier["customersNow"]} {tier["customersThen"]} {(decimal)tier["netSpendThen"]!["amount"]!:0.0000}"));
        Assert.Equal(
            customers.GroupBy(customer => (customer.Now, customer.Then)).OrderBy(group => group.Key).Select(group => $"{group.Key.Now} {group.Key.Then} {group.Count()}"),
            preview["movements"]!.AsArray().Select(movement => $"{movement!["from"]} {movement["to"]} {movement["customers"]}"));
        Assert.Equal(
            customers.Where(c => c.Now != c.Then && (fromTier is null || c.Now == fromTier) && (toTier is null || c.Then == toTier))
                .OrderByDescending(c => c.NetSpend).ThenBy(c => c.Id, StringComparer.Ordinal).Take(100).Select(c => $"{c.Id} {c.Now} {c.Then} {c.NetSpend:0.0000} {c.PurchaseDays}"),
            preview["movers"]!.AsArray().Select(m => $"{m!["customer"]!["externalId"]} {m["from"]} {m["to"]} {(decimal)m["netSpend"]!["amount"]!:0.0000} {m["purchaseDays"]}"));
    }

    [Fact]
    public async Task Under_the_policy_of_the_run_nobody_moves_and_the_tiers_are_those_of_the_run()
    {
        foreach (var (run, policy) in new[] { (1, "share:a=0.2,b=0.3"), (2, "share") })
        {
            var data = await shop.Served.QueryAsync(
                "query($policy: String!, $run: ID) { tierPreview(policy: $policy, run: $run) { moving policy run { policy } movers { from } tiers { tier customersThen netSpendThen { amount } } } tiers(run: $run) { tier customers netSpend { amount } } }",
                new { policy, run = AnalystShop.Run(run) });

            var preview = data["tierPreview"]!;
            Assert.Equal(0, (int)preview["moving"]!);
            Assert.Empty(preview["movers"]!.AsArray());
            Assert.Equal((string?)preview["run"]!["policy"], (string?)preview["policy"]);
            Assert.Equal(
                data["tiers"]!.AsArray().Select(tier => $"{tier!["tier"]} {tier["customers"]} {tier["netSpend"]!["amount"]}"),
                preview["tiers"]!.AsArray().Select(tier => $"{tier!["tier"]} {tier["customersThen"]} {tier["netSpendThen"]!["amount"]}"));
        }
    }

    [Fact]
    public async Task A_preview_leaves_the_database_as_it_is()
    {
        var before = await StateAsync();
        await shop.Served.QueryAsync(Query, new { policy = "rfm:a=12,b=7" });

        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("share:a=7")]
    [InlineData("thresholds:a=1000")]
    [InlineData("")]
    public async Task A_policy_that_cannot_be_is_refused(string policy) => Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync(Query, new { policy }));

    private async Task<string> StateAsync() =>
        string.Join(' ', (await shop.Shop.Database.QueryAsync("SELECT (SELECT count(*) FROM runs), (SELECT revision FROM topics WHERE topic = 'shop'), (SELECT current_run_id FROM shop), (SELECT sum(tier) FROM customer_results)", [], row => $"{row.GetInt64(0)} {row.GetInt64(1)} {row.GetInt64(2)} {row.GetInt64(3)}", CancellationToken.None).ToListAsync()));
}
