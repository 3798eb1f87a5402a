using CsCheck;

namespace Insights.Server.Tests.Features.Cohorts;

[Collection(AnalystShopTests.Name)]
public class CohortsTests(AnalystShop shop)
{
    private const string Query = """
        query($from: Date, $first: Int, $months: Int, $run: ID) { cohorts(from: $from, first: $first, months: $months, run: $run) {
          month customers retention { offset month customers share netSpend { amount } isComplete } } }
        """;

    [Fact]
    public void Cohorts_of_any_window_are_those_of_the_purchases() =>
        Gen.Select(Gen.Int[0, 18], Gen.Int[1, 25], Gen.Int[0, 30], Gen.Int[1, 2]).Sample(
            (from, first, months, run) => CheckAsync(new DateOnly(2022, 11, 20).AddMonths(from), first, months, run).GetAwaiter().GetResult(), iter: 30);

    private async Task CheckAsync(DateOnly from, int first, int months, int run)
    {
        var cohorts = (await shop.Served.QueryAsync(Query, new { from = from.ToString("yyyy-MM-dd", null), first, months, run = AnalystShop.Run(run) }))["cohorts"]!.AsArray();

        var asOf = AnalystShop.AsOf(run);
        var firsts = await shop.RowsAsync($"""
            SELECT strftime('%Y-%m-01', first * 86400, 'unixepoch') AS cohort, count(*) FROM (
              SELECT min(day) AS first FROM baskets WHERE kind = 0 AND day < {AnalystShop.DayOf(asOf)} GROUP BY customer_id)
            GROUP BY cohort HAVING cohort >= '{from:yyyy-MM}-01' ORDER BY cohort LIMIT {first}
            """);
        Assert.Equal(firsts.Select(row => $"{row[0]} {row[1]}"), cohorts.Select(cohort => $"{cohort!["month"]} {cohort["customers"]}"));

        foreach (var cohort in cohorts)
        {
            var month = DateOnly.Parse((string)cohort!["month"]!, null);
            var retention = cohort["retention"]!.AsArray();
            Assert.Equal(Enumerable.Range(0, months + 1).Count(offset => month.AddMonths(offset) < asOf), retention.Count);
            var bought = (await shop.RowsAsync($"""
                SELECT strftime('%Y-%m-01', b.day * 86400, 'unixepoch') AS month, count(DISTINCT CASE WHEN b.kind = 0 THEN b.customer_id END), sum(b.amount)
                FROM baskets b JOIN (SELECT customer_id, min(day) AS first FROM baskets WHERE kind = 0 GROUP BY customer_id) f ON f.customer_id = b.customer_id
                WHERE strftime('%Y-%m-01', f.first * 86400, 'unixepoch') = '{month:yyyy-MM-dd}' AND b.day >= f.first AND b.day < {AnalystShop.DayOf(asOf)} GROUP BY month
                """)).ToDictionary(row => (string)row[0]!, row => (Customers: (long)row[1]!, Spend: (long)row[2]! / 10_000m));
            for (var offset = 0; offset < retention.Count; offset++)
            {
                var point = retention[offset]!;
                var expected = bought.GetValueOrDefault($"{month.AddMonths(offset):yyyy-MM-dd}");
                Assert.Equal(offset, (int)point["offset"]!);
                Assert.Equal($"{month.AddMonths(offset):yyyy-MM-dd}", (string?)point["month"]);
                Assert.Equal(expected.Customers, (long)point["customers"]!);
                Assert.Equal(expected.Customers / (double)(int)cohort["customers"]!, (double)point["share"]!, 1e-12);
                Assert.Equal(expected.Spend, (decimal)point["netSpend"]!["amount"]!);
                Assert.Equal(month.AddMonths(offset + 1) <= asOf, (bool)point["isComplete"]!);
            }
        }
    }

    [Theory]
    [InlineData("{ cohorts(first: 0) { month } }")]
    [InlineData("{ cohorts(first: 121) { month } }")]
    [InlineData("{ cohorts(months: -1) { month } }")]
    [InlineData("{ cohorts(months: 61) { month } }")]
    public async Task Windows_are_bounded(string query) => Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync(query));
}
