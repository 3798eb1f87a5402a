using System.Text.Json.Nodes;

namespace Insights.Server.Tests.Features.Weeks;

[Collection(AnalystShopTests.Name)]
public class WeeksTests(AnalystShop shop)
{
    private const string Fields = "{ from to netSpend { amount } purchases customers newCustomers }";

    [Fact]
    public async Task Weeks_are_whole_ones_from_Monday_to_Sunday_before_the_runs_date_and_the_latest_comes_first()
    {
        var weeks = (await shop.Served.QueryAsync($"{{ weeks(first: 53) {Fields} }}"))["weeks"]!.AsArray();

        var mondays = weeks.Select(week => DateOnly.Parse((string)week!["from"]!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(53, weeks.Count);
        Assert.All(mondays, monday => Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek));
        Assert.Equal(Enumerable.Range(0, 53).Select(i => mondays[0].AddDays(-7 * i)), mondays);
        // The run is as of Wednesday, 1 May 2024, and the last whole week ends with the Sunday before.
        Assert.Equal(new DateOnly(2024, 4, 22), mondays[0]);
        Assert.Equal("2024-04-28", (string?)weeks[0]!["to"]);
    }

    [Fact]
    public async Task A_weeks_sales_are_those_that_the_sales_by_tier_tell_of_its_days()
    {
        foreach (var week in await WeeksAsync(6))
        {
            var monday = DateOnly.Parse((string)week["from"]!, System.Globalization.CultureInfo.InvariantCulture);
            var sales = await shop.Served.QueryAsync($"{{ sales(by: [TIER], from: \"{monday:yyyy-MM-dd}\", to: \"{monday.AddDays(7):yyyy-MM-dd}\") {{ netSpend {{ amount }} nodes {{ tier customers }} }} }}");

            Assert.Equal((decimal)sales["sales"]!["netSpend"]!["amount"]!, (decimal)week["netSpend"]!["amount"]!);
            Assert.Equal(sales["sales"]!["nodes"]!.AsArray().Sum(row => (int)row!["customers"]!), (int)week["customers"]!);
        }
    }

    [Fact]
    public async Task A_weeks_purchases_and_new_customers_are_those_of_the_lists()
    {
        foreach (var week in await WeeksAsync(20))
        {
            var (from, to) = ((string)week["from"]!, (string)week["to"]!);
            var lists = await shop.Served.QueryAsync($$"""
                {
                  purchases(where: { day: { gte: "{{from}}", lte: "{{to}}" }, kind: { eq: PURCHASE } }) { totalCount }
                  customers(where: { firstPurchase: { gte: "{{from}}", lte: "{{to}}" } }) { totalCount }
                }
                """);

            Assert.Equal((int)lists["purchases"]!["totalCount"]!, (int)week["purchases"]!);
            Assert.Equal((int)lists["customers"]!["totalCount"]!, (int)week["newCustomers"]!);
        }
    }

    private async Task<IEnumerable<JsonNode>> WeeksAsync(int count) =>
        (await shop.Served.QueryAsync($"{{ weeks(first: {count}) {Fields} }}"))["weeks"]!.AsArray().OfType<JsonNode>();
}
