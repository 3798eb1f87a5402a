namespace Insights.Server.Tests.Features.Loyalty;

[Collection(AnalystShopTests.Name)]
public class LoyaltyTests(AnalystShop shop)
{
    [Fact]
    public async Task Means_are_those_of_the_sales_after_the_tiers_of_the_earlier_date()
    {
        var data = await shop.Served.QueryAsync("""
            { run { asOf horizonDays policy loyaltyPremium { from until customers meanSpend { amount } groups { group customers meanSpend { amount } premium interval { low high } } } } }
            """);
        var (run, premium) = (data["run"]!, data["run"]!["loyaltyPremium"]!);
        var asOf = DateOnly.Parse((string)run["asOf"]!, null);
        var from = asOf.AddDays(-(int)run["horizonDays"]!);
        // The default policy's shares: a tenth are A, three tenths B.
        Assert.StartsWith("share", (string)run["policy"]!, StringComparison.Ordinal);
        var active = await shop.RowsAsync($"""
            SELECT c.external_id, sum(CASE WHEN b.day < {AnalystShop.DayOf(from)} THEN b.amount ELSE 0 END), sum(CASE WHEN b.day >= {AnalystShop.DayOf(from)} THEN b.amount ELSE 0 END)
            FROM baskets b JOIN customers c USING (customer_id)
            WHERE b.kind IN (0, 1) AND b.day >= {AnalystShop.DayOf(from) - 365} AND b.day < {AnalystShop.DayOf(asOf)} GROUP BY c.external_id
            HAVING max(CASE WHEN b.kind = 0 AND b.day < {AnalystShop.DayOf(from)} THEN 1 ELSE 0 END) = 1
            """);
        var spend = active.OrderByDescending(row => (long)row[1]!).ThenBy(row => (string)row[0]!, StringComparer.Ordinal).Select(row => (long)row[2]! / 10_000.0).ToList();
        var loyal = (int)(0.1 * spend.Count + 0.5) + (int)(0.3 * spend.Count + 0.5);

        Assert.Equal((from.ToString("yyyy-MM-dd", null), asOf.AddDays(-1).ToString("yyyy-MM-dd", null), spend.Count), ((string)premium["from"]!, (string)premium["until"]!, (int)premium["customers"]!));
        Assert.Equal(spend.Average(), (double)premium["meanSpend"]!["amount"]!, 1e-3);
        var group = premium["groups"]![0]!;
        Assert.Equal(("LOYAL", loyal), ((string)group["group"]!, (int)group["customers"]!));
        Assert.Equal(spend.Take(loyal).Average() / spend.Average() - 1, (double)group["premium"]!, 1e-9);
        Assert.InRange((double)group["premium"]!, (double)group["interval"]!["low"]!, (double)group["interval"]!["high"]!);
    }
}
