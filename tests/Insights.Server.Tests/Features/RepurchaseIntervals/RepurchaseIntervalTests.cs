using CsCheck;

namespace Insights.Server.Tests.Features.RepurchaseIntervals;

[Collection(AnalystShopTests.Name)]
public class RepurchaseIntervalTests(AnalystShop shop)
{
    private const string Query = """
        query($by: RepurchaseKey!, $of: [String!], $from: Date, $minIntervals: Int, $first: Int, $run: ID) {
          repurchases(by: $by, of: $of, from: $from, minIntervals: $minIntervals, first: $first, run: $run) {
            product { code category } category customers intervals lowerQuartileDays medianDays upperQuartileDays } }
        """;

    [Fact]
    public void Rhythms_of_any_product_or_category_and_window_are_those_of_the_purchases() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 400], Gen.Int[1, 20], Gen.Int[1, 30], Gen.Int[1, 2]).Sample(
            (byProduct, of, fromDay, minIntervals, first, run) => CheckAsync(byProduct, of, new DateOnly(2022, 11, 1).AddDays(fromDay), minIntervals, first, run).GetAwaiter().GetResult(), iter: 30);

    private async Task CheckAsync(bool byProduct, int of, DateOnly from, int minIntervals, int first, int run)
    {
        string[]? names = of == 0 ? byProduct ? ["P03", "P07"] : ["tea", "nothing"] : null;
        var nodes = (await shop.Served.QueryAsync(Query, new { by = byProduct ? "PRODUCT" : "CATEGORY", of = names, from = from.ToString("yyyy-MM-dd", null), minIntervals, first, run = AnalystShop.Run(run) }))["repurchases"]!.AsArray();
        var key = byProduct ? "p.code" : "p.category";
        var intervals = (await shop.RowsAsync($"""
            SELECT key, customer_id, gap FROM (
              SELECT key, customer_id, day - lag(day) OVER (PARTITION BY key, customer_id ORDER BY day) AS gap FROM (
                SELECT DISTINCT {key} AS key, b.customer_id, b.day FROM baskets b JOIN basket_lines l USING (customer_id, basket_id) JOIN products p USING (product_id)
                WHERE b.kind = 0 AND l.amount > 0 AND {key} IS NOT NULL AND b.day >= {AnalystShop.DayOf(from)} AND b.day < {AnalystShop.DayOf(AnalystShop.AsOf(run))})) WHERE gap IS NOT NULL
            """)).Select(row => (Key: (string)row[0]!, Customer: (long)row[1]!, Gap: (int)(long)row[2]!)).ToList();
        var expected = intervals.GroupBy(interval => interval.Key).Where(group => group.Count() >= minIntervals && names?.Contains(group.Key) != false)
            .ToDictionary(group => group.Key, group => group.ToList());

        Assert.Equal(Math.Min(first, expected.Count), nodes.Count);
        foreach (var node in nodes)
        {
            var found = expected[(string)(byProduct ? node!["product"]!["code"] : node!["category"])!];
            var gaps = found.Select(interval => interval.Gap).Order().ToList();
            Assert.Equal(byProduct, node!["product"] is not null);
            Assert.Equal(gaps.Count, (int)node["intervals"]!);
            Assert.Equal(found.Select(interval => interval.Customer).Distinct().Count(), (int)node["customers"]!);
            Assert.Equal(gaps[(int)Math.Ceiling(gaps.Count * 0.25) - 1], (int)node["lowerQuartileDays"]!);
            Assert.Equal((gaps[(gaps.Count - 1) / 2] + gaps[gaps.Count / 2]) / 2.0, (double)node["medianDays"]!);
            Assert.Equal(gaps[(int)Math.Ceiling(gaps.Count * 0.75) - 1], (int)node["upperQuartileDays"]!);
        }
        Assert.Equal(expected.Values.Select(found => found.Count).OrderDescending().Take(first), nodes.Select(node => (int)node!["intervals"]!));
    }

    [Fact]
    public async Task A_product_that_there_is_not_is_an_error() =>
        Assert.Equal("NOT_FOUND", await shop.Served.CodeAsync("{ repurchases(by: PRODUCT, of: [\"P03\", \"nothing\"]) { intervals } }"));

    [Theory]
    [InlineData("repurchases(first: 0) { intervals }")]
    [InlineData("repurchases(first: 101) { intervals }")]
    [InlineData("repurchases(minIntervals: 0) { intervals }")]
    public async Task What_is_asked_is_bounded(string field) => Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync($"{{ {field} }}"));
}
