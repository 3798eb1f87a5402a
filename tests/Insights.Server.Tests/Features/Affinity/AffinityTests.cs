using CsCheck;

namespace Insights.Server.Tests.Features.Affinity;

[Collection(AnalystShopTests.Name)]
public class AffinityTests(AnalystShop shop)
{
    private const string Pairs = """
        query($product: String, $from: Date, $minBaskets: Int, $order: ProductPairOrder, $first: Int, $run: ID) {
          productPairs(product: $product, from: $from, minBaskets: $minBaskets, order: $order, first: $first, run: $run) {
            baskets totalCount nodes { product { code category } other { code } baskets productBaskets otherBaskets support confidence lift } } }
        """;

    private const string Next = """
        query($product: String!, $withinDays: Int, $minCustomers: Int, $run: ID) {
          nextProducts(product: $product, withinDays: $withinDays, minCustomers: $minCustomers, first: 100, run: $run) {
            buyers nodes { product { code } customers share baseShare lift } } }
        """;

    [Fact]
    public void Pairs_of_any_product_and_window_are_those_of_the_baskets() =>
        Gen.Select(Gen.Int[-10, 23], Gen.Int[0, 400], Gen.Int[1, 12], Gen.Bool, Gen.Int[1, 2]).Sample(
            (product, fromDay, minBaskets, byLift, run) => CheckPairsAsync(product < 0 ? null : $"P{product:D2}", new DateOnly(2022, 11, 1).AddDays(fromDay), minBaskets, byLift, run).GetAwaiter().GetResult(), iter: 30);

