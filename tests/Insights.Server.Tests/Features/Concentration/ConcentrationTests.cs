namespace Insights.Server.Tests.Features.Concentration;

[Collection(AnalystShopTests.Name)]
public class ConcentrationTests(AnalystShop shop)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_curve_and_its_figures_are_those_of_the_active_customers(int run)
    {
        var data = (await shop.Served.QueryAsync(
            "query($run: ID) { concentration(run: $run) { gini customerShareOfHalf points { customerShare spendShare } } }", new { run = AnalystShop.Run(run) }))["concentration"]!;
        var spend = (await shop.RowsAsync($"SELECT max(net_spend, 0) FROM customer_results WHERE run_id = {run} AND rank IS NOT NULL ORDER BY 1 DESC")).ConvertAll(row => (double)(long)row[0]!);
        var total = spend.Sum();

        var points = data["points"]!.AsArray();
        Assert.Equal(101, points.Count);
        for (var step = 0; step <= 100; step++)
        {
            var place = step / 100.0 * spend.Count;
            var whole = Math.Min((int)place, spend.Count);
            var part = whole < spend.Count ? (place - whole) * spend[whole] : 0;
            Assert.Equal(step / 100.0, (double)points[step]!["customerShare"]!, 1e-12);
            Assert.Equal((spend.Take(whole).Sum() + part) / total, (double)points[step]!["spendShare"]!, 1e-9);
        }

        // The mean difference of two customers over twice the mean, by its definition.
        var gini = spend.SelectMany(_ => spend, (one, other) => Math.Abs(one - other)).Sum() / (2 * spend.Count * total);
        Assert.Equal(gini, (double)data["gini"]!, 0.005);
        var half = spend.Select((_, i) => spend.Take(i + 1).Sum()).TakeWhile(sum => sum < total / 2).Count() / (double)spend.Count;
        Assert.Equal(half, (double)data["customerShareOfHalf"]!, 0.015);
    }
}