    private async Task CheckPairsAsync(string? product, DateOnly from, int minBaskets, bool byLift, int run)
    {
        var found = (await shop.Served.QueryAsync(Pairs, new { product, from = from.ToString("yyyy-MM-dd", null), minBaskets, order = byLift ? "LIFT" : "BASKETS", first = 100, run = AnalystShop.Run(run) }))["productPairs"]!;
        var sold = $"""
            (SELECT DISTINCT b.basket_id, p.code FROM baskets b JOIN basket_lines l USING (customer_id, basket_id) JOIN products p USING (product_id)
             WHERE b.kind = 0 AND l.amount > 0 AND b.day >= {AnalystShop.DayOf(from)} AND b.day < {AnalystShop.DayOf(AnalystShop.AsOf(run))})
            """;
        var counts = (await shop.RowsAsync($"SELECT code, count(*) FROM {sold} GROUP BY code")).ToDictionary(row => (string)row[0]!, row => (long)row[1]!);
        var all = (long)(await shop.RowsAsync($"SELECT count(DISTINCT basket_id) FROM {sold}"))[0][0]!;
        var pairs = (await shop.RowsAsync($"SELECT x.code, y.code, count(*) FROM {sold} x JOIN {sold} y ON x.basket_id = y.basket_id AND x.code < y.code GROUP BY x.code, y.code HAVING count(*) >= {minBaskets}"))
            .Select(row => (One: (string)row[0]!, Other: (string)row[1]!, Baskets: (long)row[2]!)).Where(pair => product is null || pair.One == product || pair.Other == product)
            .ToDictionary(pair => (pair.One, pair.Other), pair => pair.Baskets);

        Assert.Equal(all, (long)found["baskets"]!);
        Assert.Equal(pairs.Count, (int)found["totalCount"]!);
        var nodes = found["nodes"]!.AsArray();
        Assert.Equal(Math.Min(100, pairs.Count), nodes.Count);
        foreach (var node in nodes)
        {
            var (one, other) = ((string)node!["product"]!["code"]!, (string)node["other"]!["code"]!);
            if (product is not null) Assert.Equal(product, one);
            else Assert.True(counts[one] >= counts[other]);
            Assert.True(pairs.TryGetValue(string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one), out var baskets));
            Assert.Equal((baskets, counts[one], counts[other]), ((long)node["baskets"]!, (long)node["productBaskets"]!, (long)node["otherBaskets"]!));
            Assert.Equal(baskets / (double)all, (double)node["support"]!, 1e-12);
            Assert.Equal(baskets / (double)counts[one], (double)node["confidence"]!, 1e-12);
            Assert.Equal((double)baskets / all / ((double)counts[one] / all * ((double)counts[other] / all)), (double)node["lift"]!, 1e-9);
        }
        var order = nodes.Select(node => (double)node![byLift ? "lift" : "baskets"]!).ToList();
        Assert.True(order.Zip(order.Skip(1)).All(two => two.First >= two.Second - 1e-9));
        var least = order.Count == 0 ? 0 : order[^1];
        Assert.Equal(
            nodes.Count, byLift || pairs.Count <= 100 ? nodes.Count : pairs.Values.Count(baskets => baskets > least) + order.Count(value => value <= least));
    }

    [Fact]
    public void Next_products_of_any_product_and_time_are_those_of_the_customers() =>
        Gen.Select(Gen.Int[0, 23], Gen.Int[1, 200], Gen.Int[1, 6], Gen.Int[1, 2]).Sample(
            (product, withinDays, minCustomers, run) => CheckNextAsync($"P{product:D2}", withinDays, minCustomers, run).GetAwaiter().GetResult(), iter: 25);

    private async Task CheckNextAsync(string product, int withinDays, int minCustomers, int run)
    {
        var found = (await shop.Served.QueryAsync(Next, new { product, withinDays, minCustomers, run = AnalystShop.Run(run) }))["nextProducts"]!;
        var asOf = AnalystShop.DayOf(AnalystShop.AsOf(run));
        var sold = $"""
            (SELECT b.customer_id, b.day, p.code FROM baskets b JOIN basket_lines l USING (customer_id, basket_id) JOIN products p USING (product_id)
             WHERE b.kind = 0 AND l.amount > 0 AND b.day < {asOf})
            """;
        var (buyers, after) = await AfterAsync($"SELECT customer_id, min(day) AS start FROM {sold} WHERE code = '{product}' GROUP BY customer_id");
        var (customers, afterFirst) = await AfterAsync($"SELECT customer_id, min(day) AS start FROM {sold} GROUP BY customer_id");

        Assert.Equal(buyers, (long)found["buyers"]!);
        var expected = after.Where(entry => entry.Value >= minCustomers).ToDictionary();
        var nodes = found["nodes"]!.AsArray();
        Assert.Equal(expected.Keys.Order(), nodes.Select(node => (string)node!["product"]!["code"]!).Order());
        foreach (var node in nodes)
        {
            var code = (string)node!["product"]!["code"]!;
            var (share, baseShare) = (expected[code] / (double)buyers, afterFirst.GetValueOrDefault(code) / (double)customers);
            Assert.Equal(expected[code], (long)node["customers"]!);
            Assert.Equal(share, (double)node["share"]!, 1e-12);
            Assert.Equal(baseShare, (double)node["baseShare"]!, 1e-12);
            Assert.Equal(baseShare > 0 ? share / baseShare : null, (double?)node["lift"]);
        }
        var shares = nodes.Select(node => (double)node!["share"]!).ToList();
        Assert.Equal(shares.OrderDescending(), shares);

        async Task<(long, Dictionary<string, long>)> AfterAsync(string starts)
        {
            var complete = $"(SELECT * FROM ({starts}) WHERE start + {withinDays} < {asOf})";
            var rows = await shop.RowsAsync($"SELECT s.code, count(DISTINCT s.customer_id) FROM {complete} f JOIN {sold} s ON s.customer_id = f.customer_id AND s.day BETWEEN f.start + 1 AND f.start + {withinDays} GROUP BY s.code");
            return ((long)(await shop.RowsAsync($"SELECT count(*) FROM {complete}"))[0][0]!, rows.ToDictionary(row => (string)row[0]!, row => (long)row[1]!));
        }
    }

    [Fact]
    public async Task A_product_that_there_is_not_is_an_error_and_not_one_without_pairs()
    {
        Assert.Equal("NOT_FOUND", await shop.Served.CodeAsync("{ productPairs(product: \"nothing\") { baskets } }"));
        Assert.Equal("NOT_FOUND", await shop.Served.CodeAsync("{ nextProducts(product: \"nothing\") { buyers } }"));
    }

    [Theory]
    [InlineData("productPairs(first: 0) { totalCount }")]
    [InlineData("productPairs(first: 101) { totalCount }")]
    [InlineData("productPairs(minBaskets: 0) { totalCount }")]
    [InlineData("nextProducts(product: \"P01\", withinDays: 0) { buyers }")]
    [InlineData("nextProducts(product: \"P01\", withinDays: 731) { buyers }")]
    [InlineData("nextProducts(product: \"P01\", minCustomers: 0) { buyers }")]
    public async Task What_is_asked_is_bounded(string field) => Assert.Equal("BAD_INPUT", await shop.Served.CodeAsync($"{{ {field} }}"));
}
